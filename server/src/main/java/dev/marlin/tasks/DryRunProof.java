package dev.marlin.tasks;

import dev.marlin.kernel.MarlinException;
import dev.marlin.tasks.DryRun.BaseResult;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a task needs before it is published: a dry run of exactly its content with every result as declared. */
final class DryRunProof {
    private DryRunProof() {}

    /** @param latest of exactly the content that is about to be published */
    static void require(Optional<DryRunRow> latest) {
        DryRunRow run = latest.orElseThrow(
                () -> MarlinException.invalid(
                        "verifiers: run them on the base first; no dry run has seen exactly this content. Nothing was changed."));
        switch (run.state()) {
            case QUEUED, RUNNING ->
                throw MarlinException.conflict(
                        "The dry run has not ended yet: publish when it has. Nothing was changed.");
            case FAILED ->
                throw MarlinException.invalid("verifiers: the last dry run failed: "
                        + run.failure().orElse("") + " Run them on the base again. Nothing was changed.");
            case DONE -> requireAsDeclared(run);
        }
    }

    private static void requireAsDeclared(DryRunRow run) {
        if (!run.proves()) {
            String names = run.results().stream()
                    .filter(result -> !result.asDeclared())
                    .map(result -> "“" + result.verifier() + "” " + (result.passed() ? "passes" : "fails"))
                    .collect(Collectors.joining(", "));
            throw MarlinException.invalid("verifiers: on the base, " + names
                    + ", which is not what is declared. Mend the verifier or what it declares, and run again."
                    + " Nothing was changed.");
        }
    }

    /** @throws IllegalStateException when the answer is not one result per verifier, in order: a fault of ours */
    static void requireComplete(Task task, List<BaseResult> results) {
        if (!results.stream()
                .map(BaseResult::verifier)
                .toList()
                .equals(task.verifiers().stream().map(Verifier::name).toList())) {
            throw new IllegalStateException("a dry run answers for each verifier, in order");
        }
    }
}
