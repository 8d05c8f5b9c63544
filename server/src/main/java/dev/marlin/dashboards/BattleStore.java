package dev.marlin.dashboards;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.statistics.agreement.BlindingIndex;
import dev.marlin.store.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * SQL that reads what was judged in a campaign: accepted answers, independent opinions, guesses. What was judged on extra
 * places of gold tasks is left out.
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
        return jdbc.sql("""
                SELECT j.id, c.task_id, coalesce(p.language, 'unknown') AS language, j.overall,
                       va.agent || ' ' || va.version AS agent_a, vb.agent || ' ' || vb.version AS agent_b,
                       'SCRIPTED' IN (va.provenance, vb.provenance) AS scripted, ra.resolved AS resolved_a,
                       rb.resolved AS resolved_b
                FROM submission s JOIN acceptance x ON x.submission_id = s.id JOIN judgement j ON j.id = x.judgement_id
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
                .query((row, n) -> battle(row, axes))
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
            SELECT a.judgement_id, a.axis, a.step FROM submission s JOIN acceptance x ON x.submission_id = s.id
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

    private static Battle battle(ResultSet row, Map<UUID, Map<String, Integer>> axes) throws SQLException {
        UUID judgement = Columns.uuid(row, "id");
        boolean a = row.getBoolean("resolved_a");
        boolean known = !row.wasNull();
        boolean b = row.getBoolean("resolved_b");
        known &= !row.wasNull();
        return new Battle(
                judgement,
                row.getString("task_id"),
                row.getString("language"),
                new Battle.Sides(row.getString("agent_a"), row.getString("agent_b"), row.getBoolean("scripted")),
                Battle.Verdict.of(row.getString("overall")),
                axes.getOrDefault(judgement, Map.of()),
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
                LEFT JOIN acceptance x ON x.submission_id = s.id
                WHERE s.campaign_id = ? AND s.state IN ('accepted', 'rejected')
                    AND s.id NOT IN (SELECT submission_id FROM gold_submission)
                    AND coalesce(x.at, s.changed_at) >= ? AND coalesce(x.at, s.changed_at) < ?
                    AND j.turn IS NULL AND j.role IN ('author', 'reviewer')
                    AND (j.role = 'author' OR s.id NOT IN (SELECT submission_id FROM sighted_submission))
                ORDER BY j.comparison_id, j.judge_id, j.sequence
            )
            SELECT comparison_id, judge_id, 'overall' AS axis, overall, 0 AS step FROM first
            UNION ALL
            SELECT f.comparison_id, f.judge_id, a.axis, f.overall, a.step FROM first f
            JOIN judgement_axis a ON a.judgement_id = f.id AND a.step IS NOT NULL
            ORDER BY axis, comparison_id, judge_id
            """)
                .params(campaign.value(), Columns.at(period.from()), Columns.at(period.to()))
                .query((row, n) -> {
                    int step = row.getInt("step");
                    return new Opinion(
                            row.getString("axis"),
                            row.getString("comparison_id"),
                            row.getString("judge_id"),
                            step == 0
                                    ? Battle.Verdict.of(row.getString("overall"))
                                            .name()
                                    : Integer.toString(step));
                })
                .list();
    }

    /** One person's answer to one question; {@code category} is a verdict for {@code overall}, else a step. */
    record Opinion(String axis, String comparison, String judge, String category) {}

    /** Guesses of who was who; right where the words hold the agent's name, empty where nobody was asked. */
    Optional<BlindingIndex> blinding(CampaignId campaign, Period period, double confidence) {
        return jdbc.sql("""
            WITH guess AS (
                SELECT g.answer, position(lower(CASE g.answer WHEN 'a_is' THEN va.agent ELSE vb.agent END)
                       IN lower(g.name)) > 0 AS right_name
                FROM agent_guess g JOIN comparison c ON c.id = g.comparison_id
                JOIN comparison_sides d ON d.comparison_id = c.id
                JOIN candidate ca ON ca.id = d.candidate_a JOIN agent_version va ON va.id = ca.agent_version_id
                JOIN candidate cb ON cb.id = d.candidate_b JOIN agent_version vb ON vb.id = cb.agent_version_id
                WHERE c.campaign_id = ? AND g.at >= ? AND g.at < ?
                    AND c.id NOT IN (SELECT comparison_id FROM gold_submission)
            )
            SELECT count(*) FILTER (WHERE answer <> 'could_not_tell' AND right_name) AS hits,
                   count(*) FILTER (WHERE answer <> 'could_not_tell' AND NOT right_name) AS misses,
                   count(*) FILTER (WHERE answer = 'could_not_tell') AS unknown FROM guess
            """)
                .params(campaign.value(), Columns.at(period.from()), Columns.at(period.to()))
                .query((row, n) -> new long[] {row.getLong("hits"), row.getLong("misses"), row.getLong("unknown")})
                .optional()
                .filter(counts -> counts[0] + counts[1] + counts[2] > 0)
                .map(counts -> BlindingIndex.of(counts[0], counts[1], counts[2], confidence));
    }
}
