package dev.marlin.api.evaluation;

import dev.marlin.agents.AgentVersionId;
import dev.marlin.evaluation.Batch;
import dev.marlin.evaluation.BatchId;
import dev.marlin.evaluation.EvaluationId;
import dev.marlin.evaluation.Evaluations;
import dev.marlin.evaluation.Score;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.MarlinException;
import dev.marlin.tasks.TaskId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Batches and evaluations for programs. */
@RestController
class EvaluationsApi {
    private final Evaluations evaluations;

    EvaluationsApi(Evaluations evaluations) {
        this.evaluations = evaluations;
    }

    @GetMapping("/api/v1/batches")
    List<BatchDocument> batches() {
        return evaluations.batches().stream().map(BatchDocument::of).toList();
    }

    @PostMapping("/api/v1/batches")
    @ResponseStatus(HttpStatus.CREATED)
    BatchDocument lock(Visitor visitor, @RequestBody NewBatch wanted) {
        List<TaskId> tasks =
                given(wanted.tasks(), "tasks").stream().map(TaskId::parse).toList();
        return BatchDocument.of(evaluations.lock(given(wanted.name(), "name"), tasks, visitor.id()));
    }

    @PostMapping("/api/v1/evaluations")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Started start(Visitor visitor, @RequestBody NewEvaluation wanted) {
        EvaluationId id = evaluations.start(
                BatchId.parse(given(wanted.batch(), "batch")),
                AgentVersionId.parse(given(wanted.agentVersion(), "agentVersion")),
                visitor.id());
        return new Started(id.toString());
    }

    @GetMapping("/api/v1/evaluations/{evaluation}")
    ScoreDocument score(@PathVariable String evaluation) {
        return ScoreDocument.of(evaluations.score(EvaluationId.parse(evaluation)));
    }

    private static <T> T given(@Nullable T value, String field) {
        if (value == null) {
            throw MarlinException.invalid(field + ": this field is needed. Nothing was started.");
        }
        return value;
    }

    /** @param tasks ids of the tasks that are locked together */
    record NewBatch(@Nullable String name, @Nullable List<String> tasks) {}

    /** Which agent version is tried on which batch. */
    record NewEvaluation(@Nullable String batch, @Nullable String agentVersion) {}

    record Started(String evaluation) {}

    record BatchDocument(String id, String name, String digest, List<String> tasks) {
        BatchDocument {
            tasks = List.copyOf(tasks);
        }

        static BatchDocument of(Batch batch) {
            return new BatchDocument(
                    batch.id().toString(),
                    batch.name(),
                    batch.digest(),
                    batch.tasks().stream()
                            .map(locked -> locked.task().toString())
                            .toList());
        }
    }

    /** @param resolveRate null until one task has a result that counts */
    record ScoreDocument(
            String agent,
            String batch,
            int running,
            int infrastructure,
            @Nullable Rate resolveRate,
            List<Line> tasks) {
        ScoreDocument {
            tasks = List.copyOf(tasks);
        }

        static ScoreDocument of(Score score) {
            return new ScoreDocument(
                    score.evaluation().agent().displayName(),
                    score.evaluation().batch().name(),
                    score.running(),
                    score.infrastructure(),
                    score.resolveRate()
                            .map(rate -> new Rate(rate.value(), rate.low(), rate.high(), rate.confidence(), rate.n()))
                            .orElse(null),
                    score.lines().stream().map(Line::of).toList());
        }
    }

    record Rate(double value, double low, double high, double confidence, long n) {}

    record Line(String task, String title, String state, String reason) {
        static Line of(Score.Line line) {
            String state = line.result()
                    .map(result ->
                            result.judgeable() ? result.resolved() ? "resolved" : "unresolved" : "infrastructure")
                    .orElse("running");
            return new Line(
                    line.task().toString(),
                    line.title(),
                    state,
                    line.result().map(r -> r.reason()).orElse(""));
        }
    }
}
