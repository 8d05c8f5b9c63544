package dev.marlin.dashboards;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.store.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * SQL that reads what was judged in a campaign: accepted answers and independent opinions. What was judged on extra places
 * of gold tasks is left out.
 */
@Repository
class BattleStore {
    private final JdbcClient jdbc;

    BattleStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order of acceptance. */
    List<Battle> battles(CampaignId campaign, Period period) {
        Map<UUID, Map<String, Integer>> axes = axes(campaign, period);
        Map<UUID, SortedMap<Integer, Battle.Verdict>> turns = turns(campaign, period);
        return jdbc.sql("""
                SELECT j.id, c.id AS comparison_id, c.task_id, t.category, coalesce(p.language, 'unknown') AS language,
                       p.key AS repository, j.overall,
                       va.agent || ' ' || va.version AS agent_a, vb.agent || ' ' || vb.version AS agent_b,
                       'SCRIPTED' IN (va.provenance, vb.provenance) AS scripted, ra.resolved AS resolved_a,
                       rb.resolved AS resolved_b
                FROM submission s JOIN standing_acceptance x ON x.submission_id = s.id
                JOIN judgement j ON j.id = x.judgement_id
                JOIN comparison c ON c.id = s.comparison_id JOIN comparison_sides d ON d.comparison_id = c.id
                JOIN candidate ca ON ca.id = d.candidate_a JOIN agent_version va ON va.id = ca.agent_version_id
                JOIN candidate cb ON cb.id = d.candidate_b JOIN agent_version vb ON vb.id = cb.agent_version_id
                JOIN task t ON t.id = c.task_id JOIN repository p ON p.id = t.repository_id
                LEFT JOIN LATERAL (\
                """ + resolved("ca") + ") ra ON true LEFT JOIN LATERAL (" + resolved("cb") + """
                ) rb ON true
                WHERE s.campaign_id = ? AND x.at >= ? AND x.at < ?
                    AND s.id NOT IN (SELECT submission_id FROM gold_submission)
                ORDER BY x.sequence
                """)
                .params(campaign.value(), Columns.at(period.from()), Columns.at(period.to()))
                .query((row, n) -> battle(row, axes, turns))
                .list();
    }

    /** Whether a candidate's latest run of the last turn passed everything; no row or null: it cannot be said. */
    private static String resolved(String candidate) {
        return """
            SELECT bool_and(v.status = 'PASS') AS resolved
            FROM verification v WHERE v.run_id = (
                SELECT r.id FROM run r WHERE r.candidate_id = %s.id AND r.turn = c.turn AND r.state = 'FINISHED'
                ORDER BY r.attempt DESC LIMIT 1)
            HAVING bool_and(v.status IN ('PASS', 'FAIL'))
            """.formatted(candidate);
    }

    private Map<UUID, Map<String, Integer>> axes(CampaignId campaign, Period period) {
        Map<UUID, Map<String, Integer>> axes = new HashMap<>();
        jdbc.sql("""
            SELECT a.judgement_id, a.axis, a.step FROM submission s
            JOIN standing_acceptance x ON x.submission_id = s.id
            JOIN judgement_axis a ON a.judgement_id = x.judgement_id
            WHERE s.campaign_id = ? AND x.at >= ? AND x.at < ? AND a.step IS NOT NULL
                AND s.id NOT IN (SELECT submission_id FROM gold_submission)
            """)
                .params(campaign.value(), Columns.at(period.from()), Columns.at(period.to()))
                .query((row, n) -> axes.computeIfAbsent(Columns.uuid(row, "judgement_id"), id -> new HashMap<>())
                        .put(row.getString("axis"), row.getInt("step")))
                .list();
        return axes;
    }

