package dev.marlin.testkit.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.marlin.statistics.agreement.Agreement;
import dev.marlin.statistics.agreement.Categories;
import dev.marlin.statistics.agreement.Choice;
import dev.marlin.statistics.agreement.Coefficient;
import dev.marlin.statistics.agreement.Level;
import dev.marlin.statistics.agreement.RatingTable;
import dev.marlin.statistics.interval.BootstrapOptions;
import dev.marlin.statistics.interval.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Agreement as SQL finds it; the intervals are resamples of the same comparisons under the same seed. */
final class RecordedAgreement {
    private static final BootstrapOptions RESAMPLED = new BootstrapOptions(20260101, 1_000, 0.95);

    private RecordedAgreement() {}

    static void holds(RecordFiles files, JsonNode board) {
        List<String> asked =
                files.rows("SELECT DISTINCT question FROM opinion ORDER BY question <> 'overall', question").stream()
                        .map(List::getFirst)
                        .toList();
        List<String> told = new ArrayList<>();
        for (JsonNode row : board.path("agreement")) {
            String question = row.path("question").asString();
            told.add(question);
            question(files, question, row);
        }
        assertThat(told).as("questions").isEqualTo(asked);
        slices(files, board.path("agreementSlices"));
    }

    private static void slices(RecordFiles files, JsonNode rows) {
        List<String> asked = files.rows("""
                WITH judged AS (SELECT unit FROM opinion WHERE question = 'overall' GROUP BY unit HAVING count(*) > 1)
                SELECT slice FROM part JOIN judged ON unit = comparison GROUP BY slice
                HAVING count(*) >= CASE WHEN slice LIKE 'repository %' THEN 30 ELSE 1 END
                """).stream().map(List::getFirst).toList();
        List<String> told = new ArrayList<>();
        for (JsonNode row : rows) {
            String slice = row.path("slice").asString();
            told.add(slice);
            held(
                    files,
                    "question = 'overall' AND unit IN (SELECT comparison FROM part WHERE slice = '"
                            + slice.replace("'", "''") + "')",
                    "overall",
                    row);
        }
        assertThat(told).as("slices of agreement").containsExactlyInAnyOrderElementsOf(asked);
    }

    private static void question(RecordFiles files, String question, JsonNode row) {
        held(files, "question = '" + question.replace("'", "''") + "'", question, row);
    }

    private static void held(RecordFiles files, String named, String question, JsonNode row) {
        Level level = question.equals("overall") ? Level.NOMINAL : Level.ORDINAL;
        List<Choice> choices = files
                .rows("SELECT unit, row_number() OVER (PARTITION BY unit ORDER BY answer) AS nth, answer FROM opinion"
                        + " WHERE " + named + " ORDER BY unit, nth")
                .stream()
                .map(cells -> new Choice(cells.get(0), cells.get(1), cells.get(2)))
                .toList();
        RatingTable table = RatingTable.of(
                choices,
                level == Level.NOMINAL
                        ? Categories.of(List.of("A", "TIE", "B", "BOTH_BAD"))
                        : Categories.of(List.of("1", "2", "3", "4", "5", "6", "7")));
        long units = files.number("SELECT count(*) FROM (SELECT unit FROM opinion WHERE " + named
                + " GROUP BY unit HAVING count(*) > 1)");
        Coefficient alpha = new Coefficient.KrippendorffAlpha(level);
        Coefficient percent = new Coefficient.PercentAgreement();
        Counted.same(row.path("alpha"), units, estimate(table, alpha), question + ", alpha");
        Counted.same(row.path("percent"), units, estimate(table, percent), question + ", percent");
        if (row.path("alpha").path("estimate").isObject()) {
            value(row.path("alpha"), files, alpha(named, level), question + ", alpha by SQL");
            value(row.path("percent"), files, percent(named), question + ", percent by SQL");
        }
    }

    private static Optional<Estimate> estimate(RatingTable table, Coefficient coefficient) {
        return Agreement.of(table, coefficient, RESAMPLED).map(Agreement::estimate);
    }

    private static void value(JsonNode told, RecordFiles files, String sql, String what) {
        assertThat(told.at("/estimate/value").asDouble())
                .as(what)
                .isCloseTo(Double.parseDouble(files.rows(sql).getFirst().getFirst()), within(1e-9));
    }

    /** Krippendorff (2011), from coincidences. */
    private static String alpha(String named, Level level) {
        String delta = level == Level.NOMINAL
                ? "(a.c <> b.c)::DOUBLE"
                : "pow((SELECT sum(g.n) FROM n g WHERE g.c >= least(a.c, b.c) AND g.c <= greatest(a.c, b.c))"
                        + " - (a.n + b.n) / 2, 2)";
        return PAIRS.formatted(named) + """
            , n AS (SELECT c, sum(o) AS n FROM p GROUP BY c),
            d AS (SELECT a.c, b.c AS k, a.n * b.n AS w, %s AS delta FROM n a CROSS JOIN n b)
            SELECT 1 - (SELECT sum(p.o * d.delta) FROM p JOIN d ON d.c = p.c AND d.k = p.k)
                * ((SELECT sum(n) FROM n) - 1) / (SELECT sum(w * delta) FROM d)
            """.formatted(delta);
    }

    private static String percent(String named) {
        return PERCENT.formatted(named);
    }

    private static final String PAIRS = """
        WITH u AS (SELECT unit, judge, answer, count(*) OVER (PARTITION BY unit) AS m FROM opinion WHERE %s),
        p AS (SELECT a.answer AS c, b.answer AS k, sum(1.0::DOUBLE / (a.m - 1)) AS o
              FROM u a JOIN u b ON a.unit = b.unit AND a.judge <> b.judge GROUP BY 1, 2)""";

    private static final String PERCENT = """
        WITH u AS (SELECT unit, judge, answer FROM opinion WHERE %s),
        each AS (SELECT a.unit, avg((a.answer = b.answer)::INTEGER) AS same
                 FROM u a JOIN u b ON a.unit = b.unit AND a.judge <> b.judge GROUP BY a.unit)
        SELECT avg(same) FROM each""";
}
