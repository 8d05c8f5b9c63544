package dev.marlin.campaigns.budgets;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.kernel.Money;
import dev.marlin.kernel.PersonId;
import dev.marlin.store.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of budgets and their changes. */
@Repository
class BudgetStore {
    private final JdbcClient jdbc;

    BudgetStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Claims hold this one together; whoever sets a budget waits for all of them, and they for that. */
    void lockClaims(CampaignId campaign, boolean alone) {
        String how = alone ? "pg_advisory_xact_lock" : "pg_advisory_xact_lock_shared";
        jdbc.sql("SELECT " + how + "(hashtextextended(?, 21))")
                .param(campaign.toString())
                .query((row, n) -> n)
                .list();
    }

    /** One claim of a bounded campaign at a time looks at its money and commits some. */
    void lockTurn(CampaignId campaign) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(?, 22))")
                .param(campaign.toString())
                .query((row, n) -> n)
                .list();
    }

    void insert(BudgetChange change) {
        jdbc.sql("""
            INSERT INTO campaign_budget_change (id, campaign_id, currency, before_minor, amount_minor, reason, state,
                                                proposed_by, proposed_at, decided_by, decided_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
                .param(change.id().value())
                .param(change.wanted().campaign().value())
                .param(change.wanted().amount().currency().getCurrencyCode())
                .param(change.before().map(Money::minorUnits).orElse(null))
                .param(change.wanted().amount().minorUnits())
                .param(change.wanted().reason())
                .param(change.state().name())
                .param(change.proposedBy().value())
                .param(Columns.at(change.proposedAt()))
                .param(change.decidedBy().map(PersonId::value).orElse(null))
                .param(change.decidedBy().isPresent() ? Columns.at(change.proposedAt()) : null)
                .update();
    }

    void end(BudgetChangeId id, BudgetChangeState state, PersonId by, Instant at) {
        jdbc.sql("UPDATE campaign_budget_change SET state = ?, decided_by = ?, decided_at = ? WHERE id = ?")
                .params(state.name(), by.value(), Columns.at(at), id.value())
                .update();
    }

    void take(BudgetChange change, Instant since) {
        jdbc.sql("""
            INSERT INTO campaign_budget (campaign_id, currency, number, amount_minor, change_id, since)
            SELECT ?, ?, coalesce(max(number), 0) + 1, ?, ?, ? FROM campaign_budget
            WHERE campaign_id = ? AND currency = ?
            """)
                .param(change.wanted().campaign().value())
                .param(change.wanted().amount().currency().getCurrencyCode())
                .param(change.wanted().amount().minorUnits())
                .param(change.id().value())
                .param(Columns.at(since))
                .param(change.wanted().campaign().value())
                .param(change.wanted().amount().currency().getCurrencyCode())
                .update();
    }

    Optional<BudgetChange> lock(BudgetChangeId id) {
        return jdbc.sql("SELECT * FROM campaign_budget_change WHERE id = ? FOR UPDATE")
                .param(id.value())
                .query((row, n) -> change(row))
                .optional();
    }

    /** Latest first. */
    List<BudgetChange> changes(CampaignId campaign) {
        return jdbc.sql("SELECT * FROM campaign_budget_change WHERE campaign_id = ? ORDER BY proposed_at DESC, id")
                .param(campaign.value())
                .query((row, n) -> change(row))
                .list();
    }

    /** In force, by currency. */
    List<Money> inForce(CampaignId campaign) {
        return jdbc.sql("""
            SELECT DISTINCT ON (currency) currency, amount_minor FROM campaign_budget WHERE campaign_id = ?
            ORDER BY currency, number DESC
            """)
                .param(campaign.value())
                .query((row, n) -> Money.of(row.getLong("amount_minor"), row.getString("currency")))
                .list();
    }

    private static BudgetChange change(ResultSet row) throws SQLException {
        String currency = row.getString("currency");
        long before = row.getLong("before_minor");
        boolean unbounded = row.wasNull();
        return new BudgetChange(
                new BudgetChangeId(Columns.uuid(row, "id")),
                new BudgetChange.Wanted(
                        new CampaignId(Columns.uuid(row, "campaign_id")),
                        Money.of(row.getLong("amount_minor"), currency),
                        row.getString("reason")),
                unbounded ? Optional.empty() : Optional.of(Money.of(before, currency)),
                BudgetChangeState.valueOf(row.getString("state")),
                new PersonId(Columns.uuid(row, "proposed_by")),
                Columns.instant(row, "proposed_at"),
                Columns.optionalUuid(row, "decided_by").map(PersonId::new));
    }
}
