package dev.marlin.runs.redaction;

import dev.marlin.runs.CandidateId;
import dev.marlin.runs.NeutralCandidate;
import java.util.List;
import java.util.Optional;

/**
 * What a candidate left at the end of a turn, as it really is, before any redaction.
 *
 * @param files union of what changed since the base
 * @param anomalies about links, pipes, nested repositories and the like
 */
public record RawCandidate(
        CandidateId id,
        int turn,
        NeutralCandidate.Outcome outcome,
        List<RawFile> files,
        List<RawStep> steps,
        List<RawVerification> verifications,
        String finalMessage,
        List<RawAnomaly> anomalies) {
    public RawCandidate {
        files = List.copyOf(files);
        steps = List.copyOf(steps);
        verifications = List.copyOf(verifications);
        anomalies = List.copyOf(anomalies);
    }

    /** One changed file with its texts; empty when there is no such side or it is binary. */
    public record RawFile(
            String path,
            Optional<String> previousPath,
            NeutralCandidate.Change change,
            Optional<String> base,
            Optional<String> before,
            Optional<String> after,
            boolean binary,
            boolean ignoredByBase) {}

    /** One step; {@code title} may still hold the agent's own tool names. */
    public record RawStep(NeutralCandidate.NeutralStep.Kind kind, String title, String path, String output) {}

    /** One verifier's outcome with its whole log. */
    public record RawVerification(
            String verifier,
            NeutralCandidate.NeutralVerification.Status status,
            String summary,
            Optional<String> log) {}

    /**
     * Something odd about a path.
     *
     * @param path that it is about; empty when about none
     * @param sentence may hold names
     */
    public record RawAnomaly(String path, String sentence) {
        String inWords() {
            return path.isEmpty() ? sentence : path + ": " + sentence;
        }
    }
}
