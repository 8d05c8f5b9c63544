package dev.marlin.attempts;

import dev.marlin.kernel.PersonId;
import dev.marlin.store.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of appeals. */
@Repository
class AppealStore {
    private static final String SELECT = """
            SELECT p.*, d.reason FROM qualification_appeal p
            LEFT JOIN qualification_appeal_decision d ON d.appeal_id = p.id
            """;

    private final JdbcClient jdbc;

    AppealStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
                .param(decision.reason())
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

    private static Appeal appeal(ResultSet row) throws SQLException {
        return new Appeal(
                new AppealId(Columns.uuid(row, "id")),
                new AttemptId(Columns.uuid(row, "attempt_id")),
                Optional.ofNullable(row.getObject("position", Integer.class)),
                AppealState.valueOf(row.getString("state")),
                row.getString("words"),
                new PersonId(Columns.uuid(row, "author_id")),
                new PersonId(Columns.uuid(row, "raised_by")),
                Columns.instant(row, "raised_at"),
                Columns.instant(row, "due"),
                Columns.optionalText(row, "reason"));
    }
}
