package dev.marlin.pay.books;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.kernel.Money;
import dev.marlin.kernel.PersonId;
import dev.marlin.store.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL that writes the ledger, and reads it back for whoever books. Nothing here updates or deletes. */
@Repository
class BookStore {
    private final JdbcClient jdbc;

    BookStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void lock(String person) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(?, 7))")
                .param(person)
                .query((row, n) -> 0)
                .list();
    }

    /** False when a transaction of this kind and reference is booked already. */
    boolean insert(UUID id, Posting posting, Instant at) {
        return jdbc.sql("""
                INSERT INTO ledger_transaction (id, kind, reference, memo, by_person, reverses, at)
                VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (kind, reference) DO NOTHING
                """)
                        .param(id)
                        .param(posting.kind().key())
                        .param(posting.reference())
                        .param(posting.memo())
                        .param(posting.by().map(PersonId::value).orElse(null))
                        .param(posting.reverses().orElse(null))
                        .param(Columns.at(at))
                        .update()
                == 1;
    }

    void insertEntry(UUID transaction, Posting.Entry entry) {
        jdbc.sql("""
                INSERT INTO ledger_entry (transaction_id, account_id, amount)
                SELECT ?, id, ? FROM account WHERE kind = ? AND owner_id = ? AND currency = ?
                """)
                .param(transaction)
                .param(entry.amount().minorUnits())
                .param(entry.account().kind())
                .param(entry.account().owner())
                .param(entry.amount().currency().getCurrencyCode())
                .update();
    }

    /**
     * Opens the accounts of these postings that do not exist yet, always in the same order: two callers that open the
     * same accounts wait for each other and never in a circle.
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

    long balance(Account account, Currency currency) {
        return jdbc.sql("""
                SELECT coalesce(sum(e.amount), 0)::bigint FROM account a JOIN ledger_entry e ON e.account_id = a.id
                WHERE a.kind = ? AND a.owner_id = ? AND a.currency = ?
                """)
                .params(account.kind(), account.owner(), currency.getCurrencyCode())
                .query(Long.class)
                .single();
    }

    Optional<Booked> find(Posting.Kind kind, String reference) {
        return jdbc.sql("SELECT id FROM ledger_transaction WHERE kind = ? AND reference = ?")
                .params(kind.key(), reference)
                .query(UUID.class)
                .optional()
                .flatMap(this::find);
    }

    Optional<Booked> find(UUID id) {
        List<Posting.Entry> entries =
                jdbc.sql("""
                SELECT a.kind, a.owner_id, a.currency, e.amount FROM ledger_entry e JOIN account a ON a.id = e.account_id
                WHERE e.transaction_id = ? ORDER BY e.id
                """).param(id).query((row, n) -> entry(row)).list();
        return jdbc.sql("""
                SELECT t.*, EXISTS (SELECT FROM ledger_transaction r WHERE r.reverses = t.id) AS reversed
                FROM ledger_transaction t WHERE t.id = ?
                """)
                .param(id)
                .query((row, n) -> new Booked(
                        id,
                        Posting.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                        row.getString("reference"),
                        row.getString("memo"),
                        Columns.instant(row, "at"),
                        row.getBoolean("reversed"),
                        entries))
                .optional();
    }

    List<PersonId> withRole(String role) {
        return jdbc.sql("""
                SELECT p.id FROM person p JOIN person_role r ON r.person_id = p.id
                WHERE r.role = ? AND p.suspended_at IS NULL ORDER BY p.id
                """)
                .param(role)
                .query((row, n) -> new PersonId(Columns.uuid(row, "id")))
                .list();
    }

    private static Posting.Entry entry(ResultSet row) throws SQLException {
        String kind = row.getString("kind");
        UUID owner = Columns.uuid(row, "owner_id");
        Account account = kind.equals("campaign_spent")
                ? new Account.Spent(new CampaignId(owner))
                : new Account.Held(new PersonId(owner), Purse.parse(kind));
        return new Posting.Entry(account, Money.of(row.getLong("amount"), row.getString("currency")));
    }

    /** An account as the table names it. */
    private record Key(String kind, UUID owner, String currency) {
        static Key of(Posting.Entry entry) {
            return new Key(
                    entry.account().kind(),
                    entry.account().owner(),
                    entry.amount().currency().getCurrencyCode());
        }
    }
}
