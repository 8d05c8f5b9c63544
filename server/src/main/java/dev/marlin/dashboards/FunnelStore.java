package dev.marlin.dashboards;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.kernel.Money;
import dev.marlin.store.Columns;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL that reads how far a campaign's work is, extra places of gold tasks left out, and what it cost with them. */
@Repository
class FunnelStore {
    private final JdbcClient jdbc;

    FunnelStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where the work stands, with the pace of the 14 days before that moment. */
    Dashboard.Funnel funnel(CampaignId campaign, Instant now) {
        return jdbc.sql("""
            WITH used AS (
                SELECT r.task_id, count(*) AS places, count(*) FILTER (WHERE r.ended_at IS NULL) AS held
                FROM reservation r JOIN task t ON t.id = r.task_id
                JOIN campaign c ON c.id = t.campaign_id AND r.place <= c.judgements
                WHERE t.campaign_id = ? AND (r.ended_at IS NULL OR r.ending = 'COMPLETED') GROUP BY r.task_id
            ), places AS (
                SELECT coalesce(sum(greatest(0, c.judgements - coalesce(u.places, 0)))
                           FILTER (WHERE t.state = 'READY'), 0) AS open,
                       coalesce(sum(u.held), 0) AS held
                FROM task t JOIN campaign c ON c.id = t.campaign_id LEFT JOIN used u ON u.task_id = t.id
                WHERE t.campaign_id = ?
            ), submitted AS (
                SELECT count(*) FILTER (WHERE state IN ('submitted', 'returned')) AS submitted,
                       count(*) FILTER (WHERE state IN ('in_review', 'in_adjudication', 'in_appeal')) AS in_review,
                       count(*) FILTER (WHERE state = 'accepted') AS accepted,
                       count(*) FILTER (WHERE state = 'rejected') AS rejected
                FROM submission WHERE campaign_id = ? AND id NOT IN (SELECT submission_id FROM gold_submission)
            ), pace AS (
                SELECT count(*) AS latest FROM standing_acceptance x JOIN submission s ON s.id = x.submission_id
                WHERE s.campaign_id = ? AND x.at > ?::timestamptz - interval '14 days'
                    AND s.id NOT IN (SELECT submission_id FROM gold_submission)
            )
            SELECT * FROM places CROSS JOIN submitted CROSS JOIN pace
            """)
                .params(campaign.value(), campaign.value(), campaign.value(), campaign.value(), Columns.at(now))
                .query((row, n) -> new Dashboard.Funnel(
                        row.getLong("open"),
                        row.getLong("held"),
                        row.getLong("submitted"),
                        row.getLong("in_review"),
                        row.getLong("accepted"),
                        row.getLong("rejected"),
                        row.getLong("latest")))
                .single();
    }

    /** What became payable in the period, by currency. */
    List<Money> earned(CampaignId campaign, Period period) {
        return jdbc.sql("""
            WITH touched AS (
                SELECT DISTINCT e.transaction_id FROM account a JOIN ledger_entry e ON e.account_id = a.id
                JOIN ledger_transaction t ON t.id = e.transaction_id
                WHERE a.kind = 'campaign_spent' AND a.owner_id = ? AND t.at >= ? AND t.at < ?
            )
            SELECT a.currency, sum(e.amount)::bigint AS earned FROM touched t
            JOIN ledger_entry e ON e.transaction_id = t.transaction_id JOIN account a ON a.id = e.account_id
            WHERE a.kind IN ('person_payable', 'person_on_hold', 'person_paying', 'person_paid', 'person_carried')
            GROUP BY a.currency ORDER BY a.currency
            """)
                .params(campaign.value(), Columns.at(period.from()), Columns.at(period.to()))
                .query((row, n) -> Money.of(row.getLong("earned"), row.getString("currency")))
                .list();
    }

    /** Of what became payable in the period, fees of submissions, less what was taken back of them; in no order. */
    List<Fee> fees(CampaignId campaign, Period period) {
        return jdbc.sql("""
            WITH touched AS (
                SELECT DISTINCT t.id, coalesce(o.kind, t.kind) AS kind, coalesce(o.reference, t.reference) AS reference
                FROM account a JOIN ledger_entry e ON e.account_id = a.id
                JOIN ledger_transaction t ON t.id = e.transaction_id
                LEFT JOIN ledger_transaction o ON o.id = t.reverses
                WHERE a.kind = 'campaign_spent' AND a.owner_id = ? AND t.at >= ? AND t.at < ?
            )
            SELECT s.comparison_id, a.currency, sum(e.amount)::bigint AS earned FROM touched t
            JOIN submission s ON s.id::text = split_part(t.reference, '/', 1)
            JOIN ledger_entry e ON e.transaction_id = t.id JOIN account a ON a.id = e.account_id
            WHERE t.kind IN ('author_fee', 'reviewer_fee', 'adjudicator_fee') AND a.kind IN (
                'person_payable', 'person_on_hold', 'person_paying', 'person_paid', 'person_carried')
            GROUP BY s.comparison_id, a.currency
            """)
                .params(campaign.value(), Columns.at(period.from()), Columns.at(period.to()))
                .query((row, n) -> new Fee(
                        Columns.uuid(row, "comparison_id"), Money.of(row.getLong("earned"), row.getString("currency"))))
                .list();
    }

    /** What people earned by one comparison. */
    record Fee(UUID comparison, Money amount) {}

    /** Clocks that had run out at that moment: claims past their lease, and turns past their time. */
    Dashboard.Overdue overdue(CampaignId campaign, Instant now) {
        return jdbc.sql("""
            SELECT (SELECT count(*) FROM reservation r JOIN task t ON t.id = r.task_id
                    WHERE t.campaign_id = ? AND r.ended_at IS NULL AND r.lease_until < ?) AS claims,
                   (SELECT count(*) FROM attention a
                    JOIN submission s ON a.subject_id IN (s.id, s.comparison_id)
                    WHERE s.campaign_id = ? AND a.due < ?) AS turns
            """)
                .params(campaign.value(), Columns.at(now), campaign.value(), Columns.at(now))
                .query((row, n) -> new Dashboard.Overdue(row.getLong("claims"), row.getLong("turns")))
                .single();
    }
}
