package dev.marlin.testkit.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.marlin.statistics.interval.Proportions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import tools.jackson.databind.JsonNode;

/** Whose work differs, as SQL finds it: counts, exact tests and false discovery rates; intervals are the module's. */
final class RecordedOutliers {
    private static final Offset<Double> SAME = within(1e-9);

    /** Everybody's hits and trials, and those of comparisons and submissions that are not theirs. */
    private static final String COUNTED = """
        CREATE TABLE counted AS WITH voice AS (
            SELECT unit, judge, role, answer FROM opinion WHERE question = 'overall'),
        others AS (
            SELECT v.unit, v.judge, o.answer, count(*) AS said, any_value(n.n) - 1 AS n
            FROM voice v JOIN voice o ON o.unit = v.unit AND o.judge <> v.judge
            JOIN (SELECT unit, count(*) AS n FROM voice GROUP BY unit) n ON n.unit = v.unit
            GROUP BY v.unit, v.judge, o.answer),
        trial AS (
            SELECT 'AGREES' AS measure, v.unit, v.judge, v.role, v.answer = o.answer AS hit
            FROM voice v JOIN others o ON o.unit = v.unit AND o.judge = v.judge AND 2 * o.said > o.n
            UNION ALL SELECT 'SIDE_A', unit, judge, role, answer = 'A' FROM voice WHERE answer IN ('A', 'B')
            UNION ALL SELECT 'TIE', unit, judge, role, answer = 'TIE' FROM voice
            UNION ALL SELECT 'GIVEN_BACK', w.comparison, w.judge, 'author', w.back FROM work w),
        part_of AS (SELECT DISTINCT judge, unit, measure = 'GIVEN_BACK' AS own FROM trial),
        person AS (SELECT DISTINCT judge FROM trial)
        SELECT p.judge, m.measure,
            count(*) FILTER (t.judge = p.judge AND t.hit) AS hits, count(*) FILTER (t.judge = p.judge) AS n,
            count(*) FILTER (m.measure <> 'SIDE_A' AND t.role = 'author' AND t.hit
                AND (p.judge, t.unit, m.measure = 'GIVEN_BACK') NOT IN (SELECT (judge, unit, own) FROM part_of))
                AS other_hits,
            count(*) FILTER (m.measure <> 'SIDE_A' AND t.role = 'author'
                AND (p.judge, t.unit, m.measure = 'GIVEN_BACK') NOT IN (SELECT (judge, unit, own) FROM part_of))
                AS other_n
        FROM person p CROSS JOIN (SELECT DISTINCT measure FROM trial) m JOIN trial t ON t.measure = m.measure
        GROUP BY p.judge, m.measure
        """;

    /** Settled submissions: given back before they were first accepted, or rejected. */
    private static final String WORK = """
        CREATE TABLE work AS SELECT s.comparison, s.submission,
            (SELECT any_value(j.judge) FROM judgements j WHERE j.comparison = s.comparison AND j.role = 'author') AS judge,
            s.state = 'rejected' OR EXISTS (SELECT 1 FROM judgements j
                WHERE j.comparison = s.comparison AND j.role = 'author' AND j.turn IS NULL AND j.round::INTEGER > 1
                  AND j.sequence::BIGINT <= coalesce((
                    SELECT arg_min(k.sequence::BIGINT, a.sequence::BIGINT) FROM acceptances a
                    JOIN judgements k ON k.judgement = a.judgement WHERE a.submission = s.submission),
                    j.sequence::BIGINT)) AS back
        FROM submissions s LEFT JOIN standing x USING (submission)
        WHERE s.state IN ('accepted', 'rejected') AND within(coalesce(x.at, s.changed_at))
        """;

