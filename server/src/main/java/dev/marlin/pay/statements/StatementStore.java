package dev.marlin.pay.statements;

import dev.marlin.kernel.Money;
import dev.marlin.kernel.PersonId;
import dev.marlin.pay.books.Purse;
import dev.marlin.store.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of statements: reads the ledger by closed periods. */
@Repository
class StatementStore {
    private final JdbcClient jdbc;

    StatementStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    String name(PersonId person) {
        return jdbc.sql("SELECT display_name FROM person WHERE id = ?")
                .param(person.value())
                .query(String.class)
                .single();
    }

    List<Statement.Turn> turns(int period, PersonId person) {
        return jdbc.sql("""
                SELECT a.kind, a.currency,
                       coalesce(sum(e.amount) FILTER (WHERE p.period < ?), 0)::bigint AS opening,
                       coalesce(sum(e.amount) FILTER (WHERE p.period = ?), 0)::bigint AS moved
                FROM account a JOIN ledger_entry e ON e.account_id = a.id
                JOIN pay_period_transaction p ON p.transaction_id = e.transaction_id
                WHERE a.owner_id = ? AND p.period <= ? GROUP BY a.kind, a.currency
                """).params(period, period, person.value(), period).query((row, n) -> turn(row)).list().stream()
                .sorted(Comparator.comparing(
                                (Statement.Turn turn) -> turn.moved().currency().getCurrencyCode())
                        .thenComparing(Statement.Turn::purse))
                .toList();
    }

    List<Statement.Entry> entries(int period, PersonId person) {
        return jdbc.sql("""
                SELECT t.id, t.at, t.kind AS what, t.memo, a.kind, a.currency, e.amount
                FROM pay_period_transaction p JOIN ledger_transaction t ON t.id = p.transaction_id
                JOIN ledger_entry e ON e.transaction_id = t.id JOIN account a ON a.id = e.account_id
                WHERE p.period = ? AND a.owner_id = ? ORDER BY e.id
                """)
                .params(period, person.value())
                .query((row, n) -> new Statement.Entry(
                        Columns.uuid(row, "id"),
                        Columns.instant(row, "at"),
                        row.getString("what").replace('_', ' '),
                        row.getString("memo"),
                        Purse.parse(row.getString("kind")),
                        Money.of(row.getLong("amount"), row.getString("currency"))))
                .list();
    }

    private static Statement.Turn turn(ResultSet row) throws SQLException {
        String currency = row.getString("currency");
        return new Statement.Turn(
                Purse.parse(row.getString("kind")),
                Money.of(row.getLong("opening"), currency),
                Money.of(row.getLong("moved"), currency));
    }
}
