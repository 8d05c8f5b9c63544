package dev.marlin.pay.payouts;

import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Money;
import dev.marlin.kernel.PersonId;
import dev.marlin.store.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of batches and their lines. */
@Repository
class PayoutStore {
    private static final String BATCHES = """
            SELECT b.*, a.name AS payer_name, a.iban AS payer_iban
            FROM payout_batch b LEFT JOIN payer_account a ON a.id = b.payer_id
            """;

    private final JdbcClient jdbc;

    PayoutStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Lets one batch be drafted at a time. */
    void lockDrafts() {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('payout drafts', 0))")
                .query((row, n) -> 0)
                .list();
    }

    void insert(UUID batch, PersonId by, Instant at) {
        jdbc.sql("""
                INSERT INTO payout_batch (id, state, drafted_by, drafted_at, changed_at) VALUES (?, 'DRAFT', ?, ?, ?)
                """).params(batch, by.value(), Columns.at(at), Columns.at(at)).update();
    }

    void insert(Line line) {
        jdbc.sql("""
                INSERT INTO payout_line (id, batch_id, person_id, currency, amount, method_id, state)
                VALUES (?, ?, ?, ?, ?, ?, 'PENDING')
                """)
                .params(
                        line.id(),
                        line.batch(),
                        line.person().value(),
                        line.amount().currency().getCurrencyCode(),
                        line.amount().minorUnits(),
                        line.method())
                .update();
    }

    void insert(UUID batch, LeftOut leftOut) {
        jdbc.sql("""
                INSERT INTO payout_left_out (batch_id, person_id, currency, amount, reason) VALUES (?, ?, ?, ?, ?)
                """)
                .params(
                        batch,
                        leftOut.person().value(),
                        leftOut.amount().currency().getCurrencyCode(),
                        leftOut.amount().minorUnits(),
                        leftOut.reason())
                .update();
    }

    /** @throws MarlinException NOT_FOUND */
    Batch lock(UUID id) {
        jdbc.sql("SELECT id FROM payout_batch WHERE id = ? FOR UPDATE")
                .param(id)
                .query((row, n) -> 0)
                .list();
        return get(id);
    }

    /** @throws MarlinException NOT_FOUND */
    Batch get(UUID id) {
        return jdbc.sql(BATCHES + "WHERE b.id = ?")
                .param(id)
                .query((row, n) -> batch(row))
                .optional()
                .orElseThrow(() -> MarlinException.notFound("That batch"));
    }

    List<Batch> all() {
        return jdbc.sql(BATCHES + "ORDER BY b.number DESC")
                .query((row, n) -> batch(row))
                .list();
    }

    void approve(UUID id, Batch.Approval approval, Optional<PayerAccount> payer) {
        jdbc.sql("""
                UPDATE payout_batch SET state = 'APPROVED', approved_by = ?, approved_at = ?, payer_id = ?, changed_at = ?
                WHERE id = ?
                """)
                .param(approval.by().value())
                .param(Columns.at(approval.at()))
                .param(payer.map(PayerAccount::id).orElse(null))
                .param(Columns.at(approval.at()))
                .param(id)
                .update();
    }

    void setState(UUID id, BatchState state, Instant at) {
        jdbc.sql("UPDATE payout_batch SET state = ?, changed_at = ? WHERE id = ?")
                .params(state.name(), Columns.at(at), id)
                .update();
    }

    void setState(UUID line, LineState state, String reason) {
        jdbc.sql("UPDATE payout_line SET state = ?, reason = ? WHERE id = ?")
                .params(state.name(), reason, line)
                .update();
    }

    /** In an order that never changes. */
    List<Line> lines(UUID batch) {
        return jdbc.sql("""
                SELECT l.*, p.display_name FROM payout_line l JOIN person p ON p.id = l.person_id
                WHERE l.batch_id = ? ORDER BY l.currency COLLATE "C", l.id
                """).param(batch).query((row, n) -> line(row)).list();
    }

    List<LeftOut> leftOut(UUID batch) {
        return jdbc.sql("""
                SELECT l.*, p.display_name FROM payout_left_out l JOIN person p ON p.id = l.person_id
                WHERE l.batch_id = ? ORDER BY p.display_name, l.person_id, l.currency
                """)
                .param(batch)
                .query((row, n) -> new LeftOut(
                        new PersonId(Columns.uuid(row, "person_id")),
                        row.getString("display_name"),
                        Money.of(row.getLong("amount"), row.getString("currency")),
                        row.getString("reason")))
                .list();
    }

    /** Everybody to whom something is payable. */
    List<PersonId> payees() {
        return jdbc.sql("""
                SELECT a.owner_id FROM account a JOIN ledger_entry e ON e.account_id = a.id
                WHERE a.kind = 'person_payable' GROUP BY a.owner_id, a.currency HAVING sum(e.amount) > 0
                """)
                .query((row, n) -> new PersonId(Columns.uuid(row, "owner_id")))
                .list();
    }

    /** What is payable to a person, per currency, where it is more than zero. */
    List<Money> payable(PersonId person) {
        return jdbc.sql("""
                SELECT a.currency, sum(e.amount)::bigint AS balance
                FROM account a JOIN ledger_entry e ON e.account_id = a.id
                WHERE a.kind = 'person_payable' AND a.owner_id = ?
                GROUP BY a.currency HAVING sum(e.amount) > 0 ORDER BY a.currency
                """)
                .param(person.value())
                .query((row, n) -> Money.of(row.getLong("balance"), row.getString("currency")))
                .list();
    }

    private static Batch batch(ResultSet row) throws SQLException {
        Optional<Instant> approvedAt = Columns.optionalInstant(row, "approved_at");
        Optional<UUID> approvedBy = Columns.optionalUuid(row, "approved_by");
        Optional<UUID> payer = Columns.optionalUuid(row, "payer_id");
        return new Batch(
                Columns.uuid(row, "id"),
                row.getLong("number"),
                BatchState.valueOf(row.getString("state")),
                new PersonId(Columns.uuid(row, "drafted_by")),
                Columns.instant(row, "drafted_at"),
                approvedBy.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Batch.Approval(new PersonId(approvedBy.get()), approvedAt.orElseThrow())),
                payer.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new PayerAccount(
                                payer.get(), row.getString("payer_name"), new Iban(row.getString("payer_iban")))));
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "batch_id"),
                new PersonId(Columns.uuid(row, "person_id")),
                row.getString("display_name"),
                Money.of(row.getLong("amount"), row.getString("currency")),
                Columns.uuid(row, "method_id"),
                LineState.valueOf(row.getString("state")),
                row.getString("reason"));
    }
}
