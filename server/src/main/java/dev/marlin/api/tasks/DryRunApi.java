package dev.marlin.api.tasks;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.MarlinException;
import dev.marlin.tasks.DryRun.BaseResult;
import dev.marlin.tasks.DryRunRow;
import dev.marlin.tasks.DryRunState;
import dev.marlin.tasks.DryRuns;
import dev.marlin.tasks.TaskId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Dry runs for programs: start one, ask until it has ended. */
@RestController
class DryRunApi {
    private final DryRuns dryRuns;

    DryRunApi(DryRuns dryRuns) {
        this.dryRuns = dryRuns;
    }

    /**
     * One dry run.
     *
     * @param content version of the task that it is about
     * @param proves whether every verifier did what it declares
     * @param log lines after the one that was asked for, at most 500
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DryRunAnswer(
            String id,
            DryRunState state,
            String content,
            boolean proves,
            @Nullable String failure,
            List<BaseResult> results,
            List<DryRunRow.Line> log) {
        static DryRunAnswer of(DryRunRow run, List<DryRunRow.Line> log) {
            return new DryRunAnswer(
                    run.id().toString(),
                    run.state(),
                    run.content(),
                    run.proves(),
                    run.failure().orElse(null),
                    run.results(),
                    log);
        }
    }

    @PostMapping("/api/v1/tasks/{task}/dry-run")
    @ResponseStatus(HttpStatus.ACCEPTED)
    DryRunAnswer start(@PathVariable String task, Visitor visitor) {
        return DryRunAnswer.of(dryRuns.start(TaskId.parse(task), visitor.id()), List.of());
    }

    @GetMapping("/api/v1/tasks/{task}/dry-run")
    DryRunAnswer latest(@PathVariable String task, @RequestParam(defaultValue = "0") int after) {
        DryRunRow run = dryRuns.latest(TaskId.parse(task))
                .orElseThrow(() -> MarlinException.notFound("A dry run of that task"));
        return DryRunAnswer.of(run, dryRuns.lines(run.id(), after));
    }
}
