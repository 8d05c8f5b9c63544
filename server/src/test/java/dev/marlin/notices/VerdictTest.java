package dev.marlin.notices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.notices.outbound.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void deliversOnSuccessOnly() {
        for (int status : new int[] {200, 201, 202, 204, 299}) {
            assertThat(on(answer(status), 1).step()).isEqualTo(DeliveryStep.DELIVER);
        }
        for (int status : new int[] {300, 301, 302, 307, 308, 400, 401, 404, 409, 429, 500, 502, 503}) {
            assertThat(on(answer(status), 1).step()).as("" + status).isEqualTo(DeliveryStep.POSTPONE);
        }
        assertThat(on(new Reply.Unreachable("x"), 1).step()).isEqualTo(DeliveryStep.POSTPONE);
        assertThat(on(new Reply.Refused("x"), 1).step()).isEqualTo(DeliveryStep.POSTPONE);
    }

    @Test
    void takesGoneForGood() {
        Verdict verdict = on(answer(410), 1);
        assertThat(verdict.step()).isEqualTo(DeliveryStep.GIVE_UP);
        assertThat(verdict.off()).contains(OffReason.GONE);
    }

    @Test
    void triesTenTimesInAboutThreeDays() {
        Duration all = IntStream.rangeClosed(1, 9)
                .mapToObj(failures -> on(answer(500), failures).pause().orElseThrow())
                .reduce(Duration.ZERO, Duration::plus);
        assertThat(all).isBetween(Duration.ofHours(72), Duration.ofHours(80));
        Verdict last = on(answer(500), 10);
        assertThat(last.step()).isEqualTo(DeliveryStep.GIVE_UP);
        assertThat(last.off()).contains(OffReason.FAILING);
        assertThat(RetrySchedule.after(1, 1)).contains(Duration.ofSeconds(6));
    }

    @Test
    void waitsAsLongAsItWasAskedTo() {
        assertThat(pause(429, "3600")).isEqualTo(Duration.ofHours(1));
        assertThat(pause(503, "Sun, 01 Mar 2026 14:00:00 GMT")).isEqualTo(Duration.ofHours(2));
        assertThat(pause(503, "999999999")).isEqualTo(Duration.ofHours(24));
        for (String nonsense : new String[] {"", "soon", "-5", "1", "Sun, 01 Mar 2020 14:00:00 GMT", "99999999999"}) {
            assertThat(pause(429, nonsense)).as(nonsense).isEqualTo(Duration.ofSeconds(5));
        }
        assertThat(pause(500, "3600")).as("only 429 and 503 may ask").isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void everyPairOfStateAndStepIsAsTheTableSays() {
        for (DeliveryState state : DeliveryState.values()) {
            Set<DeliveryStep> open = switch (state) {
                case WAITING -> EnumSet.of(DeliveryStep.DELIVER, DeliveryStep.POSTPONE, DeliveryStep.GIVE_UP);
                case DELIVERED, GIVEN_UP -> EnumSet.of(DeliveryStep.REPLAY);
            };
            for (DeliveryStep step : DeliveryStep.values()) {
                assertThat(step.leadsFrom(state)).as(state + " " + step).isEqualTo(open.contains(step));
            }
        }
    }

    private static Duration pause(int status, String retryAfter) {
        return on(new Reply.Answered(status, Optional.of(retryAfter), ""), 1)
                .pause()
                .orElseThrow();
    }

    private static Reply answer(int status) {
        return new Reply.Answered(status, Optional.empty(), "");
    }

    private static Verdict on(Reply reply, int failures) {
        return Verdict.on(reply, failures, NOW, 0);
    }
}
