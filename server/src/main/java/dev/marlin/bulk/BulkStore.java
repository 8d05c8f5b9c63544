package dev.marlin.bulk;

import dev.marlin.kernel.PersonId;
import dev.marlin.store.Columns;
import dev.marlin.tasks.TaskId;
import dev.marlin.tasks.TaskState;
import dev.marlin.vault.Place;
import dev.marlin.vault.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of bulk acts; why they were started is sealed under the key of whoever did. */
@Repository
class BulkStore {
    private static final String SELECT = """
            SELECT b.*, (SELECT k.wrapped FROM person_key k WHERE k.person_id = b.by_person) AS wrapped FROM bulk_act b
            """;

    private final JdbcClient jdbc;
    private final Vault vault;

    BulkStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** A task whose turn comes. */
    record Turn(int place, TaskId task) {}

    /** The act and its tasks, in that order. */
    void insert(BulkActId id, BulkAction action, List<TaskId> tasks, PersonId by) {
        jdbc.sql("""
                INSERT INTO bulk_act (id, action, state, by_person, tasks, created_at)
                VALUES (?, ?, 'PREPARED', ?, ?, house_now())
                """)
                .params(id.value(), action.name(), by.value(), tasks.size())
                .update();
        jdbc.sql("""
                INSERT INTO bulk_act_task (act_id, place, task_id)
                SELECT ?, w.place, w.id FROM unnest(?::uuid[]) WITH ORDINALITY w (id, place)
                """).params(id.value(), ids(tasks)).update();
    }

    /** Those that exist. */
    List<TaskId> known(List<TaskId> tasks) {
        return jdbc.sql("""
                SELECT t.id FROM unnest(?::uuid[]) WITH ORDINALITY w (id, place) JOIN task t ON t.id = w.id
                ORDER BY w.place
                """)
                .param(ids(tasks))
                .query((row, n) -> new TaskId(Columns.uuid(row, "id")))
                .list();
    }

    private static UUID[] ids(List<TaskId> tasks) {
        return tasks.stream().map(TaskId::value).toArray(UUID[]::new);
    }

    Optional<BulkAct> find(BulkActId id) {
        return jdbc.sql(SELECT + "WHERE b.id = ?")
                .param(id.value())
                .query((row, n) -> act(row))
                .optional();
    }

    Optional<BulkAct> lock(BulkActId id) {
        return jdbc.sql(SELECT + "WHERE b.id = ? FOR UPDATE OF b")
                .param(id.value())
                .query((row, n) -> act(row))
                .optional();
    }

    /** Where it stands, until the transaction ends. */
    BulkState lockState(BulkActId id) {
        return jdbc.sql("SELECT state FROM bulk_act WHERE id = ? FOR UPDATE")
                .param(id.value())
                .query((row, n) -> BulkState.valueOf(row.getString("state")))
                .single();
    }

    /** Latest first. */
    List<BulkAct> latest(int limit) {
        return jdbc.sql(SELECT + "ORDER BY b.created_at DESC, b.id LIMIT ?")
                .param(limit)
                .query((row, n) -> act(row))
                .list();
    }

    void start(BulkAct act, BulkState state, String reason) {
        jdbc.sql("UPDATE bulk_act SET state = ?, reason = ?, started_at = house_now() WHERE id = ?")
                .params(
                        state.name(),
                        vault.seal(act.by(), reason(act.id()), reason),
                        act.id().value())
                .update();
    }

    void end(BulkActId id, BulkState state) {
        jdbc.sql("UPDATE bulk_act SET state = ?, ended_at = house_now() WHERE id = ?")
                .params(state.name(), id.value())
                .update();
    }

    List<Turn> left(BulkActId id, int limit) {
        return jdbc.sql("""
                SELECT place, task_id FROM bulk_act_task WHERE act_id = ? AND outcome IS NULL ORDER BY place LIMIT ?
                """)
                .params(id.value(), limit)
                .query((row, n) -> new Turn(row.getInt("place"), new TaskId(Columns.uuid(row, "task_id"))))
                .list();
    }

