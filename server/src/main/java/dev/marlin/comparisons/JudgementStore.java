package dev.marlin.comparisons;

import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.rubrics.RubricVersionId;
import dev.marlin.store.Columns;
import dev.marlin.vault.Place;
import dev.marlin.vault.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of judgements: insert only, the rationale sealed under the key of whoever judged. */
@Repository
class JudgementStore {
    private final JdbcClient jdbc;
    private final Vault vault;

    JudgementStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    void insert(Judgement judgement) {
        jdbc.sql("""
                INSERT INTO judgement (id, comparison_id, turn, judge_id, role, round, rubric_version_id, overall,
                    confidence, rationale, at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .param(judgement.id().value())
                .param(judgement.comparison().value())
                .param(judgement.turn().isPresent() ? judgement.turn().getAsInt() : null)
                .param(judgement.judge().value())
                .param(key(judgement.role()))
                .param(judgement.round())
                .param(judgement.rubricVersion().value())
                .param(judgement.overall().key())
                .param(key(judgement.confidence()))
                .param(vault.seal(judgement.judge(), rationale(judgement.id()), judgement.rationale()))
                .param(Columns.at(judgement.at()))
                .update();
        judgement
                .axes()
                .forEach((axis, score) -> jdbc.sql(
                                "INSERT INTO judgement_axis (judgement_id, axis, step) VALUES (?, ?, ?)")
                        .param(judgement.id().value())
                        .param(axis)
                        .param(
                                switch (score) {
                                    case AxisScore.NotApplicable none -> null;
                                    case AxisScore.Step step -> step.value();
                                })
                        .update());
    }

    Judgement get(JudgementId id) {
        List<Judgement> found = query("WHERE id = ?", id.value());
        if (found.isEmpty()) {
            throw MarlinException.notFound("That judgement");
        }
        return found.getFirst();
    }

    /** Oldest first. */
    List<Judgement> of(ComparisonId comparison) {
        return query("WHERE comparison_id = ? ORDER BY sequence", comparison.value());
    }

    /** Those of each comparison, oldest first. */
    Map<ComparisonId, List<Judgement>> of(Collection<ComparisonId> comparisons) {
        UUID[] ids = comparisons.stream().map(ComparisonId::value).toArray(UUID[]::new);
        return query("WHERE comparison_id = ANY (?) ORDER BY sequence", ids).stream()
                .collect(Collectors.groupingBy(Judgement::comparison));
    }

    private List<Judgement> query(String where, Object parameter) {
        Map<UUID, Map<String, AxisScore>> axes = new HashMap<>();
        jdbc.sql("""
                SELECT judgement_id, axis, step FROM judgement_axis
                WHERE judgement_id IN (SELECT id FROM judgement %s)
                """.formatted(where))
                .param(parameter)
                .query((row, n) -> axes.computeIfAbsent(Columns.uuid(row, "judgement_id"), id -> new LinkedHashMap<>())
                        .put(row.getString("axis"), score(row)))
                .list();
        return jdbc.sql("""
                SELECT *, (SELECT k.wrapped FROM person_key k WHERE k.person_id = judge_id) AS wrapped FROM judgement
                """ + where)
                .param(parameter)
                .query((row, n) -> judgement(row, axes.getOrDefault(Columns.uuid(row, "id"), Map.of())))
                .list();
    }

    private static AxisScore score(ResultSet row) throws SQLException {
        int step = row.getInt("step");
        return row.wasNull() ? new AxisScore.NotApplicable() : new AxisScore.Step(step);
    }

    private static Place rationale(JudgementId id) {
        return Place.of("judgement.rationale", id.value());
    }

    private Judgement judgement(ResultSet row, Map<String, AxisScore> axes) throws SQLException {
        int number = row.getInt("turn");
        OptionalInt turn = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(number);
        JudgementId id = new JudgementId(Columns.uuid(row, "id"));
        PersonId judge = new PersonId(Columns.uuid(row, "judge_id"));
        return new Judgement(
                id,
                new ComparisonId(Columns.uuid(row, "comparison_id")),
                turn,
                judge,
                Judgement.Role.valueOf(upper(row, "role")),
                row.getInt("round"),
                new RubricVersionId(Columns.uuid(row, "rubric_version_id")),
                axes,
                Overall.valueOf(upper(row, "overall")),
                Judgement.Confidence.valueOf(upper(row, "confidence")),
                vault.open(judge, rationale(id), row.getString("rationale"), row.getBytes("wrapped"))
                        .words(),
                Columns.instant(row, "at"));
    }

    private static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String upper(ResultSet row, String column) throws SQLException {
        return row.getString(column).toUpperCase(Locale.ROOT);
    }
}
