package dev.marlin.runs.redaction;

import dev.marlin.runs.NeutralCandidate;
import java.util.List;

/**
 * What came of redacting one candidate.
 *
 * @param neutral the view for judging persons
 * @param taken how much is missing in it, for managers: it differs from agent to agent
 * @param inMeaning marks that change what code means: the pair waits for a manager's decision unless this is empty
 */
public record Redaction(NeutralCandidate neutral, Taken taken, List<MeaningMark> inMeaning) {
    public Redaction {
        inMeaning = List.copyOf(inMeaning);
    }

    /**
     * How much was taken out of the view; the original stays in the record.
     *
     * @param files of agents' configuration
     * @param trailers lines of commit trailers, banners and other traces
     * @param names replaced by marks
     */
    public record Taken(int files, int trailers, int names) {}

    /**
     * A name inside an identifier, a literal or a path that code depends on.
     *
     * @param path unredacted
     * @param line 1-based, in the candidate's file; 0 when it is the path itself
     */
    public record MeaningMark(String path, int line) {}
}
