package dev.marlin.notices;

import dev.marlin.notices.outbound.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * What follows from an answer.
 *
 * @param pause until the next try; present exactly when there is one
 * @param off why the endpoint is to be switched off, if it is
 * @param words for the log
 */
record Verdict(DeliveryStep step, Optional<Duration> pause, Optional<OffReason> off, String words) {
    private static final Duration LONGEST_WISH = Duration.ofHours(24);
    private static final int GONE = 410;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    /**
     * @param failures how often this message failed, this time included if it did
     * @param now in real time, for wishes that name a moment
     * @param luck from 0 to 1, spreads the waits
     */
    static Verdict on(Reply reply, int failures, Instant now, double luck) {
        return switch (reply) {
            case Reply.Answered answered -> on(answered, failures, now, luck);
            case Reply.Unreachable unreachable -> failed(unreachable.reason(), failures, luck, Duration.ZERO);
            case Reply.Refused refused -> failed("not sent: " + refused.reason(), failures, luck, Duration.ZERO);
        };
    }

    private static Verdict on(Reply.Answered answered, int failures, Instant now, double luck) {
        int status = answered.status();
        if (status >= 200 && status < 300) {
            return new Verdict(DeliveryStep.DELIVER, Optional.empty(), Optional.empty(), "delivered");
        }
        if (status == GONE) {
            return new Verdict(
                    DeliveryStep.GIVE_UP, Optional.empty(), Optional.of(OffReason.GONE), OffReason.GONE.words());
        }
        if (status >= 300 && status < 400) {
            return failed("it answered " + status + "; redirects are not followed", failures, luck, Duration.ZERO);
        }
        Duration wish = status == TOO_MANY || status == UNAVAILABLE
                ? answered.retryAfter().map(text -> wish(text, now)).orElse(Duration.ZERO)
                : Duration.ZERO;
        return failed("it answered " + status, failures, luck, wish);
    }

    private static Verdict failed(String words, int failures, double luck, Duration wish) {
        Optional<Duration> pause = RetrySchedule.after(failures, luck).map(planned -> longer(planned, wish));
        return pause.isPresent()
                ? new Verdict(DeliveryStep.POSTPONE, pause, Optional.empty(), words)
                : new Verdict(DeliveryStep.GIVE_UP, pause, Optional.of(OffReason.FAILING), words);
    }

    private static Duration longer(Duration planned, Duration wish) {
        return wish.compareTo(planned) > 0 ? wish : planned;
    }

    /** Seconds or a date; what is neither is no wish, and a day is the most. */
    private static Duration wish(String text, Instant now) {
        Duration wish;
        if (text.matches("\\d{1,9}")) {
            wish = Duration.ofSeconds(Long.parseLong(text));
        } else {
            try {
                wish = Duration.between(
                        now,
                        ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                .toInstant());
            } catch (DateTimeParseException neither) {
                return Duration.ZERO;
            }
        }
        return wish.compareTo(LONGEST_WISH) > 0 ? LONGEST_WISH : wish;
    }
}
