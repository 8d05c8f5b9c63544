package dev.marlin.pay;

import dev.marlin.kernel.Money;
import dev.marlin.kernel.PersonId;
import dev.marlin.store.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of the ledger. Nothing here updates or deletes. */
@Repository
class LedgerStore {
    private static final UUID NOBODY = new UUID(0, 0);

    private final JdbcClient jdbc;

    LedgerStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when a transaction of this kind and reference is booked already. */
    boolean insert(UUID id, Posting posting, Instant at) {
        return jdbc.sql("""
                INSERT INTO ledger_transaction (id, kind, reference, memo, by_person, at) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (kind, reference) DO NOTHING
                """)
                        .param(id)
                        .param(posting.kind().name().toLowerCase(Locale.ROOT))
                        .param(posting.reference())
                        .param(posting.memo())
                        .param(posting.by().map(PersonId::value).orElse(null))
                        .param(Columns.at(at))
                        .update()
                == 1;
    }

    void insertEntry(UUID transaction, Posting.Entry entry) {
        Key account = Key.of(entry);
        jdbc.sql("""
                INSERT INTO ledger_entry (transaction_id, account_id, amount)
                SELECT ?, id, ? FROM account WHERE kind = ? AND owner_id = ? AND currency = ?
                """)
                .param(transaction)
                .param(entry.amount().minorUnits())
                .param(account.kind())
                .param(account.owner())
                .param(account.currency())
                .update();
    }

    /**
     * Opens the accounts of these postings that do not exist yet, always in the same order: two acceptances that open
     * the same accounts wait for each other and never in a circle.
     */
    void open(List<Posting> postings) {
        postings.stream()
                .flatMap(posting -> posting.entries().stream())
                .map(Key::of)
                .distinct()
                .sorted(Comparator.comparing(Key::kind)
                        .thenComparing(Key::owner)
                        .thenComparing(Key::currency))
                .forEach(account -> jdbc.sql("""
                        INSERT INTO account (id, kind, owner_id, currency) VALUES (?, ?, ?, ?)
                        ON CONFLICT (kind, owner_id, currency) DO NOTHING
                        """)
                        .param(UUID.randomUUID())
                        .param(account.kind())
                        .param(account.owner())
                        .param(account.currency())
                        .update());
    }

    /** Lets one payout of a person run at a time. */
    void lockPayable(PersonId person) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(?, 7))")
                .param(person.toString())
                .query((row, n) -> 0)
                .list();
    }

    List<Money> payable(PersonId person) {
        return jdbc.sql("""
                SELECT a.currency, coalesce(sum(e.amount), 0)::bigint AS balance
                FROM account a LEFT JOIN ledger_entry e ON e.account_id = a.id
                WHERE a.kind = 'person_payable' AND a.owner_id = ? GROUP BY a.currency ORDER BY a.currency
                """)
                .param(person.value())
                .query((row, n) -> Money.of(row.getLong("balance"), row.getString("currency")))
                .list();
    }

    List<LedgerLine> linesOf(PersonId person) {
        return jdbc.sql(LINES + "WHERE a.kind = 'person_payable' AND a.owner_id = ? ORDER BY e.id DESC")
                .param(person.value())
                .query((row, n) -> line(row))
                .list();
    }

    List<LedgerLine> latest(int limit) {
        return jdbc.sql(LINES + "ORDER BY e.id DESC LIMIT ?")
                .param(limit)
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

    private static final String LINES = """
            SELECT e.id, t.kind, t.reference, t.memo, t.at, e.amount, a.currency, a.kind AS account
            FROM ledger_entry e JOIN ledger_transaction t ON t.id = e.transaction_id JOIN account a ON a.id = e.account_id
            """;

    private static LedgerLine line(ResultSet row) throws SQLException {
        return new LedgerLine(
                row.getLong("id"),
                Columns.instant(row, "at"),
                row.getString("kind").replace('_', ' '),
                row.getString("memo"),
                row.getString("account").replace('_', ' '),
                Money.of(row.getLong("amount"), row.getString("currency")));
    }

    /** An account as the table names it. */
    private record Key(String kind, UUID owner, String currency) {
        static Key of(Posting.Entry entry) {
            String currency = entry.amount().currency().getCurrencyCode();
            return switch (entry.account()) {
                case Posting.Account.Payable payable ->
                    new Key("person_payable", payable.person().value(), currency);
                case Posting.Account.Spent spent -> new Key("campaign_spent", spent.campaign(), currency);
                case Posting.Account.Bank bank -> new Key("bank", NOBODY, currency);
            };
        }
    }
}
