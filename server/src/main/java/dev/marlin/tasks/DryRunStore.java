package dev.marlin.tasks;

import dev.marlin.kernel.PersonId;
import dev.marlin.store.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** SQL of dry runs. */
@Repository
class DryRunStore {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<DryRun.BaseResult>> RESULTS = new TypeReference<>() {};

    private final JdbcClient jdbc;

    DryRunStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(DryRunId id, TaskId task, String content, PersonId by) {
        jdbc.sql("""
                INSERT INTO dry_run (id, task_id, content_digest, state, requested_by) VALUES (?, ?, ?, 'QUEUED', ?)
                """).params(id.value(), task.value(), content, by.value()).update();
    }

    DryRunRow get(DryRunId id) {
        return jdbc.sql("SELECT * FROM dry_run WHERE id = ?")
                .param(id.value())
                .query((rows, n) -> row(rows))
                .single();
    }

    Optional<DryRunRow> active(TaskId task) {
        return jdbc.sql("SELECT * FROM dry_run WHERE task_id = ? AND state IN ('QUEUED', 'RUNNING')")
                .param(task.value())
                .query((rows, n) -> row(rows))
                .optional();
    }

    Optional<DryRunRow> latest(TaskId task) {
        return jdbc.sql("SELECT * FROM dry_run WHERE task_id = ? ORDER BY requested_at DESC, id LIMIT 1")
                .param(task.value())
                .query((rows, n) -> row(rows))
                .optional();
    }

    Optional<DryRunRow> latest(TaskId task, String content) {
        return jdbc.sql("""
                SELECT * FROM dry_run WHERE task_id = ? AND content_digest = ? ORDER BY requested_at DESC, id LIMIT 1
                """)
                .params(task.value(), content)
                .query((rows, n) -> row(rows))
                .optional();
    }

    /** Takes the oldest waiting dry run; two workers never take the same. */
    Optional<DryRunRow> claim(int leaseSeconds) {
        return jdbc.sql("""
                UPDATE dry_run SET state = 'RUNNING', lease_until = clock_timestamp() + make_interval(secs => ?)
                WHERE id = (SELECT id FROM dry_run WHERE state = 'QUEUED'
                            ORDER BY requested_at LIMIT 1 FOR UPDATE SKIP LOCKED)
                RETURNING *
                """).param(leaseSeconds).query((rows, n) -> row(rows)).optional();
    }

    void extend(DryRunId id, int leaseSeconds) {
        jdbc.sql("""
                UPDATE dry_run SET lease_until = clock_timestamp() + make_interval(secs => ?)
                WHERE id = ? AND state = 'RUNNING'
                """).params(leaseSeconds, id.value()).update();
    }

    void finish(DryRunId id, List<DryRun.BaseResult> results) {
        end(id, DryRunState.DONE, JSON.writeValueAsString(results), null);
    }

    void fail(DryRunId id, String failure) {
        end(id, DryRunState.FAILED, null, failure);
    }

    private void end(DryRunId id, DryRunState state, @Nullable String results, @Nullable String failure) {
        jdbc.sql("""
                UPDATE dry_run SET state = ?, results = ?::jsonb, failure = ?, lease_until = NULL,
                                   finished_at = clock_timestamp()
                WHERE id = ? AND state = 'RUNNING'
                """)
                .param(state.name())
                .param(results)
                .param(failure)
                .param(id.value())
                .update();
    }

    /** Ends runs whose worker is gone. */
    int failAbandoned(String failure) {
        return jdbc.sql("""
                UPDATE dry_run SET state = 'FAILED', failure = ?, lease_until = NULL, finished_at = clock_timestamp()
                WHERE state = 'RUNNING' AND lease_until < clock_timestamp()
                """).param(failure).update();
    }

    /** Appends lines; the first gets the number {@code first}. */
    void insertLines(DryRunId run, int first, List<String> lines) {
        jdbc.sql("""
                INSERT INTO dry_run_line (dry_run_id, number, line)
                SELECT ?, ? + position - 1, line FROM unnest(?::text[]) WITH ORDINALITY AS given (line, position)
                """).params(run.value(), first, lines.toArray(String[]::new)).update();
    }

    List<DryRunRow.Line> lines(DryRunId run, int after) {
        return jdbc.sql("""
                SELECT number, line FROM dry_run_line WHERE dry_run_id = ? AND number > ? ORDER BY number LIMIT ?
                """)
                .params(run.value(), after, DryRuns.BATCH)
                .query((rows, n) -> new DryRunRow.Line(rows.getInt("number"), rows.getString("line")))
                .list();
    }

    List<DryRunRow.Line> tail(DryRunId run, int count) {
        return jdbc.sql("""
                SELECT * FROM (SELECT number, line FROM dry_run_line WHERE dry_run_id = ?
                               ORDER BY number DESC LIMIT ?) last
                ORDER BY number
                """)
                .params(run.value(), count)
                .query((rows, n) -> new DryRunRow.Line(rows.getInt("number"), rows.getString("line")))
                .list();
    }

    private static DryRunRow row(ResultSet row) throws SQLException {
        @Nullable String results = row.getString("results");
        return new DryRunRow(
                new DryRunId(Columns.uuid(row, "id")),
                new TaskId(Columns.uuid(row, "task_id")),
                row.getString("content_digest"),
                DryRunState.valueOf(row.getString("state")),
                results == null ? List.of() : JSON.readValue(results, RESULTS),
                Columns.optionalText(row, "failure"),
                Columns.instant(row, "requested_at"),
                Columns.optionalInstant(row, "finished_at"));
    }
}
