package dev.marlin.tasks;

import java.util.List;
import java.util.function.Consumer;

/** Runs a task's verifiers on its base, before any agent sees it: this floor declares, {@code runs} answers. */
public interface DryRun {
    /**
     * @param log receives what happens while it happens, line by line
     * @throws dev.marlin.kernel.MarlinException when the base cannot be prepared
     */
    List<BaseResult> run(Task task, Consumer<String> log);

    /**
     * What one verifier did on the base.
     *
     * @param asDeclared whether that is what {@link Verifier#onBase()} says
     */
    record BaseResult(String verifier, boolean passed, boolean asDeclared, String summary) {}
}
