package dev.marlin.web.tasks;

import dev.marlin.tasks.DryRun;
import dev.marlin.tasks.DryRunRow;
import dev.marlin.tasks.DryRunState;
import dev.marlin.tasks.Task;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a draft's verifiers on its base.
 *
 * @param task whose
 * @param run the latest dry run
 * @param current whether it is about exactly what the task says now
 * @param lines of its log
 * @param mayRun whether the visitor may start one
 */
public record DryRunPanel(
        Task task, Optional<DryRunRow> run, boolean current, List<DryRunRow.Line> lines, boolean mayRun) {
    public DryRunPanel {
        lines = List.copyOf(lines);
    }

    public boolean active() {
        return run.filter(latest -> !latest.state().isFinal()).isPresent();
    }

    public boolean proves() {
        return current && run.filter(DryRunRow::proves).isPresent();
    }

    public Optional<String> failure() {
        return run.filter(latest -> latest.state() == DryRunState.FAILED).flatMap(DryRunRow::failure);
    }

    /** What this verifier did, when it was run with the present text. */
    public Optional<DryRun.BaseResult> result(String verifier) {
        return run.filter(latest -> current)
                .flatMap(latest -> latest.results().stream()
                        .filter(result -> result.verifier().equals(verifier))
                        .findFirst());
    }

    public int lastLine() {
        return lines.isEmpty() ? 0 : lines.getLast().number();
    }
}
