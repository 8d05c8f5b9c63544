package dev.marlin.pay;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.kernel.Money;
import dev.marlin.pay.rates.Terms;
import dev.marlin.store.Columns;
import java.time.Instant;
import java.util.Currency;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of what is kept for reviewers. Insert only. */
@Repository
class ReserveStore {
    private final JdbcClient jdbc;

    ReserveStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Terms terms, Money amount) {
        jdbc.sql("""
                INSERT INTO review_reserve (task_id, fence, campaign_id, currency, amount, reserved_at)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT DO NOTHING
                """)
                .param(terms.task().value())
                .param(terms.fence())
                .param(terms.campaign().value())
                .param(amount.currency().getCurrencyCode())
                .param(amount.minorUnits())
                .param(Columns.at(terms.claimedAt()))
                .update();
    }

    void end(Terms terms, Instant at) {
        jdbc.sql("""
                INSERT INTO review_reserve_end (task_id, fence, ended_at)
                SELECT task_id, fence, :at FROM review_reserve WHERE task_id = :task AND fence = :fence
                ON CONFLICT DO NOTHING
                """)
                .param("task", terms.task().value())
                .param("fence", terms.fence())
                .param("at", Columns.at(at))
                .update();
    }

    /** In minor units. */
    long kept(CampaignId campaign, Currency currency) {
        return jdbc.sql("""
                SELECT coalesce(sum(r.amount), 0)::bigint FROM review_reserve r
                WHERE r.campaign_id = ? AND r.currency = ?
                  AND NOT EXISTS (SELECT FROM review_reserve_end e WHERE e.task_id = r.task_id AND e.fence = r.fence)
                """)
                .params(campaign.value(), currency.getCurrencyCode())
                .query(Long.class)
                .single();
    }
}
