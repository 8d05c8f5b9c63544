package dev.marlin.pay;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.kernel.Money;
import dev.marlin.kernel.PersonId;
import dev.marlin.pay.books.Purse;
import dev.marlin.store.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL that reads the ledger for people. */
@Repository
class LedgerStore {
    private static final String LINES = """
        SELECT e.id, e.transaction_id, t.kind, t.reference, t.memo, t.at, e.amount, a.currency, a.kind AS account
        FROM ledger_entry e JOIN ledger_transaction t ON t.id = e.transaction_id JOIN account a ON a.id = e.account_id
        """;

    private final JdbcClient jdbc;

    LedgerStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All balances of a person, by currency and then in the order of {@link Purse}. */
    List<Ledger.Balance> balances(PersonId person) {
        List<Ledger.Balance> found = jdbc.sql("""
            SELECT a.kind, a.currency, coalesce(sum(e.amount), 0)::bigint AS balance
            FROM account a LEFT JOIN ledger_entry e ON e.account_id = a.id
            WHERE a.owner_id = ? GROUP BY a.kind, a.currency ORDER BY a.currency, a.kind
            """)
                .param(person.value())
                .query((row, n) -> new Ledger.Balance(
                        Purse.parse(row.getString("kind")),
                        Money.of(row.getLong("balance"), row.getString("currency"))))
                .list();
        return found.stream()
                .sorted(Comparator.comparing(
                                (Ledger.Balance one) -> one.amount().currency().getCurrencyCode())
                        .thenComparing(Ledger.Balance::purse))
                .toList();
    }

    /** Entries that made something payable or took from it, newest first. */
    List<LedgerLine> payableLines(PersonId person) {
        return jdbc.sql(LINES + "WHERE a.kind = 'person_payable' AND a.owner_id = ? ORDER BY e.id DESC")
                .param(person.value())
                .query((row, n) -> line(row))
                .list();
    }

    /** Every entry of a person, newest first. */
    List<LedgerLine> allLines(PersonId person) {
        return jdbc.sql(LINES + "WHERE a.owner_id = ? ORDER BY e.id DESC")
                .param(person.value())
                .query((row, n) -> line(row))
                .list();
    }

    List<LedgerLine> latest(int limit) {
        return before(Long.MAX_VALUE, limit);
    }

    /** Entries of all accounts with smaller numbers, newest first. */
    List<LedgerLine> before(long entry, int limit) {
        return jdbc.sql(LINES + "WHERE e.id < ? ORDER BY e.id DESC LIMIT ?")
                .params(entry, limit)
                .query((row, n) -> line(row))
                .list();
    }

    /** Everybody to whom something is owed, largest first. */
    List<Owed> owed() {
        return jdbc.sql("""
            SELECT p.id, p.display_name, a.currency, sum(e.amount)::bigint AS balance
            FROM account a JOIN ledger_entry e ON e.account_id = a.id JOIN person p ON p.id = a.owner_id
            WHERE a.kind = 'person_payable' GROUP BY p.id, p.display_name, a.currency
            HAVING sum(e.amount) <> 0 ORDER BY balance DESC, p.id
            """)
                .query((row, n) -> new Owed(
                        new PersonId(Columns.uuid(row, "id")),
                        row.getString("display_name"),
                        Money.of(row.getLong("balance"), row.getString("currency"))))
                .list();
    }

    /** Sum over all accounts, per currency: zero, or the books are broken. */
    List<Money> trialBalance() {
        return jdbc.sql("""
            SELECT a.currency, sum(e.amount)::bigint AS total
            FROM ledger_entry e JOIN account a ON a.id = e.account_id GROUP BY a.currency ORDER BY a.currency
            """)
                .query((row, n) -> Money.of(row.getLong("total"), row.getString("currency")))
                .list();
    }

    /** What a campaign committed, and what of it became payable, by currency; without budgets. */
    List<CampaignMoney.Stand> spent(CampaignId campaign) {
        return jdbc.sql("""
            WITH touched AS (
                SELECT DISTINCT e.transaction_id FROM account a JOIN ledger_entry e ON e.account_id = a.id
                WHERE a.kind = 'campaign_spent' AND a.owner_id = ?
            )
            SELECT a.currency,
                   coalesce(-sum(e.amount) FILTER (WHERE a.kind = 'campaign_spent' AND a.owner_id = ?), 0)::bigint
                       AS committed,
                   coalesce(sum(e.amount) FILTER (WHERE a.kind IN ('person_payable', 'person_on_hold',
                       'person_paying', 'person_paid', 'person_carried')), 0)::bigint AS earned
            FROM touched t JOIN ledger_entry e ON e.transaction_id = t.transaction_id
            JOIN account a ON a.id = e.account_id GROUP BY a.currency ORDER BY a.currency
            """)
                .params(campaign.value(), campaign.value())
                .query((row, n) -> new CampaignMoney.Stand(
                        Optional.empty(),
                        Money.of(row.getLong("committed"), row.getString("currency")),
                        Money.of(row.getLong("earned"), row.getString("currency"))))
                .list();
    }

    /** Accounts that are below zero and may not be. */
    List<UUID> belowZero() {
        return jdbc.sql("""
            SELECT a.id FROM account a JOIN ledger_entry e ON e.account_id = a.id
            WHERE a.kind IN ('person_reserved', 'person_in_review', 'person_payable', 'person_on_hold', 'person_paying')
            GROUP BY a.id HAVING sum(e.amount) < 0 ORDER BY a.id
            """).query((row, n) -> Columns.uuid(row, "id")).list();
    }

    private static LedgerLine line(ResultSet row) throws SQLException {
        return new LedgerLine(
                row.getLong("id"),
                Columns.uuid(row, "transaction_id"),
                Columns.instant(row, "at"),
                row.getString("kind").replace('_', ' '),
                row.getString("memo"),
                row.getString("account").replace('_', ' '),
                Money.of(row.getLong("amount"), row.getString("currency")));
    }
}
