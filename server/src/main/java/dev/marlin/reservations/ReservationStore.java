package dev.marlin.reservations;

import dev.marlin.campaigns.ClaimTerms;
import dev.marlin.kernel.PersonId;
import dev.marlin.store.Columns;
import dev.marlin.tasks.TaskId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of reservations; each comparison of times is the database's, by the house's clock, read once per statement. */
@Repository
class ReservationStore {
    private static final String SELECT = """
            SELECT r.*, h.now, r.lease_until + make_interval(mins => r.grace_minutes) AS grace_until
            FROM reservation r CROSS JOIN (SELECT house_now() AS now) h
            """;
    private static final String HELD =
            "r.ended_at IS NULL AND r.lease_until + make_interval(mins => r.grace_minutes) > h.now\n";
    private static final String RETURNING =
            "RETURNING r.*, h.now, r.lease_until + make_interval(mins => r.grace_minutes) AS grace_until";

    private final JdbcClient jdbc;

    ReservationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The next fence of the task. Holds the task's row, so that claims of one task come one after the other. */
    long nextFence(TaskId task) {
        return jdbc.sql("""
                INSERT INTO reservation_fence AS f (task_id, fence) VALUES (?, nextval('reservation_fences'))
                ON CONFLICT (task_id) DO UPDATE SET fence = nextval('reservation_fences')
                RETURNING fence
                """).param(task.value()).query(Long.class).single();
    }

    /** The task's places that are not free, as they are seen this moment. */
    List<Hold> holds(TaskId task) {
        return holds(task, "");
    }

    /** The task's places that are not free, locked. */
    List<Hold> lockHolds(TaskId task) {
        return holds(task, "FOR UPDATE OF r");
    }

    private List<Hold> holds(TaskId task, String locking) {
        return jdbc.sql(SELECT + """
                WHERE r.task_id = ? AND (r.ended_at IS NULL OR r.ending = 'COMPLETED') ORDER BY r.place
                """ + locking)
                .param(task.value())
                .query((row, n) -> new Hold(reservation(row), row.getInt("place"), standing(row)))
                .list();
    }

    /** The person's lease that is in force or in grace, locked. */
    Optional<Reservation> lockHeld(TaskId task, PersonId person) {
        return jdbc.sql(SELECT + "WHERE r.task_id = ? AND r.holder_id = ? AND " + HELD + "FOR UPDATE OF r")
                .params(task.value(), person.value())
                .query((row, n) -> reservation(row))
                .optional();
    }

    /** How many people may judge the task. */
    int places(TaskId task) {
        return jdbc.sql("SELECT places FROM task_places WHERE task_id = ?")
                .param(task.value())
                .query((row, n) -> row.getInt("places"))
                .single();
    }

    /** Tasks whose judgements are all in. */
    List<TaskId> completed(Collection<TaskId> tasks) {
        return jdbc.sql("""
                SELECT r.task_id FROM reservation r JOIN task_places p ON p.task_id = r.task_id
                WHERE r.task_id = ANY (?) AND r.ending = 'COMPLETED'
                GROUP BY r.task_id, p.places HAVING count(*) >= p.places
                """)
                .param(ids(tasks))
                .query((row, n) -> new TaskId(Columns.uuid(row, "task_id")))
                .list();
    }

    Reservation insert(TaskId task, long fence, PersonId holder, int place, ClaimTerms terms) {
        return jdbc.sql("""
                INSERT INTO reservation AS r (task_id, fence, holder_id, place, lease_minutes, grace_minutes, pauses,
                                              pause_minutes, claimed_at, lease_until)
                SELECT ?, ?, ?, ?, n.lease, ?, ?, ?, n.now, n.now + make_interval(mins => n.lease)
                FROM (SELECT house_now() AS now, ?::integer AS lease) n
                RETURNING *, claimed_at AS now, lease_until + make_interval(mins => grace_minutes) AS grace_until
                """)
                .param(task.value())
                .param(fence)
                .param(holder.value())
                .param(place)
                .param(terms.grace().toMinutes())
                .param(terms.pauses())
                .param(terms.pause().toMinutes())
                .param(terms.lease().toMinutes())
                .query((row, n) -> reservation(row))
                .single();
    }

    /** Gives the whole lease anew from now on; a pause ends. */
    Reservation extend(Reservation held) {
        return one(held, """
                UPDATE reservation r
                SET lease_until = h.now + make_interval(mins => r.lease_minutes),
                    paused_until = least(r.paused_until, h.now)
                FROM (SELECT house_now() AS now) h
                WHERE r.task_id = ? AND r.fence = ? AND r.ended_at IS NULL
                """ + RETURNING).orElseThrow();
    }

