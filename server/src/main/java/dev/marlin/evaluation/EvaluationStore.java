package dev.marlin.evaluation;

import dev.marlin.agents.AgentVersionId;
import dev.marlin.kernel.PersonId;
import dev.marlin.runs.RunId;
import dev.marlin.store.Columns;
import dev.marlin.tasks.TaskId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of batches and evaluations. */
@Repository
class EvaluationStore {
    private final JdbcClient jdbc;

    EvaluationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when the name is taken. */
    boolean insert(Batch batch, PersonId by) {
        int inserted = jdbc.sql("""
                INSERT INTO batch (id, name, digest, by_person, created_at) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (name) DO NOTHING
                """)
                .param(batch.id().value())
                .param(batch.name())
                .param(batch.digest())
                .param(by.value())
                .param(Columns.at(batch.createdAt()))
                .update();
        int position = 0;
        for (Batch.Locked locked : inserted == 1 ? batch.tasks() : List.<Batch.Locked>of()) {
            jdbc.sql("INSERT INTO batch_task (batch_id, position, task_id, task_digest) VALUES (?, ?, ?, ?)")
                    .param(batch.id().value())
                    .param(++position)
                    .param(locked.task().value())
                    .param(locked.digest())
                    .update();
        }
        return inserted == 1;
    }

    Optional<Batch> batch(BatchId id) {
        return jdbc.sql("SELECT * FROM batch WHERE id = ?")
                .param(id.value())
                .query((row, n) -> batch(row))
                .optional();
    }

    List<Batch> batches() {
        return jdbc.sql("SELECT * FROM batch ORDER BY created_at DESC, id")
                .query((row, n) -> batch(row))
                .list();
    }

    void insert(EvaluationRow evaluation, PersonId by) {
        jdbc.sql(
                        "INSERT INTO evaluation (id, batch_id, agent_version_id, by_person, created_at) VALUES (?, ?, ?, ?, ?)")
                .param(evaluation.id().value())
                .param(evaluation.batch().value())
                .param(evaluation.agent().value())
                .param(by.value())
                .param(Columns.at(evaluation.createdAt()))
                .update();
    }

    void insertTrial(EvaluationId evaluation, TaskId task, RunId run) {
        jdbc.sql("INSERT INTO evaluation_trial (evaluation_id, task_id, run_id) VALUES (?, ?, ?)")
                .param(evaluation.value())
                .param(task.value())
                .param(run.value())
                .update();
    }

    Optional<EvaluationRow> evaluation(EvaluationId id) {
        return jdbc.sql("SELECT * FROM evaluation WHERE id = ?")
                .param(id.value())
                .query((row, n) -> evaluation(row))
                .optional();
    }

    List<EvaluationRow> evaluations() {
        return jdbc.sql("SELECT * FROM evaluation ORDER BY created_at DESC, id")
                .query((row, n) -> evaluation(row))
                .list();
    }

    /** Runs by task. */
    Map<TaskId, RunId> trials(EvaluationId evaluation) {
        Map<TaskId, RunId> trials = new LinkedHashMap<>();
        jdbc.sql("SELECT task_id, run_id FROM evaluation_trial WHERE evaluation_id = ?")
                .param(evaluation.value())
                .query((row, n) ->
                        trials.put(new TaskId(Columns.uuid(row, "task_id")), new RunId(Columns.uuid(row, "run_id"))))
                .list();
        return trials;
    }

    private Batch batch(ResultSet row) throws SQLException {
        BatchId id = new BatchId(Columns.uuid(row, "id"));
        List<Batch.Locked> tasks = jdbc.sql("SELECT * FROM batch_task WHERE batch_id = ? ORDER BY position")
                .param(id.value())
                .query((task, n) ->
                        new Batch.Locked(new TaskId(Columns.uuid(task, "task_id")), task.getString("task_digest")))
                .list();
        return new Batch(id, row.getString("name"), tasks, row.getString("digest"), Columns.instant(row, "created_at"));
    }

    private static EvaluationRow evaluation(ResultSet row) throws SQLException {
        return new EvaluationRow(
                new EvaluationId(Columns.uuid(row, "id")),
                new BatchId(Columns.uuid(row, "batch_id")),
                new AgentVersionId(Columns.uuid(row, "agent_version_id")),
                Columns.instant(row, "created_at"));
    }

    record EvaluationRow(EvaluationId id, BatchId batch, AgentVersionId agent, Instant createdAt) {}
}
