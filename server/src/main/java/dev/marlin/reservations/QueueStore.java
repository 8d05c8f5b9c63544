package dev.marlin.reservations;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.kernel.PersonId;
import dev.marlin.store.Columns;
import dev.marlin.tasks.Category;
import dev.marlin.tasks.TaskId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of what a person may claim. The house's clock is read once per statement. */
@Repository
class QueueStore {
    /** Parameters: the person, thrice. Wants a table {@code chosen} of tasks. */
    private static final String STANDING = """
            , used AS (
                SELECT r.task_id, count(*) AS places,
                       count(*) FILTER (WHERE r.ending = 'COMPLETED') AS judged,
                       bool_or(r.holder_id = ? AND r.ending = 'COMPLETED') AS judged_by_me,
                       max(r.lease_until) FILTER (WHERE r.holder_id = ? AND r.ended_at IS NULL) AS mine_until,
                       min(r.lease_until + make_interval(mins => r.grace_minutes))
                           FILTER (WHERE r.ended_at IS NULL) AS next_free
                FROM reservation r CROSS JOIN (SELECT house_now() AS now) h
                WHERE r.task_id IN (SELECT id FROM chosen) AND (r.ending = 'COMPLETED' OR r.ended_at IS NULL
                    AND r.lease_until + make_interval(mins => r.grace_minutes) > h.now)
                GROUP BY r.task_id
            ), skipped AS (
                SELECT DISTINCT ON (task_id) task_id, reason FROM task_skip WHERE person_id = ?
                ORDER BY task_id, id DESC
            ), standing AS (
                SELECT t.id, coalesce(u.mine_until, u.next_free) AS until,
                       CASE WHEN u.judged_by_me THEN 'JUDGED_BY_YOU'
                            WHEN u.judged >= p.places THEN 'JUDGED'
                            WHEN u.mine_until IS NOT NULL THEN 'MINE'
                            WHEN s.reason IS NOT NULL THEN 'SKIPPED'
                            WHEN u.places >= p.places THEN 'TAKEN'
                            ELSE 'OPEN' END AS kind
                FROM chosen t JOIN task_places p ON p.task_id = t.id
                LEFT JOIN used u ON u.task_id = t.id LEFT JOIN skipped s ON s.task_id = t.id
            )
            """;

    private final JdbcClient jdbc;

    QueueStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<TaskId, TaskStanding> standings(Collection<TaskId> tasks, PersonId person) {
        Map<TaskId, TaskStanding> standings = new HashMap<>();
        jdbc.sql("WITH chosen AS (SELECT * FROM task WHERE id = ANY (?))" + STANDING
                        + "SELECT id, kind, until FROM standing")
                .param(tasks.stream().map(TaskId::value).toArray(UUID[]::new))
                .params(person.value(), person.value(), person.value())
                .query((row, n) -> standings.put(new TaskId(Columns.uuid(row, "id")), standing(row)))
                .list();
        return standings;
    }

    private static TaskStanding standing(ResultSet row) throws SQLException {
        TaskStanding.Kind kind = TaskStanding.Kind.valueOf(row.getString("kind"));
        boolean timed = kind == TaskStanding.Kind.MINE || kind == TaskStanding.Kind.TAKEN;
        return new TaskStanding(kind, timed ? Columns.optionalInstant(row, "until") : Optional.empty());
    }

    /** So many tasks of a campaign stand to the person in one way. */
    record Share(CampaignId campaign, TaskStanding.Kind kind, long many, Optional<Instant> until) {}

    /** How these tasks stand to the person, counted. */
    List<Share> shares(Collection<TaskId> tasks, PersonId person) {
        return jdbc.sql("WITH chosen AS (SELECT id, campaign_id FROM task WHERE id = ANY (?))" + STANDING + """
                SELECT t.campaign_id, s.kind, count(*) AS many, min(s.until) AS until
                FROM standing s JOIN chosen t ON t.id = s.id GROUP BY t.campaign_id, s.kind ORDER BY 1, 2
                """)
                .param(tasks.stream().map(TaskId::value).toArray(UUID[]::new))
                .params(person.value(), person.value(), person.value())
                .query((row, n) -> new Share(
                        new CampaignId(Columns.uuid(row, "campaign_id")),
                        TaskStanding.Kind.valueOf(row.getString("kind")),
                        row.getLong("many"),
                        Columns.optionalInstant(row, "until")))
                .list();
    }

    /**
     * Tasks that the person can claim, the most alike first: of the same campaign, of the same kind, in the same
     * language, with a prompt of about the same length; equal ones by id.
     */
    List<NearestTask> nearest(TaskId to, PersonId person, boolean sameCampaign, int limit) {
        return jdbc.sql("""
                WITH wanted AS (
                    SELECT t.*, p.language FROM task t JOIN repository p ON p.id = t.repository_id WHERE t.id = ?
                ), used AS (
                    SELECT r.task_id, count(*) AS places, bool_or(r.holder_id = ?) AS mine
                    FROM reservation r CROSS JOIN (SELECT house_now() AS now) h
                    WHERE r.ending = 'COMPLETED' OR r.ended_at IS NULL
                        AND r.lease_until + make_interval(mins => r.grace_minutes) > h.now
                    GROUP BY r.task_id
                ), skipped AS (
                    SELECT DISTINCT ON (task_id) task_id, reason FROM task_skip WHERE person_id = ?
                    ORDER BY task_id, id DESC
                )
                SELECT t.id, t.title, t.category
                FROM wanted w
                JOIN task t ON t.state = 'READY' AND t.id <> w.id AND (t.campaign_id = w.campaign_id) = ?
                JOIN campaign c ON c.id = t.campaign_id AND c.state = 'OPEN'
                    AND coalesce(c.deadline > (SELECT house_now()), true)
                JOIN repository p ON p.id = t.repository_id
                JOIN task_places room ON room.task_id = t.id
                LEFT JOIN used u ON u.task_id = t.id LEFT JOIN skipped s ON s.task_id = t.id
                WHERE coalesce(u.places, 0) < room.places AND NOT coalesce(u.mine, false) AND s.reason IS NULL
                ORDER BY t.category = w.category DESC, p.language IS NOT DISTINCT FROM w.language DESC,
                         abs(length(t.prompt) - length(w.prompt)), t.id
                LIMIT ?
                """)
                .params(to.value(), person.value(), person.value(), sameCampaign, limit)
                .query((row, n) -> new NearestTask(
                        new TaskId(Columns.uuid(row, "id")),
                        row.getString("title"),
                        Category.parse(row.getString("category"))))
                .list();
    }
}
