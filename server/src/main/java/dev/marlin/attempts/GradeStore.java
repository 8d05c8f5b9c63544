package dev.marlin.attempts;

import dev.marlin.attempts.ItemFigures.Answered;
import dev.marlin.kernel.PersonId;
import dev.marlin.qualification.QualificationId;
import dev.marlin.store.Columns;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of grades, items and what became of items. */
@Repository
class GradeStore {
    private final JdbcClient jdbc;

    GradeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An item of a published version. */
    record Item(UUID id, QualificationId qualification, String key, String axis, PersonId author) {}

    /** How many of the counted items of an attempt were right. */
    record Tally(int correct, int counted) {}

    List<Item> items(QualificationId qualification) {
        return items("WHERE qualification_id = ?", qualification.value());
    }

    Item item(UUID id) {
        return items("WHERE id = ?", id).getFirst();
    }

    private List<Item> items(String where, UUID id) {
        return jdbc.sql("SELECT * FROM qualification_item " + where)
                .param(id)
                .query((rows, n) -> new Item(
                        Columns.uuid(rows, "id"),
                        new QualificationId(Columns.uuid(rows, "qualification_id")),
                        rows.getString("item_key"),
                        rows.getString("axis"),
                        new PersonId(Columns.uuid(rows, "author_id"))))
                .list();
    }

