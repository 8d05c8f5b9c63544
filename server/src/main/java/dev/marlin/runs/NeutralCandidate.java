package dev.marlin.runs;

import java.util.List;
import java.util.Optional;

/**
 * All that a judging person may know of one candidate at one turn: redacted, in neutral words, without a field from
 * which the agent could be told. No times, no counts of tokens, of steps or of what was taken out, no names, no exit codes
 * of the agent itself.
 *
 * @param outcome what came of it
 * @param files union of what changed since the base, by path; contents after redaction
 * @param steps the trajectory in neutral words
 * @param finalMessage the agent's last words, redacted; empty when it said nothing
 * @param anomalies sentences about links, pipes, nested repositories and the like
 */
public record NeutralCandidate(
        CandidateId id,
        int turn,
        Outcome outcome,
        List<NeutralFile> files,
        List<NeutralStep> steps,
        List<NeutralVerification> verifications,
        String finalMessage,
        List<String> anomalies) {
    public NeutralCandidate {
        files = List.copyOf(files);
        steps = List.copyOf(steps);
        verifications = List.copyOf(verifications);
        anomalies = List.copyOf(anomalies);
    }

    /** What the candidate left. */
    public enum Outcome {
        /** A change. */
        CHANGED,
        /** No file differs from the base. */
        NO_CHANGE,
        /** An imported patch does not apply to the base. */
        DOES_NOT_APPLY,
        /** It gave up or ran into a limit; what it left is shown. */
        GAVE_UP
    }

    /**
     * One changed file. Texts are blob digests; empty means that there is no such side, or that it is binary.
     *
     * @param path slash-separated, may hold any character; show it escaped
     * @param base content at the base commit
     * @param before content when this turn began; equal to base at turn 1
     * @param after content when this turn ended, redacted
     * @param ignoredByBase the base commit's ignore rules would hide it: fold it
     */
    public record NeutralFile(
            String path,
            Optional<String> previousPath,
            Change change,
            Optional<String> base,
            Optional<String> before,
            Optional<String> after,
            boolean binary,
            boolean ignoredByBase) {}

    /** What happened to a file since the base. */
    public enum Change {
        ADDED,
        MODIFIED,
        DELETED,
        RENAMED,
        MODE_CHANGED,
        TYPE_CHANGED
    }

    /**
     * One step.
     *
     * @param kind plan, search, read, edit, run, test, message or other
     * @param path file that it concerns, empty if none
     * @param output redacted, capped; empty if none
     */
    public record NeutralStep(Kind kind, String title, String path, String output) {
        /** Neutral tool vocabulary. */
        public enum Kind {
            PLAN,
            SEARCH,
            READ,
            EDIT,
            RUN,
            TEST,
            MESSAGE,
            OTHER
        }
    }

    /**
     * One verifier's outcome on this candidate.
     *
     * @param summary counts in words: {@code 8 of 8 must-pass tests, 0 of 748 broken}
     * @param log blob digest of the redacted log
     */
    public record NeutralVerification(String verifier, Status status, String summary, Optional<String> log) {
        /** Outcome of a verifier. */
        public enum Status {
            PASS,
            FAIL,
            TIMED_OUT,
            NOT_RUN
        }
    }
}
