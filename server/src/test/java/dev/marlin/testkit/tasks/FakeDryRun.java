package dev.marlin.testkit.tasks;

import dev.marlin.kernel.MarlinException;
import dev.marlin.tasks.DryRun;
import dev.marlin.tasks.Task;
import dev.marlin.tasks.Verifier;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A dry run whose outcome the test chooses; by default each verifier does what it declares. */
public final class FakeDryRun implements DryRun {
    private final Set<String> contrary = new HashSet<>();
    private Optional<RuntimeException> failure = Optional.empty();
    private Runnable listener = () -> {};

    /** Lets this verifier do the opposite of what it declares. */
    public void contradict(String verifier) {
        contrary.add(verifier);
    }

    /** From now on every verifier does what it declares. */
    public void agree() {
        contrary.clear();
        failure = Optional.empty();
    }

    public void failWith(RuntimeException failure) {
        this.failure = Optional.of(failure);
    }

    /** Is told each time a dry run begins. */
    public void whenRun(Runnable listener) {
        this.listener = listener;
    }

    @Override
    public List<BaseResult> run(Task task, Consumer<String> log) {
        listener.run();
        log.accept("preparing " + task.baseCommit());
        failure.ifPresent(problem -> {
            throw problem;
        });
        return task.verifiers().stream().map(verifier -> result(verifier, log)).toList();
    }

    private BaseResult result(Verifier verifier, Consumer<String> log) {
        log.accept("$ " + verifier.command());
        boolean declared = verifier.onBase() != Verifier.OnBase.FAIL;
        boolean asDeclared = !contrary.contains(verifier.name());
        boolean passed = declared == asDeclared;
        return new BaseResult(verifier.name(), passed, asDeclared, passed ? "exit 0" : "exit 1");
    }

    /** What {@code runs} says when the base cannot be had. */
    public static MarlinException noBase() {
        return MarlinException.invalid("The base commit is not in the repository.");
    }
}
