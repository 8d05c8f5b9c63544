package dev.marlin.runs.results;

import dev.marlin.agents.AgentVersionId;
import dev.marlin.runner.run.Overhead;
import dev.marlin.runs.CandidateId;
import dev.marlin.runs.NeutralCandidate.NeutralVerification;
import dev.marlin.runs.RunId;
import dev.marlin.runs.RunRecords;
import dev.marlin.runs.redaction.Redaction;
import dev.marlin.runs.reports.RecordedRun;
import dev.marlin.store.Columns;
import dev.marlin.tasks.TaskId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of what runs left: results, verifications, marks in meaning. */
@Repository
public class ResultStore {
    private final JdbcClient jdbc;

    ResultStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void insert(RunId run, RecordedRun recorded, String neutral, Instant at) {
        Overhead overhead = recorded.overhead();
        Redaction.Taken taken = recorded.redaction().taken();
        jdbc.sql("""
                INSERT INTO run_result (run_id, tree, patch, trajectory, raw, manifest, final_message, neutral, session,
                    marks, trailers, own_files, setup_ms, agent_ms, capture_ms, verify_ms, teardown_ms, stored_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .param(run.value())
                .param(recorded.texts().tree())
                .param(recorded.texts().patch())
                .param(recorded.texts().trajectory())
                .param(recorded.texts().raw())
                .param(recorded.texts().manifest())
                .param(recorded.texts().finalMessage())
                .param(neutral)
                .param(recorded.session().orElse(null))
                .param(taken.names())
                .param(taken.trailers())
                .param(taken.files())
                .param(overhead.setup().toMillis())
                .param(overhead.agent().toMillis())
                .param(overhead.capture().toMillis())
                .param(overhead.verify().toMillis())
                .param(overhead.teardown().toMillis())
                .param(Columns.at(at))
                .update();
        int position = 0;
        for (RecordedRun.Verified verified : recorded.verifications()) {
            position++;
            insert(run, position, verified);
        }
        int number = 0;
        for (Redaction.MeaningMark mark : recorded.redaction().inMeaning()) {
            number++;
            jdbc.sql("INSERT INTO meaning_mark (run_id, number, path, line) VALUES (?, ?, ?, ?)")
                    .params(run.value(), number, mark.path(), mark.line())
                    .update();
        }
    }

    private void insert(RunId run, int position, RecordedRun.Verified verified) {
        jdbc.sql("""
                INSERT INTO verification (run_id, position, verifier, status, summary, log, took_ms)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """)
                .param(run.value())
                .param(position)
                .param(verified.verifier())
                .param(verified.status().name())
                .param(verified.summary())
                .param(verified.log().orElse(null))
                .param(verified.took().toMillis())
                .update();
    }

    public Optional<ResultRow> find(RunId run) {
        return jdbc.sql("SELECT * FROM run_result WHERE run_id = ?")
                .param(run.value())
                .query((row, n) -> result(row))
                .optional();
    }

    public List<NeutralVerification> verifications(RunId run) {
        return jdbc.sql("SELECT * FROM verification WHERE run_id = ? ORDER BY position")
                .param(run.value())
                .query((row, n) -> new NeutralVerification(
                        row.getString("verifier"),
                        NeutralVerification.Status.valueOf(row.getString("status")),
                        row.getString("summary"),
                        Columns.optionalText(row, "log")))
                .list();
    }

    public List<RunRecords.ProbedTurn> probes(TaskId task, Set<String> verifiers) {
        return jdbc.sql("""
                        SELECT c.id, c.agent_version_id, r.turn, coalesce(t.winner_id, c.id) AS started_from, v.verifier,
                            v.status
                        FROM candidate c JOIN run r ON r.candidate_id = c.id JOIN verification v ON v.run_id = r.id
                            JOIN pair_turn t ON t.pair_id = c.pair_id AND t.number = r.turn
                        WHERE c.task_id = ? AND v.verifier = ANY (?) ORDER BY c.id, r.turn, v.position
                        """)
                .params(task.value(), verifiers.toArray(String[]::new))
                .query((row, n) -> new RunRecords.ProbedTurn(
                        new CandidateId(Columns.uuid(row, "id")),
                        new AgentVersionId(Columns.uuid(row, "agent_version_id")),
                        row.getInt("turn"),
                        new CandidateId(Columns.uuid(row, "started_from")),
                        row.getString("verifier"),
                        NeutralVerification.Status.valueOf(row.getString("status"))))
                .list();
    }

    public List<Redaction.MeaningMark> marks(RunId run) {
        return jdbc.sql("SELECT path, line FROM meaning_mark WHERE run_id = ? ORDER BY number")
                .param(run.value())
                .query((row, n) -> new Redaction.MeaningMark(row.getString("path"), row.getInt("line")))
                .list();
    }

    private static OptionalInt counted(ResultSet row, String column) throws SQLException {
        Integer count = row.getObject(column, Integer.class);
        return count == null ? OptionalInt.empty() : OptionalInt.of(count);
    }

    private static ResultRow result(ResultSet row) throws SQLException {
        return new ResultRow(
                new RecordedRun.Texts(
                        row.getString("tree"),
                        row.getString("patch"),
                        row.getString("trajectory"),
                        row.getString("raw"),
                        row.getString("manifest"),
                        row.getString("final_message")),
                row.getString("neutral"),
                Columns.optionalText(row, "session"),
                row.getInt("marks"),
                counted(row, "trailers"),
                counted(row, "own_files"),
                new Overhead(
                        Duration.ofMillis(row.getLong("setup_ms")),
                        Duration.ofMillis(row.getLong("agent_ms")),
                        Duration.ofMillis(row.getLong("capture_ms")),
                        Duration.ofMillis(row.getLong("verify_ms")),
                        Duration.ofMillis(row.getLong("teardown_ms"))));
    }
}
