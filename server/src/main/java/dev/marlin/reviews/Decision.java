package dev.marlin.reviews;

import dev.marlin.comparisons.JudgementId;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.reviews.life.SubmissionId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * How an adjudicator settled what people differ about; never changed.
 *
 * @param judgement the adjudicator's own, of the whole
 */
public record Decision(
        SubmissionId submission, int round, PersonId adjudicator, JudgementId judgement, Grounds grounds, Instant at) {

    /** What becomes of the submission. */
    public enum Outcome {
        /** The author's judgement stands and counts. */
        UPHOLD,
        /** Accepted, but the adjudicator's judgement counts. */
        OVERRULE,
        /** One more round: the author reworks it. */
        RETURN,
        /** Nothing here can be relied on. */
        REJECT;

        /** As SQL and the API spell it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** As people read it. */
        public String words() {
            return switch (this) {
                case UPHOLD -> "Accept, the author's judgement counts";
                case OVERRULE -> "Accept, my judgement counts";
                case RETURN -> "One more round";
                case REJECT -> "Reject";
            };
        }

        /** @throws MarlinException INVALID for any other word */
        public static Outcome parse(String key) {
            for (Outcome outcome : values()) {
                if (outcome.key().equals(key)) {
                    return outcome;
                }
            }
            throw MarlinException.invalid("outcome: uphold, overrule, return or reject. Nothing was saved.");
        }
    }

    /**
     * On what a decision rests.
     *
     * @param reasonCode one of the rubric version's
     * @param evidence references of annotations ({@code E/A1}, {@code 2/B1}) or names of verifiers; one or more
     * @param message to author and reviewers
     */
    public record Grounds(Outcome outcome, String reasonCode, List<String> evidence, String message) {
        private static final int TEXT_LIMIT = 20_000;

        /** @throws MarlinException INVALID that names the field and its rule */
        public Grounds {
            message = message.strip();
            evidence = evidence.stream().map(String::strip).distinct().toList();
            if (reasonCode.isBlank()) {
                throw MarlinException.invalid("reasonCode: choose the reason for your decision. Nothing was saved.");
            }
            if (evidence.isEmpty() || evidence.stream().anyMatch(String::isEmpty)) {
                throw MarlinException.invalid("evidence: link at least one annotation or verifier. Nothing was saved.");
            }
            if (message.isEmpty() || message.length() > TEXT_LIMIT) {
                throw MarlinException.invalid(
                        "message: tell everybody why, in 1 to " + TEXT_LIMIT + " characters. Nothing was saved.");
            }
        }
    }
}
