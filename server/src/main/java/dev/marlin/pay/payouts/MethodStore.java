package dev.marlin.pay.payouts;

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

/** SQL of payout methods and of the account that pays. */
@Repository
class MethodStore {
    private final JdbcClient jdbc;

    MethodStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(PayoutMethod method) {
        jdbc.sql("""
                INSERT INTO payout_method (id, person_id, holder, iban, added_at, usable_from) VALUES (?, ?, ?, ?, ?, ?)
                """)
                .params(
                        method.id(),
                        method.person().value(),
                        method.holder(),
                        method.iban().value(),
                        Columns.at(method.addedAt()),
                        Columns.at(method.usableFrom()))
                .update();
    }

    List<PayoutMethod> of(PersonId person) {
        return jdbc.sql("SELECT * FROM payout_method WHERE person_id = ? ORDER BY added_at DESC, id")
                .param(person.value())
                .query((row, n) -> method(row))
                .list();
    }

    Optional<PayoutMethod> find(UUID id) {
        return jdbc.sql("SELECT * FROM payout_method WHERE id = ?")
                .param(id)
                .query((row, n) -> method(row))
                .optional();
    }

    /** Who has a notice whose waiting time is over. */
    List<PersonId> noticed(Instant now) {
        return jdbc.sql("SELECT person_id FROM attention WHERE subject_kind = 'payout_method' AND due <= ?")
                .param(Columns.at(now))
                .query((row, n) -> new PersonId(Columns.uuid(row, "person_id")))
                .list();
    }

    void insert(PayerAccount payer, PersonId by, Instant at) {
        jdbc.sql("INSERT INTO payer_account (id, name, iban, set_by, set_at) VALUES (?, ?, ?, ?, ?)")
                .params(payer.id(), payer.name(), payer.iban().value(), by.value(), Columns.at(at))
                .update();
    }

    Optional<PayerAccount> payer() {
        return jdbc.sql("SELECT id, name, iban FROM payer_account ORDER BY set_at DESC, id LIMIT 1")
                .query((row, n) -> new PayerAccount(
                        Columns.uuid(row, "id"), row.getString("name"), new Iban(row.getString("iban"))))
                .optional();
    }

    private static PayoutMethod method(ResultSet row) throws SQLException {
        return new PayoutMethod(
                Columns.uuid(row, "id"),
                new PersonId(Columns.uuid(row, "person_id")),
                row.getString("holder"),
                new Iban(row.getString("iban")),
                Columns.instant(row, "added_at"),
                Columns.instant(row, "usable_from"));
    }
}
