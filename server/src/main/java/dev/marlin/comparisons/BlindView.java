package dev.marlin.comparisons;

import dev.marlin.kernel.Digest;
import dev.marlin.rubrics.RubricVersion;
import dev.marlin.runs.NeutralCandidate;
import dev.marlin.runs.NeutralCandidate.NeutralFile;
import dev.marlin.runs.NeutralCandidate.NeutralStep;
import dev.marlin.runs.NeutralCandidate.NeutralVerification;
import dev.marlin.runs.NeutralPair;
import dev.marlin.tasks.Category;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A comparison as a judging person may see it: two sides, no names, no identities of candidates. Every judging page and
 * answer is made of this and of nothing else.
 *
 * @param shortCode of the task, for people
 * @param baseCommit 40 hex
 * @param turns prompts up to the latest turn that may be seen
 * @param turn the turn that is shown
 * @param base what the verifiers did on the base, in the task's order
 * @param lease the expert's; empty for other viewers and when nobody has the task
 */
public record BlindView(
        Comparison comparison,
        String title,
        String shortCode,
        Category category,
        String baseCommit,
        RubricVersion rubric,
        List<NeutralPair.Turn> turns,
        int turn,
        Half a,
        Half b,
        List<NeutralVerification> base,
        boolean noModelWasCalled,
        Optional<Assignments.Lease> lease) {
    public BlindView {
        turns = List.copyOf(turns);
        base = List.copyOf(base);
    }

    /** Who looks. */
    public enum Viewer {
        /** Compares and submits. */
        EXPERT,
        /** Reviews what was submitted. */
        REVIEWER,
        /** Decides where they differ. */
        ADJUDICATOR
    }

    /** One side: a neutral candidate without its id. */
    public record Half(
            Side side,
            NeutralCandidate.Outcome outcome,
            List<NeutralFile> files,
            List<NeutralStep> steps,
            List<NeutralVerification> verifications,
            String finalMessage,
            List<String> anomalies) {
        public Half {
            files = List.copyOf(files);
            steps = List.copyOf(steps);
            verifications = List.copyOf(verifications);
            anomalies = List.copyOf(anomalies);
        }

        static Half of(Side side, NeutralCandidate candidate) {
            return new Half(
                    side,
                    candidate.outcome(),
                    candidate.files(),
                    candidate.steps(),
                    candidate.verifications(),
                    candidate.finalMessage(),
                    candidate.anomalies());
        }

        /** What the verifier of that name did on this side; empty when it has no result. */
        public Optional<NeutralVerification> verification(String verifier) {
            return verifications.stream()
                    .filter(v -> v.verifier().equals(verifier))
                    .findFirst();
        }
    }

    /** A file that at least one side changed. */
    public record ChangedFile(String path, Optional<NeutralFile> a, Optional<NeutralFile> b) {
        /** Names the file in addresses and marks: 16 hex, however odd its path is. */
        public String key() {
            return keyOf(path);
        }

        public Optional<NeutralFile> at(Side side) {
            return switch (side) {
                case A -> a;
                case B -> b;
            };
        }

        public static String keyOf(String path) {
            return Digest.sha256(path).substring(0, 16);
        }
    }

    public Half half(Side side) {
        return switch (side) {
            case A -> a;
            case B -> b;
        };
    }

    /** The shown turn's words. */
    public NeutralPair.Turn shownTurn() {
        return turns.get(turn - 1);
    }

    /** Union of what both sides changed, by path. */
    public List<ChangedFile> files() {
        Map<String, NeutralFile> inA = byPath(a);
        Map<String, NeutralFile> inB = byPath(b);
        TreeSet<String> paths = new TreeSet<>(inA.keySet());
        paths.addAll(inB.keySet());
        List<ChangedFile> files = new ArrayList<>(paths.size());
        for (String path : paths) {
            files.add(new ChangedFile(path, Optional.ofNullable(inA.get(path)), Optional.ofNullable(inB.get(path))));
        }
        return files;
    }

    private static Map<String, NeutralFile> byPath(Half half) {
        Map<String, NeutralFile> files = new HashMap<>();
        half.files().forEach(file -> files.put(file.path(), file));
        return files;
    }
}
