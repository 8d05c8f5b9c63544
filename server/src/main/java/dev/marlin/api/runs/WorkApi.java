package dev.marlin.api.runs;

import dev.marlin.agents.AgentVersionId;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.MarlinException;
import dev.marlin.runs.ImportedPatches;
import dev.marlin.runs.ImportedPatches.Work;
import dev.marlin.tasks.TaskId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Work that was done elsewhere, for programs of managers. */
@RestController
class WorkApi {
    private final ImportedPatches works;

    WorkApi(ImportedPatches works) {
        this.works = works;
    }

    @GetMapping("/api/v1/tasks/{task}/work")
    List<WorkAnswer> of(@PathVariable String task) {
        return works.of(TaskId.parse(task)).stream().map(WorkAnswer::of).toList();
    }

    @PostMapping("/api/v1/tasks/{task}/work")
    @ResponseStatus(HttpStatus.CREATED)
    WorkAnswer attach(@PathVariable String task, @RequestBody WorkBody body, Visitor visitor) {
        TaskId id = TaskId.parse(task);
        AgentVersionId agent = AgentVersionId.parse(body.agentVersion() == null ? "" : body.agentVersion());
        if (body.patch() != null && body.branch() == null && body.commit() == null) {
            byte[] patch = body.patch().getBytes(StandardCharsets.UTF_8);
            return WorkAnswer.of(works.attachPatch(id, agent, patch, visitor.id()));
        }
        if (body.branch() != null && body.patch() == null && body.commit() == null) {
            return WorkAnswer.of(works.attachBranch(id, agent, body.branch(), visitor.id()));
        }
        if (body.commit() != null && body.patch() == null && body.branch() == null) {
            return WorkAnswer.of(works.attachCommit(id, agent, body.commit(), visitor.id()));
        }
        throw MarlinException.invalid("Exactly one of patch, branch and commit is wanted. Nothing was stored.");
    }

    @PostMapping("/api/v1/agents/{version}/predictions")
    ImportedPatches.PredictionsReport predictions(
            @PathVariable String version, @RequestBody PredictionsBody body, Visitor visitor) {
        if (body.file() == null) {
            throw MarlinException.invalid("file: the text of a predictions file is wanted. Nothing was stored.");
        }
        Map<String, TaskId> tasks = new HashMap<>();
        if (body.tasks() != null) {
            body.tasks().forEach((instance, task) -> tasks.put(instance, TaskId.parse(task)));
        }
        byte[] file = body.file().getBytes(StandardCharsets.UTF_8);
        return works.attachPredictions(AgentVersionId.parse(version), file, tasks, visitor.id());
    }

    /** Exactly one of patch, branch and commit. */
    record WorkBody(
            @Nullable String agentVersion,
            @Nullable String patch,
            @Nullable String branch,
            @Nullable String commit) {}

    /**
     * @param file text of the predictions file
     * @param tasks task id by instance id; the others are looked up by title
     */
    record PredictionsBody(@Nullable String file, @Nullable Map<String, String> tasks) {}

    /** @param content blob digest of a patch, name of a branch, or commit */
    record WorkAnswer(String task, String agentVersion, String kind, String content, Instant attachedAt) {
        static WorkAnswer of(Work work) {
            return new WorkAnswer(
                    work.task().toString(),
                    work.agent().toString(),
                    work.kind().name().toLowerCase(Locale.ROOT),
                    work.content(),
                    work.attachedAt());
        }
    }
}
