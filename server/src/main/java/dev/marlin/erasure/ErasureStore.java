package dev.marlin.erasure;

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

/** SQL of erasures. */
@Repository
class ErasureStore {
    private final JdbcClient jdbc;

    ErasureStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when another one is open for the person */
    boolean insert(Erasure erasure) {
        return jdbc.sql("""
                INSERT INTO erasure (id, person_id, state, asked_by, asked_at, due, changed_at)
                VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                """)
                        .param(erasure.id())
                        .param(erasure.person().value())
                        .param(erasure.state().name())
                        .param(erasure.askedBy().map(PersonId::value).orElse(null))
                        .param(Columns.at(erasure.askedAt()))
                        .param(Columns.at(erasure.due()))
                        .param(Columns.at(erasure.changedAt()))
                        .update()
                == 1;
    }

    void setState(UUID id, ErasureState state, Instant at) {
        jdbc.sql("UPDATE erasure SET state = ?, changed_at = ? WHERE id = ?")
                .params(state.name(), Columns.at(at), id)
                .update();
    }

    Optional<Erasure> latest(PersonId person) {
        return jdbc.sql("SELECT * FROM erasure WHERE person_id = ? ORDER BY asked_at DESC, id LIMIT 1")
                .param(person.value())
                .query((row, n) -> erasure(row))
                .optional();
    }

    /** Locked until the transaction ends. */
    Optional<Erasure> lock(UUID id) {
        return jdbc.sql("SELECT * FROM erasure WHERE id = ? FOR UPDATE")
                .param(id)
                .query((row, n) -> erasure(row))
                .optional();
    }

    /** Open ones first, then the latest. */
    List<Erasure> all() {
        return jdbc.sql("""
                SELECT * FROM erasure ORDER BY (state IN ('REQUESTED', 'SHUT')) DESC, changed_at DESC, id LIMIT 500
                """).query((row, n) -> erasure(row)).list();
    }

    /** In the state since that moment or longer, and due. */
    List<Erasure> ripe(ErasureState state, Instant since, Instant now) {
        return jdbc.sql("SELECT * FROM erasure WHERE state = ? AND changed_at <= ? AND due <= ? ORDER BY due, id")
                .params(state.name(), Columns.at(since), Columns.at(now))
                .query((row, n) -> erasure(row))
                .list();
    }

    boolean isPerson(PersonId person) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM person WHERE id = ?)")
                .param(person.value())
                .query(Boolean.class)
                .single();
    }

    private static Erasure erasure(ResultSet row) throws SQLException {
        return new Erasure(
                Columns.uuid(row, "id"),
                new PersonId(Columns.uuid(row, "person_id")),
                ErasureState.valueOf(row.getString("state")),
                Columns.optionalUuid(row, "asked_by").map(PersonId::new),
                Columns.instant(row, "asked_at"),
                Columns.instant(row, "due"),
                Columns.instant(row, "changed_at"));
    }
}
