package dev.marlin.attempts;

import dev.marlin.kernel.PersonId;
import dev.marlin.qualification.QualificationId;
import dev.marlin.store.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of attempts up to what was answered. */
@Repository
class AttemptStore {
    private static final String SELECT = """
            SELECT a.*, g.number AS grade, g.correct, g.counted, g.passed
            FROM qualification_attempt a
            LEFT JOIN LATERAL (SELECT * FROM qualification_grade
                               WHERE attempt_id = a.id ORDER BY number DESC LIMIT 1) g ON true
            """;

    private final JdbcClient jdbc;

    AttemptStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What was asked at one place.
     *
     * @param choices places in the file, from 0, in the order of the page
     * @param chosen ticked ones, as places in the file
     */
    record Asked(int position, UUID item, String key, List<Integer> choices, Set<Integer> chosen) {
        Asked {
            choices = List.copyOf(choices);
            chosen = Set.copyOf(chosen);
        }
    }

    /** Two windows that start at once get one attempt. */
    void lockPerson(QualificationId qualification, PersonId person) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('attempt ' || ? || ' ' || ?, 0))")
                .params(qualification.toString(), person.toString())
                .query((rows, n) -> n)
                .single();
    }

    void insert(Attempt attempt) {
        jdbc.sql("""
                INSERT INTO qualification_attempt (id, qualification_id, person_id, number, state, seed, started_at, due)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .param(attempt.id().value())
                .param(attempt.qualification().value())
                .param(attempt.person().value())
                .param(attempt.number())
                .param(attempt.state().name())
                .param(attempt.seed())
                .param(Columns.at(attempt.started()))
                .param(Columns.at(attempt.due()))
                .update();
    }

    void insertQuestion(AttemptId attempt, int position, UUID item, List<Integer> choices) {
        jdbc.sql(
                        "INSERT INTO qualification_question (attempt_id, position, item_id, choices) VALUES (?, ?, ?, ?::int[])")
                .params(attempt.value(), position, item, array(choices))
                .update();
    }

    void saveAnswer(AttemptId attempt, int position, Set<Integer> chosen) {
        jdbc.sql("""
                INSERT INTO qualification_answer (attempt_id, position, chosen) VALUES (?, ?, ?::int[])
                ON CONFLICT (attempt_id, position) DO UPDATE SET chosen = excluded.chosen
                """)
                .params(attempt.value(), position, array(new TreeSet<>(chosen)))
                .update();
    }

    void setState(AttemptId attempt, AttemptState state, Instant ended) {
        jdbc.sql("UPDATE qualification_attempt SET state = ?, ended_at = coalesce(ended_at, ?) WHERE id = ?")
                .params(state.name(), Columns.at(ended), attempt.value())
                .update();
    }

    Optional<Attempt> find(AttemptId id) {
        return jdbc.sql(SELECT + "WHERE a.id = ?")
                .param(id.value())
                .query((rows, n) -> attempt(rows))
                .optional();
    }

    Optional<Attempt> lock(AttemptId id) {
        return jdbc.sql(SELECT + "WHERE a.id = ? FOR UPDATE OF a")
                .param(id.value())
                .query((rows, n) -> attempt(rows))
                .optional();
    }

    /** The person's attempts at that version, first one first. */
    List<Attempt> of(QualificationId qualification, PersonId person) {
        return jdbc.sql(SELECT + "WHERE a.qualification_id = ? AND a.person_id = ? ORDER BY a.number")
                .params(qualification.value(), person.value())
                .query((rows, n) -> attempt(rows))
                .list();
    }

    /** Open ones whose time is over, locked. */
    List<Attempt> lockOver(Instant now) {
        return jdbc.sql(SELECT + "WHERE a.state = 'OPEN' AND a.due <= ? ORDER BY a.id FOR UPDATE OF a SKIP LOCKED")
                .param(Columns.at(now))
                .query((rows, n) -> attempt(rows))
                .list();
    }

    /** What the attempt asks, with what was sent, or else saved. */
    List<Asked> asked(AttemptId attempt) {
        return jdbc.sql("""
                SELECT q.position, q.item_id, i.item_key, q.choices, coalesce(r.chosen, a.chosen, '{}') AS chosen
                FROM qualification_question q
                JOIN qualification_item i ON i.id = q.item_id
                LEFT JOIN qualification_answer a ON a.attempt_id = q.attempt_id AND a.position = q.position
                LEFT JOIN qualification_response r ON r.attempt_id = q.attempt_id AND r.position = q.position
                WHERE q.attempt_id = ? ORDER BY q.position
                """)
                .param(attempt.value())
                .query((rows, n) -> new Asked(
                        rows.getInt("position"),
                        Columns.uuid(rows, "item_id"),
                        rows.getString("item_key"),
                        numbers(rows, "choices"),
                        Set.copyOf(numbers(rows, "chosen"))))
                .list();
    }

    /** Keys of items that the person was asked in earlier attempts at that version. */
    Set<String> seen(QualificationId qualification, PersonId person) {
        return Set.copyOf(jdbc.sql("""
                SELECT DISTINCT i.item_key FROM qualification_attempt a
                JOIN qualification_question q ON q.attempt_id = a.id
                JOIN qualification_item i ON i.id = q.item_id
                WHERE a.qualification_id = ? AND a.person_id = ?
                """)
                .params(qualification.value(), person.value())
                .query(String.class)
                .list());
    }

    private static String array(Iterable<Integer> numbers) {
        StringBuilder array = new StringBuilder("{");
        numbers.forEach(number -> array.append(array.length() == 1 ? "" : ",").append(number));
        return array.append('}').toString();
    }

    private static List<Integer> numbers(ResultSet row, String column) throws SQLException {
        return List.of((Integer[]) row.getArray(column).getArray());
    }

    static Attempt attempt(ResultSet row) throws SQLException {
        int grade = row.getInt("grade");
        boolean graded = !row.wasNull();
        return new Attempt(
                new AttemptId(Columns.uuid(row, "id")),
                new QualificationId(Columns.uuid(row, "qualification_id")),
                new PersonId(Columns.uuid(row, "person_id")),
                row.getInt("number"),
                AttemptState.valueOf(row.getString("state")),
                row.getLong("seed"),
                Columns.instant(row, "started_at"),
                Columns.instant(row, "due"),
                Columns.optionalInstant(row, "ended_at"),
                graded
                        ? Optional.of(new Attempt.Grade(
                                grade, row.getInt("correct"), row.getInt("counted"), row.getBoolean("passed")))
                        : Optional.empty());
    }
}
