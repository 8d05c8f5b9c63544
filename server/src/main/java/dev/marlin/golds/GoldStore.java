package dev.marlin.golds;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.kernel.PersonId;
import dev.marlin.store.Columns;
import dev.marlin.tasks.TaskId;
import dev.marlin.vault.Place;
import dev.marlin.vault.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of gold tasks and what was found on them: insert only; reads what reviews keep and what verifiers said. */
@Repository
class GoldStore {
    /** One row per submission on an extra place: what its author said first, and which agents stood on which side. */
    private static final String FOUND = """
            SELECT x.gold_id, s.id, s.author_id, s.campaign_id, s.state, s.submitted_at, j.overall,
                   CASE WHEN NOT (ca.agent_version_id = g.winner_id AND cb.agent_version_id = g.loser_id
                                  AND ra.resolved IS NOT DISTINCT FROM g.winner_resolved
                                  AND rb.resolved IS NOT DISTINCT FROM g.loser_resolved
                               OR cb.agent_version_id = g.winner_id AND ca.agent_version_id = g.loser_id
                                  AND rb.resolved IS NOT DISTINCT FROM g.winner_resolved
                                  AND ra.resolved IS NOT DISTINCT FROM g.loser_resolved) THEN 'not_comparable'
                        WHEN left(j.overall, 2) = 'a_' AND ca.agent_version_id = g.winner_id
                          OR left(j.overall, 2) = 'b_' AND cb.agent_version_id = g.winner_id THEN 'agrees'
                        ELSE 'differs' END AS found
            FROM gold_submission x JOIN gold_task g ON g.id = x.gold_id
            JOIN submission s ON s.id = x.submission_id AND s.state <> 'withdrawn'
            JOIN submission_round r ON r.submission_id = s.id AND r.round = 1
            JOIN judgement j ON j.id = r.judgement_id
            JOIN comparison c ON c.id = s.comparison_id JOIN comparison_sides d ON d.comparison_id = c.id
            JOIN candidate ca ON ca.id = d.candidate_a JOIN candidate cb ON cb.id = d.candidate_b
            """ + SettledStore.RESOLVED;

    private static final String SELECT = "WITH found AS (" + FOUND + """
            )
            SELECT g.*, t.title, c.name AS campaign, w.agent || ' ' || w.version AS winner,
                   l.agent || ' ' || l.version AS loser, r.gold_id IS NOT NULL AS retired,
                   (SELECT k.wrapped FROM person_key k WHERE k.person_id = g.added_by) AS wrapped,
                   (SELECT count(*) FROM found f WHERE f.gold_id = g.id) AS judged,
                   (SELECT count(*) FROM found f WHERE f.gold_id = g.id AND f.found = 'agrees') AS agreed,
                   (SELECT count(*) FROM found f WHERE f.gold_id = g.id AND f.found <> 'not_comparable') AS comparable
            FROM gold_task g JOIN task t ON t.id = g.task_id JOIN campaign c ON c.id = t.campaign_id
            JOIN agent_version w ON w.id = g.winner_id JOIN agent_version l ON l.id = g.loser_id
            LEFT JOIN gold_retirement r ON r.gold_id = g.id
            """;

    private final JdbcClient jdbc;
    private final Vault vault;

    GoldStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** A gold task to be. */
    record Row(GoldId id, TaskId task, Settled.Verdict key, int extra, String reason) {}

    /** Two who make one task gold do so one after the other. */
    void lock(TaskId task) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('gold task ' || ?, 0))")
                .param(task.toString())
                .query((row, n) -> task)
                .single();
    }

    /** False when the task is or was gold. */
    boolean insert(Row row, PersonId by, Instant at) {
        UUID id = row.id().value();
        return jdbc.sql("""
                INSERT INTO gold_task (id, task_id, winner_id, loser_id, winner_resolved, loser_resolved, extra, reason,
                                       added_by, added_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (task_id) DO NOTHING
                """)
                        .param(id)
                        .param(row.task().value())
                        .param(row.key().winner().orElseThrow())
                        .param(row.key().loser().orElseThrow())
                        .param(row.key().winnerResolved().orElse(null))
                        .param(row.key().loserResolved().orElse(null))
                        .param(row.extra())
                        .param(vault.seal(by, place(id), row.reason()))
                        .param(by.value())
                        .param(Columns.at(at))
                        .update()
                == 1;
    }

    /** False when it was retired before. */
    boolean retire(GoldId gold, PersonId by, Instant at) {
        return jdbc.sql("""
                INSERT INTO gold_retirement (gold_id, retired_by, retired_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING
                """).params(gold.value(), by.value(), Columns.at(at)).update() == 1;
    }

    Optional<GoldTask> find(GoldId id) {
        return jdbc.sql(SELECT + "WHERE g.id = ?")
                .param(id.value())
                .query((row, n) -> gold(row))
                .optional();
    }

    /** Active ones first, the latest first. */
    List<GoldTask> all() {
        return jdbc.sql(SELECT + "ORDER BY r.gold_id IS NOT NULL, g.added_at DESC, g.id")
                .query((row, n) -> gold(row))
                .list();
    }

    List<GoldResult> results(GoldId id) {
        return jdbc.sql(FOUND + "WHERE x.gold_id = ? ORDER BY s.submitted_at, s.id")
                .param(id.value())
                .query((row, n) -> result(row))
                .list();
    }

    List<GoldResult> results() {
        return jdbc.sql(FOUND + "ORDER BY s.submitted_at, s.id")
                .query((row, n) -> result(row))
                .list();
    }

    private static GoldResult result(ResultSet row) throws SQLException {
        return new GoldResult(
                new PersonId(Columns.uuid(row, "author_id")),
                new CampaignId(Columns.uuid(row, "campaign_id")),
                GoldResult.Found.parse(row.getString("found")),
                row.getString("overall"),
                row.getString("state"),
                Columns.instant(row, "submitted_at"));
    }

    private GoldTask gold(ResultSet row) throws SQLException {
        UUID id = Columns.uuid(row, "id");
        PersonId by = new PersonId(Columns.uuid(row, "added_by"));
        return new GoldTask(
                new GoldId(id),
                new TaskId(Columns.uuid(row, "task_id")),
                row.getString("title"),
                row.getString("campaign"),
                new GoldTask.Key(row.getString("winner"), row.getString("loser")),
                row.getInt("extra"),
                vault.open(by, place(id), row.getString("reason"), row.getBytes("wrapped"))
                        .words(),
                by,
                Columns.instant(row, "added_at"),
                row.getBoolean("retired") ? GoldState.RETIRED : GoldState.ACTIVE,
                row.getLong("judged"),
                row.getLong("agreed"),
                row.getLong("comparable"));
    }

    private static Place place(UUID gold) {
        return Place.of("gold_task.reason", gold);
    }
}
