package dev.marlin.tasks;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One dry run as it is stored.
 *
 * @param content digest of the content that it is about; an edit of the draft makes it say nothing any more
 * @param results one per verifier in the task's order; empty unless done
 * @param failure a sentence; present when failed
 */
public record DryRunRow(
        DryRunId id,
        TaskId task,
        String content,
        DryRunState state,
        List<DryRun.BaseResult> results,
        Optional<String> failure,
        Instant requestedAt,
        Optional<Instant> finishedAt) {
    public DryRunRow {
        results = List.copyOf(results);
    }

    /** Whether every verifier did on the base what it declares. */
    public boolean proves() {
        return state == DryRunState.DONE && results.stream().allMatch(DryRun.BaseResult::asDeclared);
    }

    /**
     * One line of its log.
     *
     * @param number 1, 2, 3 … without gaps
     */
    public record Line(int number, String text) {}
}