    /** False when the turn was had before. */
    boolean done(BulkActId id, int place) {
        return jdbc.sql("""
                UPDATE bulk_act_task SET outcome = 'DONE', at = house_now()
                WHERE act_id = ? AND place = ? AND outcome IS NULL
                """).params(id.value(), place).update() == 1;
    }

    void refused(BulkActId id, int place, String words) {
        jdbc.sql("""
                UPDATE bulk_act_task SET outcome = 'REFUSED', refusal = ?, at = house_now()
                WHERE act_id = ? AND place = ? AND outcome IS NULL
                """).params(words, id.value(), place).update();
    }

    /** How many tasks had that outcome. */
    long count(BulkActId id, BulkResult.Outcome outcome) {
        return jdbc.sql("SELECT count(*) FROM bulk_act_task WHERE act_id = ? AND outcome = ?")
                .params(id.value(), outcome.name())
                .query(Long.class)
                .single();
    }

    /** Tasks without a turn yet, by the state that they are in. */
    Map<TaskState, Long> leftByState(BulkActId id) {
        Map<TaskState, Long> states = new EnumMap<>(TaskState.class);
        jdbc.sql("""
                SELECT t.state, count(*) AS many FROM bulk_act_task b JOIN task t ON t.id = b.task_id
                WHERE b.act_id = ? AND b.outcome IS NULL GROUP BY t.state
                """)
                .param(id.value())
                .query((row, n) -> states.put(TaskState.valueOf(row.getString("state")), row.getLong("many")))
                .list();
        return states;
    }

    /** Tasks without a turn yet, by whether somebody holds them. */
    Map<Boolean, Long> leftByHeld(BulkActId id) {
        Map<Boolean, Long> held = new HashMap<>();
        jdbc.sql("""
                SELECT EXISTS (SELECT FROM reservation r WHERE r.task_id = b.task_id AND r.ended_at IS NULL) AS held,
                       count(*) AS many
                FROM bulk_act_task b WHERE b.act_id = ? AND b.outcome IS NULL GROUP BY 1
                """)
                .param(id.value())
                .query((row, n) -> held.put(row.getBoolean("held"), row.getLong("many")))
                .list();
        return held;
    }

    /** In the order of turns, those after a place. */
    List<BulkResult> results(BulkActId id, boolean refusedOnly, int after, int limit) {
        return jdbc.sql("""
                SELECT b.*, t.title FROM bulk_act_task b JOIN task t ON t.id = b.task_id
                WHERE b.act_id = ? AND b.place > ?
                """ + (refusedOnly ? "AND b.outcome = 'REFUSED' " : "") + "ORDER BY b.place LIMIT ?")
                .params(id.value(), after, limit)
                .query((row, n) -> new BulkResult(
                        row.getInt("place"),
                        new TaskId(Columns.uuid(row, "task_id")),
                        row.getString("title"),
                        Columns.optionalText(row, "outcome")
                                .map(BulkResult.Outcome::valueOf)
                                .orElse(BulkResult.Outcome.WAITING),
                        Columns.optionalText(row, "refusal")))
                .list();
    }

    private BulkAct act(ResultSet row) throws SQLException {
        BulkActId id = new BulkActId(Columns.uuid(row, "id"));
        PersonId by = new PersonId(Columns.uuid(row, "by_person"));
        byte @Nullable [] wrapped = row.getBytes("wrapped");
        return new BulkAct(
                id,
                BulkAction.valueOf(row.getString("action")),
                BulkState.valueOf(row.getString("state")),
                by,
                Columns.optionalText(row, "reason")
                        .map(kept -> vault.open(by, reason(id), kept, wrapped).words()),
                row.getInt("tasks"),
                Columns.instant(row, "created_at"),
                Columns.optionalInstant(row, "ended_at"));
    }

    private static Place reason(BulkActId id) {
        return Place.of("bulk_act.reason", id);
    }
}
