package dev.marlin.api.evaluation;

import dev.marlin.agents.AgentVersionId;
import dev.marlin.evaluation.Batch;
import dev.marlin.evaluation.BatchId;
import dev.marlin.evaluation.Evaluation;
import dev.marlin.evaluation.EvaluationId;
import dev.marlin.evaluation.Evaluations;
import dev.marlin.evaluation.Score;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.MarlinException;
import dev.marlin.tasks.TaskId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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
        return BatchDocument.of(wanted.lock(evaluations, visitor));
    }

    /** All of them, the latest first. */
    @GetMapping("/api/v1/evaluations")
    List<EvaluationLine> all() {
        return evaluations.all().stream().map(EvaluationLine::of).toList();
    }

    @PostMapping("/api/v1/evaluations")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Started start(Visitor visitor, @RequestBody NewEvaluation wanted) {
        return new Started(wanted.start(evaluations, visitor).toString());
    }

    @GetMapping("/api/v1/evaluations/{evaluation}")
    ScoreDocument score(@PathVariable String evaluation) {
        return ScoreDocument.of(evaluations.score(EvaluationId.parse(evaluation)));
    }

    /** @param tasks ids, in order */
    record NewBatch(@Nullable String name, @Nullable List<String> tasks) {
        Batch lock(Evaluations evaluations, Visitor visitor) {
            if (name == null || tasks == null || tasks.stream().anyMatch(Objects::isNull)) {
                throw MarlinException.invalid("name and tasks, a list of ids, are wanted. Nothing was locked.");
            }
            return evaluations.lock(name, tasks.stream().map(TaskId::parse).toList(), visitor.id());
        }
    }

    record NewEvaluation(@Nullable String batch, @Nullable String agentVersion) {
        EvaluationId start(Evaluations evaluations, Visitor visitor) {
            if (batch == null || agentVersion == null) {
                throw MarlinException.invalid("batch and agentVersion are wanted. Nothing was started.");
            }
            return evaluations.start(BatchId.parse(batch), AgentVersionId.parse(agentVersion), visitor.id());
        }
    }

    record Started(String evaluation) {}

    /** One agent version's way through a batch; its score has an address of its own. */
    record EvaluationLine(
            String id, String batch, String batchName, String agentVersion, String agent, Instant createdAt) {
        static EvaluationLine of(Evaluation one) {
            return new EvaluationLine(
                    one.id().toString(),
                    one.batch().id().toString(),
                    one.batch().name(),
                    one.agent().id().toString(),
                    one.agent().displayName(),
                    one.createdAt());
        }
    }

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
