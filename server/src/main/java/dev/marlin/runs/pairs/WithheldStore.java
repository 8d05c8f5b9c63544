package dev.marlin.runs.pairs;

import dev.marlin.kernel.PersonId;
import dev.marlin.runs.PairId;
import dev.marlin.store.Columns;
import dev.marlin.vault.Place;
import dev.marlin.vault.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of withheld turns and what managers decided. */
@Repository
class WithheldStore {
    private static final String SELECT = """
            SELECT w.pair_id, w.turn, w.withheld_at, d.released
            FROM withheld_turn w LEFT JOIN withheld_decision d USING (pair_id, turn)
            """;

    private final JdbcClient jdbc;
    private final Vault vault;

    WithheldStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** @return false when it is withheld already */
    boolean insert(PairId pair, int turn, Instant at) {
        return jdbc.sql(
                                "INSERT INTO withheld_turn (pair_id, turn, withheld_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
                        .params(pair.value(), turn, Columns.at(at))
                        .update()
                == 1;
    }

    void decide(Row row, boolean released, String reason, PersonId by, Instant at) {
        jdbc.sql("""
                INSERT INTO withheld_decision (pair_id, turn, released, reason, decided_by, decided_at)
                VALUES (?, ?, ?, ?, ?, ?)
                """)
                .params(row.pair().value(), row.turn(), released)
                .param(vault.seal(
                        by, Place.of("withheld_decision.reason", row.pair().value(), row.turn()), reason))
                .params(by.value(), Columns.at(at))
                .update();
    }

    Optional<Row> find(PairId pair, int turn) {
        return jdbc.sql(SELECT + " WHERE w.pair_id = ? AND w.turn = ?")
                .params(pair.value(), turn)
                .query((row, n) -> row(row))
                .optional();
    }

    List<Row> open() {
        return jdbc.sql(SELECT + """
                         JOIN pair p ON p.id = w.pair_id
                        WHERE d.released IS NULL AND p.state <> 'WITHDRAWN' ORDER BY w.withheld_at, w.pair_id
                        """).query((row, n) -> row(row)).list();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new PairId(Columns.uuid(row, "pair_id")),
                row.getInt("turn"),
                Columns.instant(row, "withheld_at"),
                Optional.ofNullable(row.getObject("released", Boolean.class)));
    }

    /** @param released empty until it is decided */
    record Row(PairId pair, int turn, Instant since, Optional<Boolean> released) {}
}