    /** Stops the clock: what is left begins to run when the pause ends. Empty when it may not be stopped now. */
    Optional<Reservation> pause(Reservation held) {
        return one(held, """
                UPDATE reservation r
                SET lease_until = r.lease_until + make_interval(mins => r.pause_minutes),
                    paused_until = h.now + make_interval(mins => r.pause_minutes),
                    pauses_taken = r.pauses_taken + 1
                FROM (SELECT house_now() AS now) h
                WHERE r.task_id = ? AND r.fence = ? AND r.ended_at IS NULL AND r.lease_until > h.now
                  AND r.pauses_taken < r.pauses AND coalesce(r.paused_until <= h.now, true)
                """ + RETURNING);
    }

    /** Lets the clock go on with what was left; empty when it does not stand. */
    Optional<Reservation> resume(Reservation held) {
        return one(held, """
                UPDATE reservation r
                SET lease_until = r.lease_until - (r.paused_until - h.now), paused_until = h.now
                FROM (SELECT house_now() AS now) h
                WHERE r.task_id = ? AND r.fence = ? AND r.ended_at IS NULL AND r.paused_until > h.now
                """ + RETURNING);
    }

    private Optional<Reservation> one(Reservation held, String sql) {
        return jdbc.sql(sql)
                .params(held.task().value(), held.fence())
                .query((row, n) -> reservation(row))
                .optional();
    }

    void end(Reservation reservation, Ending ending) {
        jdbc.sql("""
                UPDATE reservation SET ended_at = house_now(), ending = ?
                WHERE task_id = ? AND fence = ? AND ended_at IS NULL
                """)
                .params(ending.name(), reservation.task().value(), reservation.fence())
                .update();
    }

    List<Reservation> holders(TaskId task) {
        return jdbc.sql(SELECT + "WHERE r.task_id = ? AND " + HELD + "ORDER BY r.place")
                .param(task.value())
                .query((row, n) -> reservation(row))
                .list();
    }

    /** Everybody who ever held the task, the latest first. */
    List<PersonId> everHeld(TaskId task) {
        return jdbc
                .sql("SELECT holder_id FROM reservation WHERE task_id = ? ORDER BY fence DESC")
                .param(task.value())
                .query((row, n) -> new PersonId(Columns.uuid(row, "holder_id")))
                .list()
                .stream()
                .distinct()
                .toList();
    }

    List<Reservation> heldBy(PersonId person) {
        return jdbc.sql(SELECT + "WHERE r.holder_id = ? AND " + HELD + "ORDER BY r.lease_until")
                .param(person.value())
                .query((row, n) -> reservation(row))
                .list();
    }

    /** Leases whose grace time is over, but for those that somebody works on this moment. */
    List<Reservation> lockOver() {
        return jdbc.sql(SELECT + """
                WHERE r.ended_at IS NULL AND r.lease_until + make_interval(mins => r.grace_minutes) <= h.now
                ORDER BY r.lease_until LIMIT 500 FOR UPDATE OF r SKIP LOCKED
                """).query((row, n) -> reservation(row)).list();
    }

    private static UUID[] ids(Collection<TaskId> tasks) {
        return tasks.stream().map(TaskId::value).toArray(UUID[]::new);
    }

    private static Hold.Standing standing(ResultSet row) throws SQLException {
        if (row.getString("ending") != null) {
            return Hold.Standing.COMPLETED;
        }
        return Columns.instant(row, "grace_until").isAfter(Columns.instant(row, "now"))
                ? Hold.Standing.HELD
                : Hold.Standing.OVER;
    }

    private static Reservation reservation(ResultSet row) throws SQLException {
        Instant now = Columns.instant(row, "now");
        return new Reservation(
                new TaskId(Columns.uuid(row, "task_id")),
                new PersonId(Columns.uuid(row, "holder_id")),
                row.getLong("fence"),
                Columns.instant(row, "claimed_at"),
                Columns.instant(row, "lease_until"),
                Columns.instant(row, "grace_until"),
                new Reservation.Pauses(
                        row.getInt("pauses") - row.getInt("pauses_taken"),
                        row.getInt("pause_minutes"),
                        Columns.optionalInstant(row, "paused_until").filter(end -> end.isAfter(now))),
                Columns.optionalInstant(row, "looked_at"));
    }
}
