package dev.marlin.app.command;

import dev.marlin.runs.reports.DoneRun;
import dev.marlin.runs.reports.RunOutcome;
import java.util.List;
import java.util.Locale;

/**
 * A run that a command did, as it tells it.
 *
 * @param outcome {@code recorded}, {@code failed} (for a reason of ours) or {@code stopped} (by a person, or given back)
 * @param reason empty unless it failed
 */
record WorkedRun(String run, String task, int turn, int attempt, String outcome, double seconds, String reason) {
    static final String FAILED = "failed";

    static WorkedRun of(DoneRun done) {
        return new WorkedRun(
                done.run().id().toString(),
                done.run().task().toString(),
                done.run().turn(),
                done.run().attempt(),
                outcome(done.outcome()),
                done.took().toMillis() / 1000.0,
                done.outcome() instanceof RunOutcome.Failed failed ? failed.reason() : "");
    }

    List<String> cells() {
        return List.of(
                run,
                task,
                Integer.toString(turn),
                Integer.toString(attempt),
                outcome,
                String.format(Locale.ROOT, "%.1f", seconds),
                reason);
    }

    private static String outcome(RunOutcome outcome) {
        return switch (outcome) {
            case RunOutcome.Judgeable judgeable -> "recorded";
            case RunOutcome.Failed failed -> FAILED;
            case RunOutcome.Cancelled cancelled -> "stopped";
        };
    }
}
