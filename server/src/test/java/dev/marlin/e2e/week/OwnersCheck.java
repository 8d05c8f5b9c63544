package dev.marlin.e2e.week;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.testkit.http.Books;
import java.util.List;

/** Whose turn it is: every open item has somebody who can act on it, and nothing that is over calls anybody. */
final class OwnersCheck {
    private static final String OPEN = """
            WITH open (kind, id) AS (
                SELECT 'submission', id FROM submission
                WHERE state IN ('submitted', 'in_review', 'returned', 'in_adjudication')
                UNION ALL
                SELECT 'pay_dispute', id FROM pay_dispute d
                WHERE NOT EXISTS (SELECT FROM pay_dispute_end e WHERE e.dispute_id = d.id)
                UNION ALL
                SELECT 'pay_proposal', id FROM pay_proposal p
                WHERE NOT EXISTS (SELECT FROM pay_decision e WHERE e.proposal_id = p.id)
                UNION ALL
                SELECT 'payout_batch', id FROM payout_batch WHERE state IN ('DRAFT', 'APPROVED', 'EXPORTED')
                UNION ALL
                SELECT 'qualification_appeal', id FROM qualification_appeal WHERE state IN ('OPEN', 'ESCALATED'))
            """;

    private OwnersCheck() {}

    static void holds(Books books) {
        System.out.println(
                "Week: open at the end: " + books.rows(OPEN + "SELECT kind, count(*) FROM open GROUP BY kind"));
        List<List<String>> alone = books.rows(OPEN + """
                SELECT open.kind, open.id FROM open
                WHERE NOT EXISTS (
                    SELECT FROM attention a WHERE a.subject_kind = open.kind AND a.subject_id = open.id)
                """);
        assertThat(alone).as("open, and it is nobody's turn").isEmpty();
        List<List<String>> left = books.rows(OPEN + """
                SELECT open.kind, open.id FROM open
                WHERE NOT EXISTS (
                    SELECT FROM attention a JOIN person p ON p.id = a.person_id
                    WHERE a.subject_kind = open.kind AND a.subject_id = open.id AND p.suspended_at IS NULL)
                """);
        assertThat(left).as("open, and only people who left could act").isEmpty();
        assertThat(books.rows("""
                SELECT r.task_id, r.holder_id FROM reservation r JOIN person p ON p.id = r.holder_id
                WHERE r.ended_at IS NULL AND (p.suspended_at IS NOT NULL
                    OR r.lease_until + make_interval(mins => r.grace_minutes) < house_now() - interval '3 hours')
                """)).as("leases of nobody").isEmpty();
        assertThat(books.rows("""
                SELECT a.subject_id FROM attention a JOIN submission s ON s.id = a.subject_id
                WHERE a.subject_kind = 'submission' AND s.state IN ('accepted', 'rejected', 'withdrawn')
                """)).as("calls for what is over").isEmpty();
    }
}
