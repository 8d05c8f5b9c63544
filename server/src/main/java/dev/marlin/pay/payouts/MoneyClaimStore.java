package dev.marlin.pay.payouts;

import dev.marlin.kernel.Money;
import dev.marlin.kernel.PersonId;
import dev.marlin.pay.books.Purse;
import dev.marlin.store.Columns;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of what money still has to do with somebody. */
@Repository
class MoneyClaimStore {
    private final JdbcClient jdbc;

    MoneyClaimStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An amount that somebody will get but has not got. */
    record Standing(Purse purse, Money amount) {}

    /** What is on its way to the person, above zero. */
    List<Standing> standing(PersonId person) {
        return jdbc.sql("""
                SELECT a.kind, a.currency, sum(e.amount)::bigint AS balance
                FROM account a JOIN ledger_entry e ON e.account_id = a.id
                WHERE a.owner_id = ?
                  AND a.kind IN ('person_in_review', 'person_payable', 'person_on_hold', 'person_paying')
                GROUP BY a.kind, a.currency HAVING sum(e.amount) > 0 ORDER BY a.kind, a.currency
                """)
                .param(person.value())
                .query((row, n) -> new Standing(
                        Purse.parse(row.getString("kind")),
                        Money.of(row.getLong("balance"), row.getString("currency"))))
                .list();
    }

    /** Numbers of batches that the bank has not answered for this person. */
    List<Long> openBatches(PersonId person) {
        return jdbc.sql("""
                SELECT DISTINCT b.number FROM payout_batch b JOIN payout_line l ON l.batch_id = b.id
                WHERE l.person_id = ? AND l.state = 'PENDING' AND b.state <> 'CANCELLED' ORDER BY b.number
                """)
                .param(person.value())
                .query((row, n) -> row.getLong("number"))
                .list();
    }

    int openDisputes(PersonId person) {
        return jdbc.sql("""
                SELECT count(*) FROM pay_dispute d WHERE d.person_id = ?
                  AND NOT EXISTS (SELECT FROM pay_dispute_end x WHERE x.dispute_id = d.id)
                """).param(person.value()).query(Integer.class).single();
    }

    /** When something was last booked for the person. */
    Optional<Instant> lastBooked(PersonId person) {
        return jdbc.sql("""
                SELECT max(t.at) AS at FROM ledger_transaction t
                JOIN ledger_entry e ON e.transaction_id = t.id JOIN account a ON a.id = e.account_id
                WHERE a.owner_id = ?
                """)
                .param(person.value())
                .query((row, n) -> Columns.optionalInstant(row, "at"))
                .single();
    }
}
