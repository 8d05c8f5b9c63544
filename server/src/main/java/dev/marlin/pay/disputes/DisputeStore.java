package dev.marlin.pay.disputes;

import dev.marlin.kernel.PersonId;
import dev.marlin.store.Columns;
import dev.marlin.vault.Place;
import dev.marlin.vault.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of disputes. Nothing here updates or deletes; words are sealed under the key of whoever wrote them. */
@Repository
class DisputeStore {
    private static final String SELECT = """
            SELECT d.*, t.memo, x.outcome, x.by_person AS ended_by, x.words AS answer, x.proposal_id, x.at AS ended_at,
                (SELECT k.wrapped FROM person_key k WHERE k.person_id = d.person_id) AS wrapped,
                (SELECT k.wrapped FROM person_key k WHERE k.person_id = x.by_person) AS wrapped_end
            FROM pay_dispute d JOIN ledger_transaction t ON t.id = d.transaction_id
            LEFT JOIN pay_dispute_end x ON x.dispute_id = d.id
            """;

    private final JdbcClient jdbc;
    private final Vault vault;

    DisputeStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** Lets one change of a dispute, or of the disputes of a transaction, run at a time. */
    void lock(UUID id) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(?, 10))")
                .param(id.toString())
                .query((row, n) -> 0)
                .list();
    }

    void insert(Dispute dispute) {
        jdbc.sql("INSERT INTO pay_dispute (id, person_id, transaction_id, words, opened_at) VALUES (?, ?, ?, ?, ?)")
                .params(
                        dispute.id(),
                        dispute.person().value(),
                        dispute.transaction(),
                        vault.seal(dispute.person(), words(dispute.id()), dispute.words()),
                        Columns.at(dispute.openedAt()))
                .update();
    }

    void insert(UUID dispute, Dispute.End end) {
        jdbc.sql("""
                INSERT INTO pay_dispute_end (dispute_id, outcome, by_person, words, proposal_id, at)
                VALUES (?, ?, ?, ?, ?, ?)
                """)
                .param(dispute)
                .param(end.state().name().toLowerCase(Locale.ROOT))
                .param(end.by().value())
                .param(vault.seal(end.by(), answer(dispute), end.words()))
                .param(end.proposal().orElse(null))
                .param(Columns.at(end.at()))
                .update();
    }

    Optional<Dispute> find(UUID id) {
        return jdbc.sql(SELECT + "WHERE d.id = ?")
                .param(id)
                .query((row, n) -> dispute(row))
                .optional();
    }

    List<Dispute> of(PersonId person) {
        return jdbc.sql(SELECT + "WHERE d.person_id = ? ORDER BY d.opened_at DESC, d.id")
                .param(person.value())
                .query((row, n) -> dispute(row))
                .list();
    }

    List<Dispute> all() {
        return jdbc.sql(SELECT + "ORDER BY (x.dispute_id IS NOT NULL), d.opened_at, d.id")
                .query((row, n) -> dispute(row))
                .list();
    }

    boolean isOpenAbout(UUID transaction, PersonId person) {
        return jdbc.sql("""
                SELECT EXISTS (SELECT FROM pay_dispute d WHERE d.transaction_id = ? AND d.person_id = ?
                AND NOT EXISTS (SELECT FROM pay_dispute_end x WHERE x.dispute_id = d.id))
                """)
                .params(transaction, person.value())
                .query(Boolean.class)
                .single();
    }

    /** Who caused a transaction; empty when it followed from work or from a clock. */
    Optional<PersonId> causedBy(UUID transaction) {
        return jdbc.sql("SELECT by_person FROM ledger_transaction WHERE id = ?")
                .param(transaction)
                .query((row, n) -> Columns.optionalUuid(row, "by_person"))
                .optional()
                .flatMap(person -> person)
                .map(PersonId::new);
    }

    private static Place words(UUID dispute) {
        return Place.of("pay_dispute.words", dispute);
    }

    private static Place answer(UUID dispute) {
        return Place.of("pay_dispute_end.words", dispute);
    }

    private Dispute dispute(ResultSet row) throws SQLException {
        UUID id = Columns.uuid(row, "id");
        PersonId person = new PersonId(Columns.uuid(row, "person_id"));
        Optional<String> outcome = Columns.optionalText(row, "outcome");
        Optional<Dispute.End> end = outcome.isEmpty()
                ? Optional.empty()
                : Optional.of(end(DisputeState.valueOf(outcome.get().toUpperCase(Locale.ROOT)), id, row));
        return new Dispute(
                id,
                person,
                Columns.uuid(row, "transaction_id"),
                row.getString("memo"),
                vault.open(person, words(id), row.getString("words"), row.getBytes("wrapped"))
                        .words(),
                Columns.instant(row, "opened_at"),
                end);
    }

    private Dispute.End end(DisputeState state, UUID dispute, ResultSet row) throws SQLException {
        PersonId by = new PersonId(Columns.uuid(row, "ended_by"));
        return new Dispute.End(
                state,
                by,
                vault.open(by, answer(dispute), row.getString("answer"), row.getBytes("wrapped_end"))
                        .words(),
                Columns.optionalUuid(row, "proposal_id"),
                Columns.instant(row, "ended_at"));
    }
}