    /** What authors said of turns, by comparison: the last word where one was said again. */
    private Map<UUID, SortedMap<Integer, Battle.Verdict>> turns(CampaignId campaign, Period period) {
        Map<UUID, SortedMap<Integer, Battle.Verdict>> turns = new HashMap<>();
        jdbc.sql("""
            SELECT DISTINCT ON (j.comparison_id, j.turn) j.comparison_id, j.turn, j.overall
            FROM submission s JOIN standing_acceptance x ON x.submission_id = s.id
            JOIN judgement j ON j.comparison_id = s.comparison_id
            WHERE s.campaign_id = ? AND x.at >= ? AND x.at < ? AND j.turn IS NOT NULL AND j.role = 'author'
            ORDER BY j.comparison_id, j.turn, j.sequence DESC
            """)
                .params(campaign.value(), Columns.at(period.from()), Columns.at(period.to()))
                .query((row, n) -> turns.computeIfAbsent(Columns.uuid(row, "comparison_id"), id -> new TreeMap<>())
                        .put(row.getInt("turn"), Battle.Verdict.of(row.getString("overall"))))
                .list();
        return turns;
    }

    private static Battle battle(
            ResultSet row, Map<UUID, Map<String, Integer>> axes, Map<UUID, SortedMap<Integer, Battle.Verdict>> turns)
            throws SQLException {
        UUID judgement = Columns.uuid(row, "id");
        boolean a = row.getBoolean("resolved_a");
        boolean known = !row.wasNull();
        boolean b = row.getBoolean("resolved_b");
        known &= !row.wasNull();
        return new Battle(
                judgement,
                row.getString("task_id"),
                new Battle.Traits(row.getString("category"), row.getString("language"), row.getString("repository")),
                new Battle.Sides(row.getString("agent_a"), row.getString("agent_b"), row.getBoolean("scripted")),
                Battle.Verdict.of(row.getString("overall")),
                axes.getOrDefault(judgement, Map.of()),
                turns.getOrDefault(Columns.uuid(row, "comparison_id"), new TreeMap<>()),
                known ? Optional.of(new Battle.Resolved(a, b)) : Optional.empty());
    }

    /**
     * What author and reviewers said of the whole before they knew of each other: each person's first judgement of a
     * submission that was accepted or rejected. What was said by reviewers who heard the author first is left out.
     */
    List<Opinion> opinions(CampaignId campaign, Period period) {
        return jdbc.sql("""
            WITH first AS (
                SELECT DISTINCT ON (j.comparison_id, j.judge_id) j.id, j.comparison_id, j.judge_id, j.overall
                FROM submission s JOIN judgement j ON j.comparison_id = s.comparison_id
                LEFT JOIN standing_acceptance x ON x.submission_id = s.id
                WHERE s.campaign_id = ? AND s.state IN ('accepted', 'rejected')
                    AND s.id NOT IN (SELECT submission_id FROM gold_submission)
                    AND coalesce(x.at, s.changed_at) >= ? AND coalesce(x.at, s.changed_at) < ?
                    AND j.turn IS NULL AND j.role IN ('author', 'reviewer')
                    AND (j.role = 'author' OR s.id NOT IN (SELECT submission_id FROM sighted_submission))
                ORDER BY j.comparison_id, j.judge_id, j.sequence
            )
            SELECT comparison_id, 'overall' AS axis, overall, 0 AS step FROM first
            UNION ALL
            SELECT f.comparison_id, a.axis, f.overall, a.step FROM first f
            JOIN judgement_axis a ON a.judgement_id = f.id AND a.step IS NOT NULL
            ORDER BY axis, comparison_id
            """)
                .params(campaign.value(), Columns.at(period.from()), Columns.at(period.to()))
                .query((row, n) -> {
                    int step = row.getInt("step");
                    return new Opinion(
                            row.getString("axis"),
                            row.getString("comparison_id"),
                            step == 0
                                    ? Battle.Verdict.of(row.getString("overall"))
                                            .name()
                                    : Integer.toString(step));
                })
                .list();
    }

    /** Somebody's answer to one question; {@code category} is a verdict for {@code overall}, else a step. */
    record Opinion(String axis, String comparison, String category) {}
}
