package dev.marlin.qualification;

import dev.marlin.kernel.Digest;
import dev.marlin.kernel.PersonId;
import dev.marlin.rubrics.RubricVersionId;
import dev.marlin.store.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of qualifications. */
@Repository
class QualificationStore {
    private static final String SELECT = """
            SELECT q.*,
                   NOT EXISTS (SELECT FROM qualification later
                               WHERE later.name = q.name AND later.rubric_version_id = q.rubric_version_id
                                 AND later.number > q.number) AS newest,
                   (SELECT words FROM qualification_decision d
                    WHERE d.qualification_id = q.id AND d.outcome = 'SENT_BACK'
                    ORDER BY d.revision DESC LIMIT 1) AS sent_back
            FROM qualification q
            """;

    private final JdbcClient jdbc;

    QualificationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How a proposal ended. */
    record Decision(Optional<Integer> number, String words, boolean sole, PersonId by, Instant at) {}

    /** Two who publish the same name at once get numbers one after the other. */
    void lockName(String name) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('qualification ' || ?, 0))")
                .param(name)
                .query((rows, n) -> name)
                .single();
    }

    void insert(QualificationId id, String text, QualificationDraft draft, RubricVersionId rubric, Written written) {
        jdbc.sql("""
                INSERT INTO qualification (id, name, state, text, revision, rubric_version_id, begun_by, changed_at)
                VALUES (?, ?, 'DRAFT', ?, 1, ?, ?, ?)
                """)
                .param(id.value())
                .param(draft.name())
                .param(text)
                .param(rubric.value())
                .param(written.by().value())
                .param(Columns.at(written.at()))
                .update();
    }

    /** Who wrote it and when. */
    record Written(PersonId by, Instant at) {}

    void write(QualificationId id, String text, QualificationDraft draft, RubricVersionId rubric, Instant at) {
        jdbc.sql("""
                UPDATE qualification
                SET name = ?, text = ?, revision = revision + 1, rubric_version_id = ?, changed_at = ?
                WHERE id = ?
                """)
                .param(draft.name())
                .param(text)
                .param(rubric.value())
                .param(Columns.at(at))
                .param(id.value())
                .update();
    }

    void propose(QualificationId id, PersonId by, Instant at) {
        jdbc.sql("UPDATE qualification SET state = 'PROPOSED', proposed_by = ?, changed_at = ? WHERE id = ?")
                .params(by.value(), Columns.at(at), id.value())
                .update();
    }

    /** Whoever read the words before they were sent back decides on another revision. */
    void sendBack(QualificationId id, Instant at) {
        jdbc.sql("""
                UPDATE qualification SET state = 'DRAFT', proposed_by = NULL, revision = revision + 1, changed_at = ?
                WHERE id = ?
                """).params(Columns.at(at), id.value()).update();
    }

    void publish(QualificationId id, int number, Instant at) {
        jdbc.sql("UPDATE qualification SET state = 'PUBLISHED', number = ?, changed_at = ? WHERE id = ?")
                .params(number, Columns.at(at), id.value())
                .update();
    }

    void withdraw(QualificationId id, Instant at) {
        jdbc.sql("UPDATE qualification SET state = 'WITHDRAWN', changed_at = ? WHERE id = ?")
                .params(Columns.at(at), id.value())
                .update();
    }

    void insertDecision(Qualification decided, Decision decision) {
        jdbc.sql("""
                INSERT INTO qualification_decision (qualification_id, revision, outcome, words, digest, number, sole,
                                                    proposed_by, decided_by, decided_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .param(decided.id().value())
                .param(decided.revision())
                .param(decision.number().isPresent() ? "PUBLISHED" : "SENT_BACK")
                .param(decision.words())
                .param(Digest.sha256(decided.text()))
                .param(decision.number().orElse(null))
                .param(decision.sole())
                .param(decided.proposedBy().orElseThrow().value())
                .param(decision.by().value())
                .param(Columns.at(decision.at()))
                .update();
    }

    void insertItem(QualificationId id, QualificationDraft.Item item, PersonId author) {
        jdbc.sql("""
                INSERT INTO qualification_item (id, qualification_id, item_key, axis, author_id) VALUES (?, ?, ?, ?, ?)
                """)
                .params(UUID.randomUUID(), id.value(), item.key(), item.axis(), author.value())
                .update();
    }

    int lastNumber(String name) {
        return jdbc.sql("SELECT coalesce(max(number), 0) FROM qualification WHERE name = ?")
                .param(name)
                .query(Integer.class)
                .single();
    }

    Optional<Qualification> find(QualificationId id) {
        return jdbc.sql(SELECT + "WHERE q.id = ?")
                .param(id.value())
                .query((rows, n) -> qualification(rows))
                .optional();
    }

    Optional<Qualification> lock(QualificationId id) {
        return jdbc.sql(SELECT + "WHERE q.id = ? FOR UPDATE OF q")
                .param(id.value())
                .query((rows, n) -> qualification(rows))
                .optional();
    }

    List<Qualification> all() {
        return jdbc.sql(SELECT + "ORDER BY q.name, q.number DESC NULLS FIRST, q.changed_at DESC, q.id")
                .query((rows, n) -> qualification(rows))
                .list();
    }

    /** Managers who may sign in, but for that one. */
    List<PersonId> otherManagers(PersonId but) {
        return jdbc.sql("""
                SELECT p.id FROM person p JOIN person_role r ON r.person_id = p.id AND r.role = 'manager'
                WHERE p.suspended_at IS NULL AND p.id <> ? ORDER BY p.id
                """)
                .param(but.value())
                .query((rows, n) -> new PersonId(Columns.uuid(rows, "id")))
                .list();
    }

    private static Qualification qualification(ResultSet row) throws SQLException {
        String text = row.getString("text");
        return new Qualification(
                new QualificationId(Columns.uuid(row, "id")),
                Optional.ofNullable(row.getObject("number", Integer.class)),
                QualificationState.valueOf(row.getString("state")),
                QualificationYaml.read(text),
                text,
                row.getInt("revision"),
                new RubricVersionId(Columns.uuid(row, "rubric_version_id")),
                Columns.optionalUuid(row, "proposed_by").map(PersonId::new),
                Columns.instant(row, "changed_at"),
                row.getBoolean("newest"),
                Columns.optionalText(row, "sent_back"));
    }
}
