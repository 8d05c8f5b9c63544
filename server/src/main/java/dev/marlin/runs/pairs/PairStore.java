package dev.marlin.runs.pairs;

import dev.marlin.kernel.PersonId;
import dev.marlin.runs.CandidateId;
import dev.marlin.runs.Continuation;
import dev.marlin.runs.PairId;
import dev.marlin.runs.PairState;
import dev.marlin.store.Columns;
import dev.marlin.tasks.TaskId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of pairs and their turns. */
@Repository
class PairStore {
    private final JdbcClient jdbc;

    PairStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One start per task at a time, until the transaction ends. */
    void lockStarts(TaskId task) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('pair of ' || ?, 0))")
                .param(task.toString())
                .query((row, n) -> n)
                .list();
    }

    void insert(PairId id, TaskId task, PersonId by, Instant at) {
        jdbc.sql("""
                INSERT INTO pair (id, task_id, state, started_by, started_at, changed_at)
                VALUES (?, ?, 'QUEUED', ?, ?, ?)
                """)
                .params(id.value(), task.value(), by.value(), Columns.at(at), Columns.at(at))
                .update();
    }

    void insert(PairId pair, TurnRow turn, PersonId by, Instant at) {
        jdbc.sql("""
                INSERT INTO pair_turn (pair_id, number, prompt, mode, winner_id, asked_by, asked_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """)
                .param(pair.value())
                .param(turn.number())
                .param(turn.prompt())
                .param(turn.mode().map(Continuation::key).orElse(null))
                .param(turn.winner().map(CandidateId::value).orElse(null))
                .param(by.value())
                .param(Columns.at(at))
                .update();
    }

    Optional<PairRow> lock(PairId id) {
        return jdbc.sql("SELECT * FROM pair WHERE id = ? FOR UPDATE")
                .param(id.value())
                .query((row, n) -> pair(row))
                .optional();
    }

    Optional<PairRow> find(PairId id) {
        return jdbc.sql("SELECT * FROM pair WHERE id = ?")
                .param(id.value())
                .query((row, n) -> pair(row))
                .optional();
    }

    void setState(PairId id, PairState state, int turn, @Nullable String reason, Instant at) {
        jdbc.sql("UPDATE pair SET state = ?, turn = ?, reason = ?, changed_at = ? WHERE id = ?")
                .param(state.name())
                .param(turn)
                .param(reason)
                .param(Columns.at(at))
                .param(id.value())
                .update();
    }

    List<PairRow> ofTask(TaskId task) {
        return jdbc.sql("SELECT * FROM pair WHERE task_id = ? ORDER BY started_at DESC, id")
                .param(task.value())
                .query((row, n) -> pair(row))
                .list();
    }

    /** Pairs that started before the given one, latest first. */
    List<PairRow> page(Optional<PairRow> after, int limit) {
        return jdbc.sql("""
                SELECT * FROM pair
                WHERE ?::timestamptz IS NULL OR (started_at, id) < (?::timestamptz, ?::uuid)
                ORDER BY started_at DESC, id DESC LIMIT ?
                """)
                .param(after.map(PairRow::startedAt).map(Columns::at).orElse(null))
                .param(after.map(PairRow::startedAt).map(Columns::at).orElse(null))
                .param(after.map(pair -> pair.id().value()).orElse(null))
                .param(limit)
                .query((row, n) -> pair(row))
                .list();
    }

    List<TurnRow> turns(PairId pair) {
        return jdbc.sql("SELECT * FROM pair_turn WHERE pair_id = ? ORDER BY number")
                .param(pair.value())
                .query((row, n) -> turn(row))
                .list();
    }

    private static PairRow pair(ResultSet row) throws SQLException {
        return new PairRow(
                new PairId(Columns.uuid(row, "id")),
                new TaskId(Columns.uuid(row, "task_id")),
                PairState.valueOf(row.getString("state")),
                row.getInt("turn"),
                Columns.optionalText(row, "reason").orElse(""),
                new PersonId(Columns.uuid(row, "started_by")),
                Columns.instant(row, "started_at"));
    }

    private static TurnRow turn(ResultSet row) throws SQLException {
        return new TurnRow(
                row.getInt("number"),
                row.getString("prompt"),
                Columns.optionalText(row, "mode").map(mode -> Continuation.valueOf(mode.toUpperCase(Locale.ROOT))),
                Columns.optionalUuid(row, "winner_id").map(CandidateId::new));
    }
}
