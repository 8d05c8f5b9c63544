package dev.marlin.pay.periods;

import dev.marlin.kernel.PersonId;
import dev.marlin.store.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of periods. Nothing here updates or deletes. */
@Repository
class PeriodStore {
    private final JdbcClient jdbc;

    PeriodStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Lets one close run at a time. */
    void lock() {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('pay periods', 0))")
                .query((row, n) -> 0)
                .list();
    }

    Optional<Period> last() {
        return jdbc.sql("SELECT * FROM pay_period ORDER BY number DESC LIMIT 1")
                .query((row, n) -> period(row))
                .optional();
    }

    List<Period> all() {
        return jdbc.sql("SELECT * FROM pay_period ORDER BY number DESC")
                .query((row, n) -> period(row))
                .list();
    }

    Optional<Period> find(int number) {
        return jdbc.sql("SELECT * FROM pay_period WHERE number = ?")
                .param(number)
                .query((row, n) -> period(row))
                .optional();
    }

    Optional<Instant> firstTransaction() {
        return jdbc.sql("SELECT min(at) AS first FROM ledger_transaction")
                .query((row, n) -> Columns.optionalInstant(row, "first"))
                .single();
    }

    /** Fixes which transactions belong to the period: all up to its end that belong to none yet. */
    void take(int period, Instant until) {
        jdbc.sql("""
                INSERT INTO pay_period_transaction (transaction_id, period)
                SELECT t.id, ? FROM ledger_transaction t WHERE t.at < ?
                AND NOT EXISTS (SELECT FROM pay_period_transaction p WHERE p.transaction_id = t.id)
                """).params(period, Columns.at(until)).update();
    }

    void insert(Period period) {
        jdbc.sql("""
                INSERT INTO pay_period (number, since, until, closed_by, closed_at, json_sha256, csv_sha256)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        period.number(),
                        Columns.at(period.since()),
                        Columns.at(period.until()),
                        period.closedBy().value(),
                        Columns.at(period.closedAt()),
                        period.jsonSha256(),
                        period.csvSha256())
                .update();
    }

    /** Every account that had a balance before the period or moved in it, in the order of kind, owner, currency. */
    List<AccountTurn> turns(int period) {
        return jdbc.sql("""
                SELECT a.kind, a.owner_id, a.currency,
                       coalesce(sum(e.amount) FILTER (WHERE p.period < ?), 0)::bigint AS opening,
                       coalesce(sum(e.amount) FILTER (WHERE p.period = ?), 0)::bigint AS moved
                FROM account a JOIN ledger_entry e ON e.account_id = a.id
                JOIN pay_period_transaction p ON p.transaction_id = e.transaction_id
                WHERE p.period <= ? GROUP BY a.kind, a.owner_id, a.currency
                HAVING sum(e.amount) FILTER (WHERE p.period < ?) <> 0 OR count(*) FILTER (WHERE p.period = ?) > 0
                ORDER BY a.kind COLLATE "C", a.owner_id, a.currency COLLATE "C"
                """)
                .params(period, period, period, period, period)
                .query((row, n) -> new AccountTurn(
                        row.getString("kind"),
                        Columns.uuid(row, "owner_id"),
                        row.getString("currency"),
                        row.getLong("opening"),
                        row.getLong("moved")))
                .list();
    }

    /** Every entry of the period, in the order in which it was written. */
    List<Movement> movements(int period) {
        return jdbc.sql(MOVEMENTS + "WHERE p.period = ? ORDER BY e.id")
                .param(period)
                .query((row, n) -> movement(row))
                .list();
    }

    private static final String MOVEMENTS = """
            SELECT e.id, t.id AS transaction_id, t.at, t.kind, t.reference, a.kind AS account, a.owner_id, a.currency,
                   e.amount
            FROM pay_period_transaction p JOIN ledger_transaction t ON t.id = p.transaction_id
            JOIN ledger_entry e ON e.transaction_id = t.id JOIN account a ON a.id = e.account_id
            """;

    private static Movement movement(ResultSet row) throws SQLException {
        return new Movement(
                row.getLong("id"),
                Columns.uuid(row, "transaction_id"),
                Columns.instant(row, "at"),
                row.getString("kind"),
                row.getString("reference"),
                row.getString("account"),
                Columns.uuid(row, "owner_id"),
                row.getString("currency"),
                row.getLong("amount"));
    }

    private static Period period(ResultSet row) throws SQLException {
        return new Period(
                row.getInt("number"),
                Columns.instant(row, "since"),
                Columns.instant(row, "until"),
                new PersonId(Columns.uuid(row, "closed_by")),
                Columns.instant(row, "closed_at"),
                row.getString("json_sha256"),
                row.getString("csv_sha256"));
    }
}
