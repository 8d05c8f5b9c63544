package dev.marlin.web.bench;

import dev.marlin.diffs.HiddenCharacters;
import dev.marlin.runs.NeutralCandidate.NeutralVerification;
import java.util.List;
import java.util.Optional;

/**
 * One verifier on base, A and B.
 *
 * @param number in the table, from 1: how a rationale may name it
 * @param results of base, A and B in this order
 */
public record VerifierLine(int number, String name, List<Result> results) {
    public VerifierLine {
        results = List.copyOf(results);
    }

    public String shownName() {
        return HiddenCharacters.inWords(name);
    }

    /**
     * One outcome.
     *
     * @param of {@code base}, {@code a} or {@code b}
     * @param outcome empty: there is none
     */
    public record Result(String of, Optional<NeutralVerification> outcome) {
        /** Never "failed" when it did not run: that is ours, not the candidate's. */
        public String words() {
            return outcome.map(NeutralVerification::status)
                    .map(status -> switch (status) {
                        case PASS -> "pass";
                        case FAIL -> "fail";
                        case TIMED_OUT -> "timed out";
                        case NOT_RUN -> "not run";
                    })
                    .orElse("not run");
        }

        public String style() {
            return switch (words()) {
                case "pass" -> "status-good";
                case "fail" -> "status-bad";
                case "timed out" -> "status-warn";
                default -> "";
            };
        }

        public String icon() {
            return switch (words()) {
                case "pass" -> "check";
                case "fail" -> "cross";
                case "timed out" -> "clock";
                default -> "dash";
            };
        }

        public String label() {
            return of.equals("base") ? "base" : of.equals("a") ? "A" : "B";
        }

        public String summary() {
            return outcome.map(NeutralVerification::summary)
                    .map(HiddenCharacters::inWords)
                    .orElse("It did not run here; that counts for neither side.");
        }

        public boolean hasLog() {
            return outcome.flatMap(NeutralVerification::log).isPresent();
        }
    }
}
