package dev.marlin.runs.redaction;

import dev.marlin.runs.NeutralCandidate;
import java.util.List;

/**
 * What came of redacting one candidate.
 *
 * @param neutral the view for judging persons
 * @param marks how many names were replaced, for managers
 * @param inMeaning marks that change what code means: the pair waits for a manager's decision unless this is empty
 */
public record Redaction(NeutralCandidate neutral, int marks, List<MeaningMark> inMeaning) {
    public Redaction {
        inMeaning = List.copyOf(inMeaning);
    }

    /**
     * A name inside an identifier, a literal or a path that code depends on.
     *
     * @param path unredacted
     * @param line 1-based, in the candidate's file; 0 when it is the path itself
     */
    public record MeaningMark(String path, int line) {}
}