    private static final String TESTED = """
        CREATE TABLE tested AS WITH chance AS (
            SELECT c.*, k, CASE WHEN measure = 'SIDE_A' THEN exp(ways(n, k) - n * ln(2))
                ELSE exp(ways(n, k) + ways(other_n, hits + other_hits - k) - ways(n + other_n, hits + other_hits)) END AS p
            FROM counted c, unnest(generate_series(CASE WHEN measure = 'SIDE_A' THEN 0
                ELSE greatest(0, hits + other_hits - other_n) END, CASE WHEN measure = 'SIDE_A' THEN n
                ELSE least(n, hits + other_hits) END)) AS u(k)
            WHERE n >= 30 AND (measure = 'SIDE_A' OR other_n >= 30)),
        summed AS (
            SELECT judge, measure, least(1, CASE measure
                WHEN 'AGREES' THEN sum(p) FILTER (k <= hits) WHEN 'GIVEN_BACK' THEN sum(p) FILTER (k >= hits)
                ELSE sum(p) FILTER (p <= own * (1 + 1e-7)) END) AS p
            FROM (SELECT *, max(p) FILTER (k = hits) OVER (PARTITION BY judge, measure) AS own FROM chance)
            GROUP BY judge, measure)
        SELECT a.judge, a.measure, any_value(a.p) AS p, min(least(1, b.p * b.m / b.rank)) AS q FROM summed a
        JOIN (SELECT p, rank() OVER (ORDER BY p) + count(*) OVER (PARTITION BY p) - 1 AS rank, count(*) OVER () AS m
            FROM summed) b ON b.p >= a.p GROUP BY a.judge, a.measure
        """;

    private RecordedOutliers() {}

    static void holds(RecordFiles files, JsonNode board) {
        files.run("CREATE MACRO ways(a, b) AS lgamma(a + 1) - lgamma(b + 1) - lgamma(a - b + 1)");
        files.run(WORK);
        files.run(COUNTED);
        files.run(TESTED);
        List<List<String>> rows = files.rows("""
            SELECT judge, measure, hits, n, other_hits, other_n, p, q FROM counted
            LEFT JOIN tested USING (judge, measure) WHERE n > 0
            """);
        List<String> told = new ArrayList<>();
        for (JsonNode row : board.at("/outliers/rows")) {
            String name = row.path("who").asString() + " " + row.path("measure").asString();
            told.add(name);
            rows.stream()
                    .filter(cells -> name.equals(cells.get(0) + " " + cells.get(1)))
                    .forEach(cells -> holds(row, cells, name));
        }
        assertThat(told)
                .as("people and measures")
                .containsExactlyInAnyOrderElementsOf(rows.stream()
                        .map(cells -> cells.get(0) + " " + cells.get(1))
                        .toList());
    }

    private static void holds(JsonNode row, List<String> cells, String name) {
        long hits = Long.parseLong(cells.get(2));
        long n = Long.parseLong(cells.get(3));
        Counted.same(row, n, n < 30 ? Optional.empty() : Optional.of(Proportions.clopperPearson(hits, n, 0.95)), name);
        JsonNode tested = row.path("tested");
        assertThat(tested.isObject())
                .as(name + " is tested")
                .isEqualTo(!cells.get(6).equals("null"));
        if (tested.isObject()) {
            long others = Long.parseLong(cells.get(5));
            double expected = others == 0 ? 0.5 : Double.parseDouble(cells.get(4)) / others;
            double rate = Double.parseDouble(cells.get(7));
            assertThat(tested.path("others").asLong()).as(name + ", others").isEqualTo(others);
            assertThat(tested.path("expected").asDouble()).as(name).isCloseTo(expected, SAME);
            assertThat(tested.path("pValue").asDouble())
                    .as(name + ", p")
                    .isCloseTo(Double.parseDouble(cells.get(6)), SAME);
            assertThat(tested.path("qValue").asDouble()).as(name + ", q").isCloseTo(rate, SAME);
            assertThat(tested.path("flagged").asBoolean()).as(name).isEqualTo(rate <= 0.1);
        }
    }
}
