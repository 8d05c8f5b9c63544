package dev.marlin.reservations;

import dev.marlin.kernel.PersonId;
import dev.marlin.store.Columns;
import dev.marlin.tasks.TaskId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of reservations; each comparison of times is the database's. */
@Repository
class ReservationStore {
    private static final double GRACE_SECONDS = Reservations.GRACE.toSeconds();

    private final JdbcClient jdbc;

    ReservationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The next fence of the task. Holds the task's row, so that claims of one task come one after the other. */
    long nextFence(TaskId task) {
        return jdbc.sql("""
                INSERT INTO reservation_fence AS f (task_id, fence) VALUES (?, 1)
                ON CONFLICT (task_id) DO UPDATE SET fence = f.fence + 1
                RETURNING fence
                """).param(task.value()).query(Long.class).single();
    }

    Optional<HeldLease> lockOpen(TaskId task) {
        return jdbc.sql("""
                SELECT *, lease_until + make_interval(secs => ?) <= clock_timestamp() AS over
                FROM reservation WHERE task_id = ? AND ended_at IS NULL FOR UPDATE
                """)
                .params(GRACE_SECONDS, task.value())
                .query((rows, n) -> new HeldLease(reservation(rows), rows.getBoolean("over")))
                .optional();
    }

    boolean completed(TaskId task) {
        return !completed(List.of(task)).isEmpty();
    }

    List<TaskId> completed(Collection<TaskId> tasks) {
        return jdbc.sql("SELECT DISTINCT task_id FROM reservation WHERE task_id = ANY (?) AND ending = 'COMPLETED'")
                .param(ids(tasks))
                .query((rows, n) -> new TaskId(Columns.uuid(rows, "task_id")))
                .list();
    }

    Reservation insert(TaskId task, long fence, PersonId holder, Duration lease) {
        return jdbc.sql("""
                INSERT INTO reservation (task_id, fence, holder_id, lease_until)
                VALUES (?, ?, ?, clock_timestamp() + make_interval(secs => ?))
                RETURNING *
                """)
                .params(task.value(), fence, holder.value(), (double) lease.toSeconds())
                .query((rows, n) -> reservation(rows))
                .single();
    }

    Reservation extend(Reservation held, Duration lease) {
        return jdbc.sql("""
                UPDATE reservation SET lease_until = clock_timestamp() + make_interval(secs => ?)
                WHERE task_id = ? AND fence = ? AND ended_at IS NULL
                RETURNING *
                """)
                .params((double) lease.toSeconds(), held.task().value(), held.fence())
                .query((rows, n) -> reservation(rows))
                .single();
    }

    void end(Reservation reservation, Ending ending) {
        jdbc.sql("""
                UPDATE reservation SET ended_at = clock_timestamp(), ending = ?
                WHERE task_id = ? AND fence = ? AND ended_at IS NULL
                """)
                .params(ending.name(), reservation.task().value(), reservation.fence())
                .update();
    }

    List<Reservation> current(Collection<TaskId> tasks) {
        return jdbc.sql("""
                SELECT * FROM reservation
                WHERE task_id = ANY (?) AND ended_at IS NULL
                  AND lease_until + make_interval(secs => ?) > clock_timestamp()
                """)
                .params(ids(tasks), GRACE_SECONDS)
                .query((rows, n) -> reservation(rows))
                .list();
    }

    List<Reservation> heldBy(PersonId person) {
        return jdbc.sql("""
                SELECT * FROM reservation
                WHERE holder_id = ? AND ended_at IS NULL
                  AND lease_until + make_interval(secs => ?) > clock_timestamp()
                ORDER BY lease_until
                """)
                .params(person.value(), GRACE_SECONDS)
                .query((rows, n) -> reservation(rows))
                .list();
    }

    /** Leases whose grace time is over, but for those that somebody works on this moment. */
    List<Reservation> lockOver() {
        return jdbc.sql("""
                SELECT * FROM reservation
                WHERE ended_at IS NULL AND lease_until + make_interval(secs => ?) <= clock_timestamp()
                ORDER BY lease_until LIMIT 500 FOR UPDATE SKIP LOCKED
                """)
                .param(GRACE_SECONDS)
                .query((rows, n) -> reservation(rows))
                .list();
    }

    private static UUID[] ids(Collection<TaskId> tasks) {
        return tasks.stream().map(TaskId::value).toArray(UUID[]::new);
    }

    private static Reservation reservation(ResultSet row) throws SQLException {
        return new Reservation(
                new TaskId(Columns.uuid(row, "task_id")),
                new PersonId(Columns.uuid(row, "holder_id")),
                row.getLong("fence"),
                Columns.instant(row, "lease_until"));
    }
}
