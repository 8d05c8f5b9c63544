package dev.marlin.comparisons;

import dev.marlin.comparisons.Desk.Draft;
import dev.marlin.kernel.PersonId;
import dev.marlin.store.Columns;
import dev.marlin.vault.Place;
import dev.marlin.vault.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * SQL of what people leave on a comparison: annotations (insert only, the highest version counts), drafts, viewed marks,
 * guesses. What was said for good is sealed under its author's key.
 */
@Repository
class DeskStore {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Vault vault;

    DeskStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    void insert(Annotation annotation) {
        Optional<Annotation.Lines> lines = annotation.lines();
        jdbc.sql("""
                INSERT INTO annotation (comparison_id, author_id, side, number, version, turn, path, text_of,
                    first_line, last_line, content, kind, severity, body, withdrawn, at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .param(annotation.comparison().value())
                .param(annotation.author().value())
                .param(key(annotation.side()))
                .param(annotation.number())
                .param(annotation.version())
                .param(annotation.turn())
                .param(annotation.path().orElse(null))
                .param(lines.map(at -> key(at.of())).orElse(null))
                .param(lines.map(Annotation.Lines::first).orElse(null))
                .param(lines.map(Annotation.Lines::last).orElse(null))
                .param(lines.map(Annotation.Lines::content).orElse(null))
                .param(annotation.kind().key())
                .param(annotation.severity().key())
                .param(vault.seal(annotation.author(), place(annotation), annotation.text()))
                .param(annotation.withdrawn())
                .param(Columns.at(annotation.at()))
                .update();
    }

    /** Latest version of each annotation, withdrawn ones too, in order of side and number. */
    List<Annotation> annotations(ComparisonId comparison) {
        return jdbc.sql("""
                SELECT DISTINCT ON (author_id, side, number) *,
                    (SELECT k.wrapped FROM person_key k WHERE k.person_id = author_id) AS wrapped
                FROM annotation WHERE comparison_id = ?
                ORDER BY author_id, side, number, version DESC
                """)
                .param(comparison.value())
                .query((row, n) -> annotation(comparison, row))
                .list();
    }

    /** Locks the draft's row until the transaction ends. */
    Optional<Draft> draft(Desk.Place place) {
        return jdbc.sql("""
                SELECT revision, fields, saved_at FROM comparison_draft
                WHERE comparison_id = ? AND turn = ? AND person_id = ? AND rubric_version_id = ? FOR UPDATE
                """)
                .param(place.comparison().value())
                .param(place.turn())
                .param(place.person().value())
                .param(place.rubricVersion().value())
                .query((row, n) -> new Draft(
                        row.getInt("revision"), fields(row.getString("fields")), Columns.instant(row, "saved_at")))
                .optional();
    }

    /** False when somebody else was first with this revision. */
    boolean save(Desk.Place place, Draft draft) {
        return jdbc.sql("""
                        INSERT INTO comparison_draft
                            (comparison_id, turn, person_id, rubric_version_id, revision, fields, saved_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (comparison_id, turn, person_id, rubric_version_id) DO UPDATE
                        SET revision = excluded.revision, fields = excluded.fields, saved_at = excluded.saved_at
                        WHERE comparison_draft.revision = excluded.revision - 1
                        """)
                        .param(place.comparison().value())
                        .param(place.turn())
                        .param(place.person().value())
                        .param(place.rubricVersion().value())
                        .param(draft.revision())
                        .param(JSON.writeValueAsString(draft.fields()))
                        .param(Columns.at(draft.savedAt()))
                        .update()
                == 1;
    }

    void keepBeside(Desk.Place place, int basedOn, Draft draft) {
        jdbc.sql("""
                INSERT INTO comparison_draft_other
                    (comparison_id, turn, person_id, rubric_version_id, based_on, fields, saved_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """)
                .param(place.comparison().value())
                .param(place.turn())
                .param(place.person().value())
                .param(place.rubricVersion().value())
                .param(basedOn)
                .param(JSON.writeValueAsString(draft.fields()))
                .param(Columns.at(draft.savedAt()))
                .update();
    }

    /** Versions kept beside the draft, newest first; their revision is the one they were based on. */
    List<Draft> others(Desk.Place place) {
        return jdbc.sql("""
                SELECT based_on, fields, saved_at FROM comparison_draft_other
                WHERE comparison_id = ? AND turn = ? AND person_id = ? AND rubric_version_id = ?
                ORDER BY id DESC LIMIT 20
                """)
                .param(place.comparison().value())
                .param(place.turn())
                .param(place.person().value())
                .param(place.rubricVersion().value())
                .query((row, n) -> new Draft(
                        row.getInt("based_on"), fields(row.getString("fields")), Columns.instant(row, "saved_at")))
                .list();
    }

    void mark(ComparisonId comparison, PersonId person, int turn, Desk.Mark mark, Instant at) {
        jdbc.sql("""
                INSERT INTO viewed_mark (comparison_id, person_id, turn, side, file, at)
                VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                """)
                .param(comparison.value())
                .param(person.value())
                .param(turn)
                .param(key(mark.side()))
                .param(mark.file())
                .param(Columns.at(at))
                .update();
    }

    void unmark(ComparisonId comparison, PersonId person, int turn, Desk.Mark mark) {
        jdbc.sql("""
                DELETE FROM viewed_mark
                WHERE comparison_id = ? AND person_id = ? AND turn = ? AND side = ? AND file = ?
                """)
                .param(comparison.value())
                .param(person.value())
                .param(turn)
                .param(key(mark.side()))
                .param(mark.file())
                .update();
    }

    Set<Desk.Mark> marks(ComparisonId comparison, PersonId person, int turn) {
        return jdbc.sql("SELECT side, file FROM viewed_mark WHERE comparison_id = ? AND person_id = ? AND turn = ?")
                .param(comparison.value())
                .param(person.value())
                .param(turn)
                .query((row, n) -> new Desk.Mark(Side.valueOf(upper(row, "side")), row.getString("file")))
                .set();
    }

    /** False when this person has answered already. */
    boolean insert(ComparisonId comparison, PersonId person, Desk.Guess guess, Instant at) {
        return jdbc.sql("""
                        INSERT INTO agent_guess (comparison_id, person_id, answer, name, confidence, why, at)
                        VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (comparison_id, person_id) DO NOTHING
                        """)
                        .param(comparison.value())
                        .param(person.value())
                        .param(key(guess.answer()))
                        .param(vault.seal(person, guessed("name", comparison, person), guess.name()))
                        .param(key(guess.confidence()))
                        .param(vault.seal(person, guessed("why", comparison, person), guess.why()))
                        .param(Columns.at(at))
                        .update()
                == 1;
    }

    Optional<Desk.Guess> guess(ComparisonId comparison, PersonId person) {
        return jdbc.sql("""
                SELECT answer, name, confidence, why,
                    (SELECT k.wrapped FROM person_key k WHERE k.person_id = g.person_id) AS wrapped
                FROM agent_guess g WHERE comparison_id = ? AND person_id = ?
                """)
                .param(comparison.value())
                .param(person.value())
                .query((row, n) -> new Desk.Guess(
                        Desk.Answer.valueOf(upper(row, "answer")),
                        open(row, "name", person, guessed("name", comparison, person)),
                        Judgement.Confidence.valueOf(upper(row, "confidence")),
                        open(row, "why", person, guessed("why", comparison, person))))
                .optional();
    }

    private static Map<String, String> fields(String json) {
        return JSON.readValue(json, FIELDS);
    }

    private String open(ResultSet row, String column, PersonId author, Place place) throws SQLException {
        return vault.open(author, place, row.getString(column), row.getBytes("wrapped"))
                .words();
    }

    private static Place guessed(String column, ComparisonId comparison, PersonId person) {
        return Place.of("agent_guess." + column, comparison.value(), person);
    }

    private static Place place(Annotation said) {
        return place(said.comparison(), said.author(), said.side(), said.number(), said.version());
    }

    private static Place place(ComparisonId comparison, PersonId author, Side side, int number, int version) {
        return Place.of("annotation.body", comparison.value(), author, key(side), number, version);
    }

    private Annotation annotation(ComparisonId comparison, ResultSet row) throws SQLException {
        PersonId author = new PersonId(Columns.uuid(row, "author_id"));
        Side side = Side.valueOf(upper(row, "side"));
        int number = row.getInt("number");
        int version = row.getInt("version");
        return new Annotation(
                comparison,
                author,
                side,
                number,
                version,
                row.getInt("turn"),
                Columns.optionalText(row, "path"),
                lines(row),
                Annotation.Kind.valueOf(upper(row, "kind")),
                Annotation.Severity.valueOf(upper(row, "severity")),
                open(row, "body", author, place(comparison, author, side, number, version)),
                row.getBoolean("withdrawn"),
                Columns.instant(row, "at"));
    }

    private static Optional<Annotation.Lines> lines(ResultSet row) throws SQLException {
        int first = row.getInt("first_line");
        return row.wasNull()
                ? Optional.empty()
                : Optional.of(new Annotation.Lines(
                        Annotation.TextOf.valueOf(upper(row, "text_of")),
                        first,
                        row.getInt("last_line"),
                        row.getString("content")));
    }

    private static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String upper(ResultSet row, String column) throws SQLException {
        return row.getString(column).toUpperCase(Locale.ROOT);
    }
}
