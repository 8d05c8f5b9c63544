package dev.marlin.reviews.precedents;

import dev.marlin.kernel.PersonId;
import dev.marlin.reviews.Decision;
import dev.marlin.reviews.life.SubmissionId;
import dev.marlin.rubrics.Clause;
import dev.marlin.store.Columns;
import dev.marlin.vault.Place;
import dev.marlin.vault.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of precedents: insert only; words are sealed under the key of whoever wrote them. */
@Repository
class PrecedentStore {
    private static final String SELECT = """
            SELECT p.*, d.outcome, d.body, d.adjudicator_id, w.reason AS withdrawn, w.withdrawn_by,
                (SELECT k.wrapped FROM person_key k WHERE k.person_id = p.marked_by) AS wrapped,
                (SELECT k.wrapped FROM person_key k WHERE k.person_id = d.adjudicator_id) AS wrapped_decision,
                (SELECT k.wrapped FROM person_key k WHERE k.person_id = w.withdrawn_by) AS wrapped_withdrawal
            FROM precedent p
            JOIN decision d ON d.submission_id = p.submission_id AND d.round = p.round
            LEFT JOIN precedent_withdrawal w ON w.precedent_id = p.id
            """;

    private final JdbcClient jdbc;
    private final Vault vault;

    PrecedentStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** Round of the latest decision of the submission, and the rubric that it was made under. */
    record Latest(int round, String rubric) {}

    Optional<Latest> latest(SubmissionId submission, PersonId adjudicator) {
        return jdbc.sql("""
                SELECT d.round, v.rubric
                FROM decision d JOIN judgement j ON j.id = d.judgement_id
                JOIN rubric_version v ON v.id = j.rubric_version_id
                WHERE d.submission_id = ? AND d.adjudicator_id = ? ORDER BY d.round DESC LIMIT 1
                """)
                .params(submission.value(), adjudicator.value())
                .query((row, n) -> new Latest(row.getInt("round"), row.getString("rubric")))
                .optional();
    }

    void insert(Precedent precedent, SubmissionId submission, int round, PersonId by) {
        jdbc.sql("""
                INSERT INTO precedent (id, submission_id, round, rubric, clause, reason, marked_by, at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .param(precedent.id())
                .param(submission.value())
                .param(round)
                .param(precedent.rubric())
                .param(precedent.clause().toString())
                .param(vault.seal(by, reason(precedent.id()), precedent.reason()))
                .param(by.value())
                .param(Columns.at(precedent.at()))
                .update();
    }

    /** False when it was withdrawn before. */
    boolean withdraw(UUID precedent, String reason, PersonId by, Instant at) {
        return jdbc.sql("""
                INSERT INTO precedent_withdrawal (precedent_id, reason, withdrawn_by, at) VALUES (?, ?, ?, ?)
                ON CONFLICT DO NOTHING
                """)
                        .params(precedent, vault.seal(by, withdrawal(precedent), reason), by.value(), Columns.at(at))
                        .update()
                == 1;
    }

    Optional<Precedent> find(UUID id) {
        return jdbc.sql(SELECT + "WHERE p.id = ?")
                .param(id)
                .query((row, n) -> precedent(row))
                .optional();
    }

    /** Latest first, withdrawn ones among them. */
    List<Precedent> all(int limit) {
        return jdbc.sql(SELECT + "ORDER BY p.at DESC, p.id LIMIT ?")
                .param(limit)
                .query((row, n) -> precedent(row))
                .list();
    }

    /** Those that stand under the submission's rubric, but for those of its own task; by clause, latest first. */
    List<Precedent> beside(SubmissionId submission, int limit) {
        return jdbc.sql(SELECT + """
                JOIN submission o ON o.id = p.submission_id
                JOIN submission s ON s.id = ?
                JOIN comparison c ON c.id = s.comparison_id
                JOIN rubric_version v ON v.id = c.rubric_version_id
                WHERE p.rubric = v.rubric AND o.task_id <> s.task_id AND w.precedent_id IS NULL
                ORDER BY p.clause, p.at DESC, p.id LIMIT ?
                """)
                .params(submission.value(), limit)
                .query((row, n) -> precedent(row))
                .list();
    }

    private static Place reason(UUID precedent) {
        return Place.of("precedent.reason", precedent);
    }

    private static Place withdrawal(UUID precedent) {
        return Place.of("precedent_withdrawal.reason", precedent);
    }

    private Precedent precedent(ResultSet row) throws SQLException {
        UUID id = Columns.uuid(row, "id");
        PersonId by = new PersonId(Columns.uuid(row, "marked_by"));
        return new Precedent(
                id,
                row.getString("rubric"),
                Clause.parse(row.getString("clause")),
                vault.open(by, reason(id), row.getString("reason"), row.getBytes("wrapped"))
                        .words(),
                new Precedent.Decided(Decision.Outcome.parse(row.getString("outcome")), message(row)),
                Columns.instant(row, "at"),
                withdrawn(id, row));
    }

    private String message(ResultSet row) throws SQLException {
        Place place = Place.of("decision.body", Columns.uuid(row, "submission_id"), row.getInt("round"));
        PersonId adjudicator = new PersonId(Columns.uuid(row, "adjudicator_id"));
        return vault.open(adjudicator, place, row.getString("body"), row.getBytes("wrapped_decision"))
                .words();
    }

    private Optional<String> withdrawn(UUID id, ResultSet row) throws SQLException {
        Optional<UUID> by = Columns.optionalUuid(row, "withdrawn_by");
        return by.isEmpty()
                ? Optional.empty()
                : Optional.of(vault.open(
                                new PersonId(by.get()),
                                withdrawal(id),
                                row.getString("withdrawn"),
                                row.getBytes("wrapped_withdrawal"))
                        .words());
    }
}
