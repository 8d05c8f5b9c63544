package dev.marlin.reviews.calibration;

import dev.marlin.kernel.PersonId;
import dev.marlin.store.Columns;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of reviewers' words and what became of them. */
@Repository
class CalibrationStore {
    private final JdbcClient jdbc;

    CalibrationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Counts(PersonId reviewer, String name, long reviews, long overturned) {}

    /** By name; blind submissions only. A decision that sends work back settles nothing. */
    List<Counts> counts() {
        return jdbc.sql("""
                WITH side AS (
                    SELECT id, CASE WHEN overall LIKE 'a\\_%' THEN 'a' WHEN overall LIKE 'b\\_%' THEN 'b' ELSE '' END AS s
                    FROM judgement
                ), word AS (
                    SELECT v.reviewer_id, v.submission_id, v.round,
                           v.verdict <> 'request_changes' AND mine.s = theirs.s AS behind,
                           CASE WHEN d.outcome IS NULL OR d.outcome = 'return' THEN NULL
                                WHEN d.outcome = 'uphold' OR a.outcome = 'overturned' THEN true
                                ELSE false END AS stands
                    FROM review v
                    JOIN submission s ON s.id = v.submission_id
                    JOIN review_judgement o ON o.submission_id = v.submission_id AND o.round = v.round
                                           AND o.reviewer_id = v.reviewer_id
                    JOIN side mine ON mine.id = o.judgement_id
                    JOIN submission_round r ON r.submission_id = v.submission_id AND r.round = v.round
                    JOIN side theirs ON theirs.id = r.judgement_id
                    LEFT JOIN decision d ON d.submission_id = v.submission_id AND d.round = v.round
                    LEFT JOIN review_appeal_decision a ON a.submission_id = v.submission_id AND a.round = v.round
                    WHERE (s.round > v.round OR s.state IN ('accepted', 'rejected'))
                      AND s.id NOT IN (SELECT submission_id FROM sighted_submission)
                )
                SELECT w.reviewer_id, p.display_name, count(*) AS reviews,
                       count(*) FILTER (WHERE w.stands IS NOT NULL AND w.stands <> w.behind) AS overturned
                FROM word w JOIN person p ON p.id = w.reviewer_id
                GROUP BY w.reviewer_id, p.display_name ORDER BY p.display_name, w.reviewer_id
                """)
                .query((row, n) -> new Counts(
                        new PersonId(Columns.uuid(row, "reviewer_id")),
                        row.getString("display_name"),
                        row.getLong("reviews"),
                        row.getLong("overturned")))
                .list();
    }
}
