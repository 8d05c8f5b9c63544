package dev.marlin.comparisons;

import dev.marlin.kernel.PersonId;
import dev.marlin.store.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of annotations: insert only, the highest version counts. */
@Repository
class AnnotationStore {
    private final JdbcClient jdbc;

    AnnotationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
                .param(annotation.text())
                .param(annotation.withdrawn())
                .param(Columns.at(annotation.at()))
                .update();
    }

    /** Latest version of each annotation, withdrawn ones too, in order of side and number. */
    List<Annotation> of(ComparisonId comparison) {
        return jdbc.sql("""
                SELECT DISTINCT ON (author_id, side, number) * FROM annotation WHERE comparison_id = ?
                ORDER BY author_id, side, number, version DESC
                """)
                .param(comparison.value())
                .query((row, n) -> annotation(comparison, row))
                .list();
    }

    private static Annotation annotation(ComparisonId comparison, ResultSet row) throws SQLException {
        return new Annotation(
                comparison,
                new PersonId(Columns.uuid(row, "author_id")),
                Side.valueOf(upper(row, "side")),
                row.getInt("number"),
                row.getInt("version"),
                row.getInt("turn"),
                Columns.optionalText(row, "path"),
                lines(row),
                Annotation.Kind.valueOf(upper(row, "kind")),
                Annotation.Severity.valueOf(upper(row, "severity")),
                row.getString("body"),
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
