package dev.marlin.attempts;

import dev.marlin.kernel.PersonId;
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

/** SQL of appeals; why one was decided so is sealed under the key of whoever decided. */
@Repository
class AppealStore {
    private static final String SELECT = """
            SELECT p.*, d.reason, d.decided_by,
                (SELECT k.wrapped FROM person_key k WHERE k.person_id = d.decided_by) AS wrapped
            FROM qualification_appeal p
            LEFT JOIN qualification_appeal_decision d ON d.appeal_id = p.id
            """;

    private final JdbcClient jdbc;
    private final Vault vault;

    AppealStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** @return false when the same was appealed before */
    boolean insert(Appeal appeal) {
        return jdbc.sql("""
                INSERT INTO qualification_appeal (id, attempt_id, position, state, words, author_id, raised_by, raised_at,
                                                  due)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                """)
                        .param(appeal.id().value())
                        .param(appeal.attempt().value())
                        .param(appeal.position().orElse(null))
                        .param(appeal.state().name())
                        .param(appeal.words())
                        .param(appeal.author().value())
                        .param(appeal.raisedBy().value())
                        .param(Columns.at(appeal.raisedAt()))
                        .param(Columns.at(appeal.due()))
                        .update()
                == 1;
    }

    void setState(AppealId id, AppealState state) {
        jdbc.sql("UPDATE qualification_appeal SET state = ? WHERE id = ?")
                .params(state.name(), id.value())
                .update();
    }

    void insertDecision(Appeal appeal, AppealState outcome, Appeals.Decision decision, Instant at) {
        jdbc.sql("""
                INSERT INTO qualification_appeal_decision (appeal_id, outcome, reason, author_id, raised_by, decided_by,
                                                           decided_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """)
                .param(appeal.id().value())
                .param(outcome.name())
                .param(vault.seal(decision.by(), reason(appeal.id()), decision.reason()))
                .param(appeal.author().value())
                .param(appeal.raisedBy().value())
                .param(decision.by().value())
                .param(Columns.at(at))
                .update();
    }

    Optional<Appeal> find(AppealId id) {
        return jdbc.sql(SELECT + "WHERE p.id = ?")
                .param(id.value())
                .query((rows, n) -> appeal(rows))
                .optional();
    }

    Optional<Appeal> lock(AppealId id) {
        return jdbc.sql(SELECT + "WHERE p.id = ? FOR UPDATE OF p")
                .param(id.value())
                .query((rows, n) -> appeal(rows))
                .optional();
    }

    List<Appeal> of(AttemptId attempt) {
        return jdbc.sql(SELECT + "WHERE p.attempt_id = ? ORDER BY p.raised_at, p.id")
                .param(attempt.value())
                .query((rows, n) -> appeal(rows))
                .list();
    }

    /** Open ones whose time is over, locked. */
    List<Appeal> lockOver(Instant now) {
        return jdbc.sql(SELECT + "WHERE p.state = 'OPEN' AND p.due <= ? ORDER BY p.id FOR UPDATE OF p SKIP LOCKED")
                .param(Columns.at(now))
                .query((rows, n) -> appeal(rows))
                .list();
    }

    private static Place reason(AppealId id) {
        return Place.of("qualification_appeal_decision.reason", id.value());
    }

    private Appeal appeal(ResultSet row) throws SQLException {
        AppealId id = new AppealId(Columns.uuid(row, "id"));
        return new Appeal(
                id,
                new AttemptId(Columns.uuid(row, "attempt_id")),
                Optional.ofNullable(row.getObject("position", Integer.class)),
                AppealState.valueOf(row.getString("state")),
                row.getString("words"),
                new PersonId(Columns.uuid(row, "author_id")),
                new PersonId(Columns.uuid(row, "raised_by")),
                Columns.instant(row, "raised_at"),
                Columns.instant(row, "due"),
                answer(id, row));
    }

    private Optional<String> answer(AppealId id, ResultSet row) throws SQLException {
        Optional<String> stored = Columns.optionalText(row, "reason");
        if (stored.isEmpty()) {
            return stored;
        }
        PersonId by = new PersonId(Columns.uuid(row, "decided_by"));
        return Optional.of(vault.open(by, reason(id), stored.get(), row.getBytes("wrapped"))
                .words());
    }
}
