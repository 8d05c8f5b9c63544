package dev.marlin.reviews.appeals;

import dev.marlin.kernel.MarlinException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * An author's objection to the rejection of a round; never changed.
 *
 * @param text of the author
 * @param answer empty while nobody has decided
 */
public record Appeal(int round, String text, Instant at, Optional<Answer> answer) {
    private static final int TEXT_LIMIT = 20_000;

    /** What becomes of the rejection. */
    public enum Outcome {
        /** It stands, and cannot be appealed again. */
        UPHELD,
        /** It falls: the author's judgement counts and is paid. */
        OVERTURNED;

        /** As SQL, forms and the API spell it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** As people read it. */
        public String words() {
            return switch (this) {
                case UPHELD -> "The rejection stands";
                case OVERTURNED -> "The author's judgement counts";
            };
        }

        /** @throws MarlinException INVALID for any other word */
        public static Outcome parse(String key) {
            for (Outcome outcome : values()) {
                if (outcome.key().equals(key)) {
                    return outcome;
                }
            }
            throw MarlinException.invalid("outcome: upheld or overturned. Nothing was saved.");
        }
    }

    /**
     * What somebody who took no part made of it.
     *
     * @param text for the author and everybody who took part
     */
    public record Answer(Outcome outcome, String text, Instant at) {}

    /**
     * The text without spaces around it.
     *
     * @throws MarlinException INVALID when it is empty or longer than 20,000 characters
     */
    public static String text(String field, String text) {
        String stripped = text.strip();
        if (stripped.isEmpty() || stripped.length() > TEXT_LIMIT || stripped.indexOf(0) >= 0) {
            throw MarlinException.invalid(field + ": 1 to " + TEXT_LIMIT + " characters are needed. Nothing was sent.");
        }
        return stripped;
    }
}
