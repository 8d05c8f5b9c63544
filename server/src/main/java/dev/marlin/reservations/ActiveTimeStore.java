package dev.marlin.reservations;

import dev.marlin.kernel.PersonId;
import dev.marlin.tasks.Category;
import dev.marlin.tasks.TaskId;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of working time. */
@Repository
class ActiveTimeStore {
    private static final String SUMS = """
            SELECT coalesce(sum(millis), 0) AS total,
                   coalesce(sum(millis) FILTER (WHERE day = (SELECT (house_now() AT TIME ZONE 'UTC')::date)), 0) AS today
            FROM active_time WHERE person_id = ?
            """;

    private final JdbcClient jdbc;

    ActiveTimeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes sure that there is a row to lock: beats of one person come one after the other. */
    void prepare(PersonId person) {
        jdbc.sql("INSERT INTO active_beat (person_id, at) VALUES (?, 'epoch') ON CONFLICT DO NOTHING")
                .param(person.value())
                .update();
    }

    /**
     * Counts the time since whatever came last, the person's beat before, the claim or the end of a pause: at most so
     * much. So no moment counts twice, however many windows send beats, and nobody has more than the clock's time.
     */
    void beat(Reservation held, Duration atMost) {
        jdbc.sql("""
                WITH was AS (
                    SELECT person_id, at FROM active_beat WHERE person_id = ? FOR UPDATE
                ), h AS (
                    SELECT house_now() AS now, w.at FROM was w
                ), counted AS (
                    SELECT h.now, least(?::bigint, floor(greatest(0, extract(epoch FROM h.now
                               - greatest(h.at, r.claimed_at, r.paused_until)) * 1000))::bigint) AS millis
                    FROM h, reservation r WHERE r.task_id = ? AND r.fence = ?
                ), beat AS (
                    UPDATE active_beat b SET at = greatest(b.at, c.now) FROM counted c WHERE b.person_id = ?
                ), looked AS (
                    UPDATE reservation r SET looked_at = c.now FROM counted c
                    WHERE r.task_id = ? AND r.fence = ? AND r.ended_at IS NULL
                )
                INSERT INTO active_time AS a (person_id, task_id, day, millis)
                SELECT ?, ?, (c.now AT TIME ZONE 'UTC')::date, c.millis FROM counted c
                ON CONFLICT (person_id, task_id, day)
                DO UPDATE SET millis = least(86400000, a.millis + excluded.millis)
                """)
                .param(held.holder().value())
                .param(atMost.toMillis())
                .params(held.task().value(), held.fence())
                .param(held.holder().value())
                .params(held.task().value(), held.fence())
                .params(held.holder().value(), held.task().value())
                .update();
    }

    WorkingTime of(PersonId person) {
        return jdbc.sql(SUMS)
                .param(person.value())
                .query((row, n) -> time(row.getLong("total"), row.getLong("today")))
                .single();
    }

    WorkingTime of(TaskId task, PersonId person) {
        return jdbc.sql(SUMS + "AND task_id = ?")
                .params(person.value(), task.value())
                .query((row, n) -> time(row.getLong("total"), row.getLong("today")))
                .single();
    }

    private static WorkingTime time(long total, long today) {
        return new WorkingTime(Duration.ofMillis(total), Duration.ofMillis(today));
    }

    /** Of the latest finished work; kinds with too little of it are absent. */
    List<TypicalTime> typical(int latest, int least) {
        return jdbc.sql("""
                WITH work AS (
                    SELECT task_id, holder_id FROM reservation WHERE ending = 'COMPLETED'
                    ORDER BY ended_at DESC LIMIT ?
                ), spent AS (
                    SELECT w.task_id, sum(a.millis) / 60000.0 AS minutes
                    FROM work w JOIN active_time a ON a.task_id = w.task_id AND a.person_id = w.holder_id
                    GROUP BY w.task_id, w.holder_id
                )
                SELECT t.category, count(*) AS people,
                       percentile_cont(0.5) WITHIN GROUP (ORDER BY s.minutes) AS median,
                       percentile_cont(0.9) WITHIN GROUP (ORDER BY s.minutes) AS ninth
                FROM spent s JOIN task t ON t.id = s.task_id
                GROUP BY t.category HAVING count(*) >= ? ORDER BY t.category
                """)
                .params(latest, least)
                .query((row, n) -> new TypicalTime(
                        Category.parse(row.getString("category")),
                        Math.max(1, Math.round(row.getDouble("median"))),
                        Math.max(1, Math.round(row.getDouble("ninth"))),
                        row.getLong("people")))
                .list();
    }
}