    /** While it is held, nothing of this version is graded and no item of it is retired by somebody else. */
    void lockItems(QualificationId qualification) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('qualification items ' || ?, 0))")
                .param(qualification.toString())
                .query((rows, n) -> n)
                .single();
    }

    /** Keeps what is sent of one question, from what was saved. */
    void insertResponse(AttemptId attempt, int position, boolean correct) {
        jdbc.sql("""
                INSERT INTO qualification_response (attempt_id, position, item_id, chosen, correct)
                SELECT q.attempt_id, q.position, q.item_id, coalesce(a.chosen, '{}'), ?
                FROM qualification_question q
                LEFT JOIN qualification_answer a ON a.attempt_id = q.attempt_id AND a.position = q.position
                WHERE q.attempt_id = ? AND q.position = ?
                """).params(correct, attempt.value(), position).update();
    }

    Tally tally(AttemptId attempt) {
        return jdbc.sql("""
                SELECT count(*) FILTER (WHERE r.correct) AS correct, count(*) AS counted
                FROM qualification_response r
                WHERE r.attempt_id = ?
                  AND NOT EXISTS (SELECT FROM qualification_ruling u WHERE u.item_id = r.item_id AND u.outcome = 'RETIRED')
                """)
                .param(attempt.value())
                .query((rows, n) -> new Tally(rows.getInt("correct"), rows.getInt("counted")))
                .single();
    }

    void insertGrade(AttemptId attempt, Attempt.Grade grade, Optional<UUID> ruling, Instant at) {
        jdbc.sql("""
                INSERT INTO qualification_grade (attempt_id, number, correct, counted, passed, ruling_id, graded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """)
                .param(attempt.value())
                .param(grade.number())
                .param(grade.correct())
                .param(grade.counted())
                .param(grade.passed())
                .param(ruling.orElse(null))
                .param(Columns.at(at))
                .update();
    }

    /** Graded attempts that asked the item. */
    List<AttemptId> gradedWith(UUID item) {
        return jdbc.sql("""
                SELECT r.attempt_id FROM qualification_response r WHERE r.item_id = ? ORDER BY r.attempt_id
                """)
                .param(item)
                .query((rows, n) -> new AttemptId(Columns.uuid(rows, "attempt_id")))
                .list();
    }

    Set<String> retired(QualificationId qualification) {
        return Set.copyOf(
                jdbc.sql("""
                SELECT i.item_key FROM qualification_item i JOIN qualification_ruling u ON u.item_id = i.id
                WHERE i.qualification_id = ? AND u.outcome = 'RETIRED'
                """).param(qualification.value()).query(String.class).list());
    }

    /** @return false when that was ruled before */
    boolean insertRuling(UUID id, Item item, Items.Ruling ruling, PersonId by, Instant at) {
        return jdbc.sql("""
                INSERT INTO qualification_ruling (id, item_id, outcome, reason, item_author, decided_by, decided_at)
                VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                """)
                        .param(id)
                        .param(item.id())
                        .param(ruling.retired() ? "RETIRED" : "KEPT")
                        .param(ruling.reason())
                        .param(item.author().value())
                        .param(by.value())
                        .param(Columns.at(at))
                        .update()
                == 1;
    }

    /** Each person's first answer to each item: later ones were given with the explanation known. */
    List<Answered> firstAnswers(QualificationId qualification) {
        return jdbc.sql("""
                SELECT DISTINCT ON (a.person_id, r.item_id) a.person_id, i.item_key, r.correct,
                       EXISTS (SELECT FROM qualification_attempt p
                               WHERE p.qualification_id = a.qualification_id AND p.person_id = a.person_id
                                 AND p.state = 'PASSED') AS qualified
                FROM qualification_attempt a
                JOIN qualification_response r ON r.attempt_id = a.id
                JOIN qualification_item i ON i.id = r.item_id
                WHERE a.qualification_id = ?
                ORDER BY a.person_id, r.item_id, a.number
                """)
                .param(qualification.value())
                .query((rows, n) -> new Answered(
                        Columns.uuid(rows, "person_id"),
                        rows.getString("item_key"),
                        rows.getBoolean("correct"),
                        rows.getBoolean("qualified")))
                .list();
    }

    /** @return false when it was suspected before */
    boolean insertSuspect(UUID item, long answered, long wrong, Instant at) {
        return jdbc.sql("""
                INSERT INTO qualification_suspect (item_id, answered, wrong, found_at) VALUES (?, ?, ?, ?)
                ON CONFLICT DO NOTHING
                """).params(item, answered, wrong, Columns.at(at)).update() == 1;
    }

    /** Suspected items that nobody ruled on, of all qualifications of that rubric. */
    List<Item> suspects(String rubric) {
        return jdbc.sql("""
                SELECT i.* FROM qualification_suspect s
                JOIN qualification_item i ON i.id = s.item_id
                JOIN qualification q ON q.id = i.qualification_id
                JOIN rubric_version v ON v.id = q.rubric_version_id
                WHERE v.rubric = ? AND NOT EXISTS (SELECT FROM qualification_ruling u WHERE u.item_id = i.id)
                ORDER BY q.name, q.number, i.item_key
                """)
                .param(rubric)
                .query((rows, n) -> new Item(
                        Columns.uuid(rows, "id"),
                        new QualificationId(Columns.uuid(rows, "qualification_id")),
                        rows.getString("item_key"),
                        rows.getString("axis"),
                        new PersonId(Columns.uuid(rows, "author_id"))))
                .list();
    }

    /** Keys of suspected items of that version that nobody ruled on. */
    Set<String> suspects(QualificationId qualification) {
        return Set.copyOf(
                jdbc.sql("""
                SELECT i.item_key FROM qualification_suspect s JOIN qualification_item i ON i.id = s.item_id
                WHERE i.qualification_id = ?
                  AND NOT EXISTS (SELECT FROM qualification_ruling u WHERE u.item_id = i.id)
                """).param(qualification.value()).query(String.class).list());
    }

    /** Who published the rubric version that the qualification tests. */
    PersonId rubricOwner(QualificationId qualification) {
        return jdbc.sql("""
                SELECT v.published_by FROM qualification q JOIN rubric_version v ON v.id = q.rubric_version_id
                WHERE q.id = ?
                """)
                .param(qualification.value())
                .query((rows, n) -> new PersonId(Columns.uuid(rows, "published_by")))
                .single();
    }

    /** Everybody with that role who may sign in. */
    List<PersonId> withRole(String role) {
        return jdbc.sql("""
                SELECT p.id FROM person p JOIN person_role r ON r.person_id = p.id AND r.role = ?
                WHERE p.suspended_at IS NULL ORDER BY p.id
                """)
                .param(role)
                .query((rows, n) -> new PersonId(Columns.uuid(rows, "id")))
                .list();
    }
}
