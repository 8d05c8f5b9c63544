package dev.marlin.runs.bases;

import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Problem;
import dev.marlin.runner.git.objects.GitException;
import dev.marlin.runner.sandbox.SandboxException;
import dev.marlin.runner.verify.VerifierResult;
import dev.marlin.runner.workspace.PreparedBase;
import dev.marlin.tasks.DryRun;
import dev.marlin.tasks.Task;
import dev.marlin.tasks.Verifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;

/** Dry runs in the real sandbox. */
@Service
class VerifierDryRun implements DryRun {
    private final BasePreparation bases;
    private final BaseChecks checks;

    VerifierDryRun(BasePreparation bases, BaseChecks checks) {
        this.bases = bases;
        this.checks = checks;
    }

    @Override
    public List<BaseResult> run(Task task, Consumer<String> log) {
        try {
            log.accept("Preparing the base " + task.baseCommit());
            PreparedBase base = bases.prepare(task);
            log.accept("Running " + task.verifiers().size() + " verifiers, without network");
            List<VerifierResult> results = checks.run(task, base);
            List<BaseResult> shown = new ArrayList<>();
            for (int i = 0; i < results.size(); i++) {
                shown.add(shown(task.verifiers().get(i), results.get(i), log));
            }
            if (shown.stream().allMatch(BaseResult::asDeclared)) {
                checks.keep(task, results);
            }
            return shown;
        } catch (SandboxException | GitException failed) {
            throw new MarlinException(
                    Problem.UNAVAILABLE,
                    "The machine failed, not your verifiers: " + failed.getMessage() + " Try again.",
                    failed);
        }
    }

    private static BaseResult shown(Verifier verifier, VerifierResult result, Consumer<String> log) {
        log.accept("— " + verifier.name() + ": " + verifier.command());
        new String(result.log(), StandardCharsets.UTF_8).lines().forEach(log);
        boolean passed = result.status() == VerifierResult.Status.PASS;
        boolean ours = result.status() == VerifierResult.Status.INFRASTRUCTURE_ERROR;
        boolean ran = !ours && result.status() != VerifierResult.Status.NOT_RUN;
        boolean asDeclared = ran
                && switch (verifier.onBase()) {
                    case PASS -> passed;
                    case FAIL -> !passed;
                    case ANY -> true;
                };
        String summary = Verifiers.summary(result);
        log.accept("= " + result.status() + ", " + summary);
        if (ours) {
            throw new MarlinException(Problem.UNAVAILABLE, verifier.name() + ": " + result.note());
        }
        return new BaseResult(verifier.name(), passed, asDeclared, summary);
    }
}
