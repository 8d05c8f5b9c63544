package dev.marlin.quality;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.kernel.PersonId;
import dev.marlin.store.Columns;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of settled verdicts. Reads what reviews keep; both bad and tie are preferences of their own. */
@Repository
class QualityStore {
    private final JdbcClient jdbc;

    QualityStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Everything that is settled, what was settled first first; of reviewers what they said before they heard the
     * author. Final is the judgement that stands; where none does, that of the last decision.
     */
    List<SettledWork> all() {
        return jdbc.sql("""
                WITH settled AS (
                    SELECT s.id, s.campaign_id, s.author_id, s.state, s.round, s.changed_at,
                           coalesce(a.judgement_id, d.judgement_id) AS final_id
                    FROM submission s
                    LEFT JOIN standing_acceptance a ON a.submission_id = s.id
                    LEFT JOIN (SELECT DISTINCT ON (submission_id) submission_id, judgement_id
                               FROM decision ORDER BY submission_id, round DESC) d ON d.submission_id = s.id
                    WHERE s.state IN ('accepted', 'rejected')
                ), voice AS (
                    SELECT s.id, s.author_id AS person_id, true AS authored, r.judgement_id
                    FROM settled s JOIN submission_round r ON r.submission_id = s.id AND r.round = 1
                    UNION ALL
                    SELECT s.id, v.reviewer_id, false, v.judgement_id
                    FROM settled s
                    JOIN (SELECT DISTINCT ON (submission_id, reviewer_id) submission_id, reviewer_id, judgement_id
                          FROM review_judgement ORDER BY submission_id, reviewer_id, round) v ON v.submission_id = s.id
                    WHERE s.id NOT IN (SELECT submission_id FROM sighted_submission)
                )
                SELECT s.campaign_id, v.person_id, v.authored,
                       s.state = 'accepted' AND s.round = 1 AS first_round,
                       CASE WHEN said.overall IN ('tie', 'both_bad') OR final.overall IN ('tie', 'both_bad')
                            THEN said.overall = final.overall
                            ELSE left(said.overall, 1) = left(final.overall, 1) END AS agreed
                FROM settled s
                JOIN voice v ON v.id = s.id
                JOIN judgement said ON said.id = v.judgement_id
                JOIN judgement final ON final.id = s.final_id
                ORDER BY s.changed_at, s.id, v.person_id
                """)
                .query((row, n) -> new SettledWork(
                        new CampaignId(Columns.uuid(row, "campaign_id")),
                        new PersonId(Columns.uuid(row, "person_id")),
                        row.getBoolean("authored"),
                        row.getBoolean("first_round"),
                        row.getBoolean("agreed")))
                .list();
    }
}
