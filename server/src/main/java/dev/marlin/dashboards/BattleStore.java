package dev.marlin.dashboards;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.kernel.PersonId;
import dev.marlin.store.Columns;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /**
     * In the order of acceptance.
     *
     * @param traits of every comparison of the campaign
     */
    List<Battle> battles(CampaignId campaign, Period period, Map<UUID, Battle.Traits> traits) {
        Map<UUID, Map<String, Integer>> axes = axes(campaign, period);
        Map<UUID, SortedMap<Integer, Battle.Verdict>> turns = turns(campaign, period);
        return jdbc.sql("""
                SELECT j.id, s.comparison_id, s.task_id, j.overall,
                       va.agent || ' ' || va.version AS agent_a, vb.agent || ' ' || vb.version AS agent_b,
                       'SCRIPTED' IN (va.provenance, vb.provenance) AS scripted
                FROM submission s JOIN standing_acceptance x ON x.submission_id = s.id
                JOIN judgement j ON j.id = x.judgement_id JOIN comparison_sides d ON d.comparison_id = s.comparison_id
                JOIN candidate ca ON ca.id = d.candidate_a JOIN agent_version va ON va.id = ca.agent_version_id
                JOIN candidate cb ON cb.id = d.candidate_b JOIN agent_version vb ON vb.id = cb.agent_version_id
                WHERE s.campaign_id = ? AND x.at >= ? AND x.at < ?
                    AND s.id NOT IN (SELECT submission_id FROM gold_submission)
                ORDER BY x.sequence
                """)
                .params(campaign.value(), Columns.at(period.from()), Columns.at(period.to()))
                .query((row, n) -> {
                    UUID judgement = Columns.uuid(row, "id");
                    UUID comparison = Columns.uuid(row, "comparison_id");
                    return new Battle(
                            judgement,
                            row.getString("task_id"),
                            Objects.requireNonNull(traits.get(comparison)),
                            new Battle.Sides(
                                    row.getString("agent_a"), row.getString("agent_b"), row.getBoolean("scripted")),
                            Battle.Verdict.of(row.getString("overall")),
                            axes.getOrDefault(judgement, Map.of()),
                            turns.getOrDefault(comparison, new TreeMap<>()));
                })
                .list();
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

    /**
     * What author and reviewers said of the whole before they knew of each other: each person's first judgement of a
     * submission that was accepted or rejected. What was said by reviewers who heard the author first is left out.
     */
    List<Opinion> opinions(CampaignId campaign, Period period) {
        return jdbc.sql("""
            WITH first AS (
                SELECT DISTINCT ON (j.comparison_id, j.judge_id) j.id, j.comparison_id, j.judge_id, j.role,
                       j.overall
                FROM submission s JOIN judgement j ON j.comparison_id = s.comparison_id
                LEFT JOIN standing_acceptance x ON x.submission_id = s.id
                WHERE s.campaign_id = ? AND s.state IN ('accepted', 'rejected')
                    AND s.id NOT IN (SELECT submission_id FROM gold_submission)
                    AND coalesce(x.at, s.changed_at) >= ? AND coalesce(x.at, s.changed_at) < ?
                    AND j.turn IS NULL AND j.role IN ('author', 'reviewer')
                    AND (j.role = 'author' OR s.id NOT IN (SELECT submission_id FROM sighted_submission))
                ORDER BY j.comparison_id, j.judge_id, j.sequence
            )
            SELECT comparison_id, judge_id, role, 'overall' AS axis, overall, 0 AS step FROM first
            UNION ALL
            SELECT f.comparison_id, f.judge_id, f.role, a.axis, f.overall, a.step FROM first f
            JOIN judgement_axis a ON a.judgement_id = f.id AND a.step IS NOT NULL
            ORDER BY axis, comparison_id
            """)
                .params(campaign.value(), Columns.at(period.from()), Columns.at(period.to()))
                .query((row, n) -> {
                    int step = row.getInt("step");
                    String category = step == 0
                            ? Battle.Verdict.of(row.getString("overall")).name()
                            : Integer.toString(step);
                    return new Opinion(
                            row.getString("axis"),
                            Columns.uuid(row, "comparison_id"),
                            new PersonId(Columns.uuid(row, "judge_id")),
                            row.getString("role").equals("author"),
                            category);
                })
                .list();
    }

    /**
     * Submissions that were accepted or rejected: whose they are, and whether they were given back before they were first
     * accepted, or are rejected. Another round after that is no fault of theirs: it was re-opened.
     */
    List<Settled> settled(CampaignId campaign, Period period) {
        return jdbc.sql("""
            SELECT s.author_id, s.state = 'rejected' OR EXISTS (
                SELECT FROM judgement j WHERE j.comparison_id = s.comparison_id AND j.role = 'author' AND j.turn IS NULL
                    AND j.round > 1 AND j.sequence <= coalesce((
                        SELECT k.sequence FROM acceptance a JOIN judgement k ON k.id = a.judgement_id
                        WHERE a.submission_id = s.id ORDER BY a.sequence LIMIT 1), j.sequence)) AS back
            FROM submission s LEFT JOIN standing_acceptance x ON x.submission_id = s.id
            WHERE s.campaign_id = ? AND s.state IN ('accepted', 'rejected')
                AND s.id NOT IN (SELECT submission_id FROM gold_submission)
                AND coalesce(x.at, s.changed_at) >= ? AND coalesce(x.at, s.changed_at) < ?
            """)
                .params(campaign.value(), Columns.at(period.from()), Columns.at(period.to()))
                .query((row, n) -> new Settled(new PersonId(Columns.uuid(row, "author_id")), row.getBoolean("back")))
                .list();
    }

    /** Somebody's answer to one question; {@code category} is a verdict for {@code overall}, else a step. */
    record Opinion(String axis, UUID comparison, PersonId judge, boolean author, String category) {}

    /** A submission at its end. */
    record Settled(PersonId author, boolean back) {}
}
