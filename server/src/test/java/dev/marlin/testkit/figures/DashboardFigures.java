package dev.marlin.testkit.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.marlin.kernel.Money;
import dev.marlin.statistics.agreement.BlindingIndex;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Every number of a dashboard, counted again by DuckDB from the records that are exported with it. Counts and shares are
 * SQL alone; an interval is the statistics module's, over clusters that SQL counted.
 */
public final class DashboardFigures {
    private static final List<String> ANSWERS = List.of("first", "tie", "second", "both_bad");
    private static final List<String> SHARES = List.of("firstWins", "tie", "secondWins", "bothBad");

    private final RecordFiles files;
    private final JsonNode board;

    private DashboardFigures(RecordFiles files) {
        this.files = files;
        this.board = files.board();
    }

    /**
     * Fails at the first number that differs.
     *
     * @param zip what {@code /dashboard/records} answers
     * @param folder empty; the records are left there
     * @return the dashboard that was checked
     */
    public static JsonNode hold(byte[] zip, Path folder) {
        try (RecordFiles files = RecordFiles.open(zip, folder)) {
            RecordedWork.prepare(files, files.board());
            DashboardFigures figures = new DashboardFigures(files);
            figures.funnel();
            figures.overdue();
            figures.preferences();
            figures.checks();
            RecordedAgreement.holds(files, files.board());
            RecordedOutliers.holds(files, files.board());
            RecordedCosts.holds(files, files.board());
            figures.costsAndForecasts();
            return files.board();
        }
    }

    /**
     * As {@link #hold(byte[], Path)}; and the records hold exactly the judgements that a release of the whole campaign
     * holds.
     *
     * @param judgements the release's Parquet file of them
     */
    public static JsonNode hold(byte[] zip, Path folder, String judgements) {
        JsonNode board = hold(zip, folder);
        try (RecordFiles files = RecordFiles.open(zip, folder)) {
            files.run("CREATE TABLE released AS SELECT * FROM read_parquet('" + judgements + "')");
            RecordedWork.prepare(files, board);
            differences(
                    files,
                    "SELECT judgement_id, comparison_id, task_id, overall, agent_a, agent_b, counts FROM released",
                    """
                    SELECT j.judgement, j.comparison, s.task, j.overall, s.agent_a, s.agent_b,
                           j.judgement = x.judgement
                    FROM standing x JOIN submissions s USING (submission) JOIN judgements j USING (comparison)
                    """);
            differences(
                    files,
                    "SELECT judgement_id, a.axis, nullif(a.score, 'n/a') FROM released, unnest(axes) AS u(a)",
                    """
                    SELECT c.judgement, c.axis, c.step FROM scores c JOIN judgements j USING (judgement)
                    JOIN submissions s USING (comparison) JOIN standing x USING (submission)
                    """);
        }
        return board;
    }

    private static void differences(RecordFiles files, String released, String recorded) {
        assertThat(files.rows("(" + released + ") EXCEPT (" + recorded + ")"))
                .as("released and not recorded")
                .isEmpty();
        assertThat(files.rows("(" + recorded + ") EXCEPT (" + released + ")"))
                .as("recorded and not released")
                .isEmpty();
    }

    private void funnel() {
        is("/funnel/open", """
            SELECT coalesce(sum(greatest(0, t.places::BIGINT - (SELECT count(*) FROM claims c
                WHERE c.task = t.task AND c.place::BIGINT <= t.places::BIGINT
                    AND (c.ended_at IS NULL OR c.ending = 'COMPLETED')))), 0)
            FROM tasks t WHERE t.state = 'READY'
            """);
        is("/funnel/held", """
            SELECT count(*) FROM claims c JOIN tasks t USING (task)
            WHERE c.ended_at IS NULL AND c.place::BIGINT <= t.places::BIGINT
            """);
        is("/funnel/submitted", "SELECT count(*) FROM submissions WHERE state IN ('submitted', 'returned')");
        is(
                "/funnel/inReview",
                "SELECT count(*) FROM submissions WHERE state IN ('in_review', 'in_adjudication', 'in_appeal')");
        is("/funnel/accepted", "SELECT count(*) FROM submissions WHERE state = 'accepted'");
        is("/funnel/rejected", "SELECT count(*) FROM submissions WHERE state = 'rejected'");
        is("/funnel/latest", "SELECT count(*) FROM standing x WHERE x.at::TIMESTAMP > " + now() + " - INTERVAL 14 DAY");
        is("/scripted", "SELECT count(*) FROM battle WHERE scripted");
    }

    private void overdue() {
        is(
                "/overdue/claims",
                "SELECT count(*) FROM claims WHERE ended_at IS NULL AND lease_until::TIMESTAMP < " + now());
        is("/overdue/turns", "SELECT count(*) FROM turns WHERE due::TIMESTAMP < " + now());
    }

    private String now() {
        return "'" + board.path("asOf").asString() + "'::TIMESTAMP";
    }

    private void is(String path, String sql) {
        assertThat(board.at(path).asLong(-1)).as(path).isEqualTo(files.number(sql));
    }

    private void preferences() {
        List<List<String>> clusters = files.rows("""
            SELECT first, second, slice, task, count(*) FILTER (answer = 'first'), count(*) FILTER (answer = 'tie'),
                   count(*) FILTER (answer = 'second'), count(*) FILTER (answer = 'both_bad'), count(*)
            FROM seen GROUP BY first, second, slice, task ORDER BY task
            """);
        Map<List<String>, List<List<String>>> slices = new TreeMap<>(Comparator.comparing(List::toString));
        clusters.forEach(row -> slices.computeIfAbsent(row.subList(0, 3), key -> new ArrayList<>())
                .add(row));
        List<List<String>> told = new ArrayList<>();
        for (JsonNode row : board.path("preferences")) {
            List<String> key = List.of(
                    row.path("first").asString(),
                    row.path("second").asString(),
                    row.path("slice").asString());
            told.add(key);
            for (int i = 0; i < ANSWERS.size(); i++) {
                int column = 4 + i;
                Counted.of(slices.getOrDefault(key, List.of()).stream()
                                .map(cells -> List.of(cells.get(column), cells.getLast()))
                                .toList())
                        .is(row.path(SHARES.get(i)), key + " " + ANSWERS.get(i));
            }
        }
        assertThat(told).as("slices").containsExactlyInAnyOrderElementsOf(slices.keySet());
    }

    private void checks() {
        share("/bias/sideA", """
            SELECT task, count(*) FILTER (verdict = 'A'), count(*) FROM battle
            WHERE verdict IN ('A', 'B') GROUP BY task ORDER BY task
            """);
        share("/verifiers/pass", """
            SELECT task, sum(passed_a::INTEGER + passed_b::INTEGER), 2 * count(*) FROM battle
            WHERE passed_a IS NOT NULL AND passed_b IS NOT NULL GROUP BY task ORDER BY task
            """);
        share("/verifiers/agree", """
            SELECT task, count(*) FILTER ((verdict = 'A') = passed_a), count(*) FROM battle
            WHERE passed_a <> passed_b AND verdict IN ('A', 'B') GROUP BY task ORDER BY task
            """);
        List<String> guesses = files.rows("""
                SELECT count(*) FILTER (outcome = 'right'), count(*) FILTER (outcome = 'wrong'),
                       count(*) FILTER (outcome = 'could_not_tell'), count(*) FROM guesses g WHERE within(g.at)
                """).getFirst();
        long right = Long.parseLong(guesses.get(0));
        long wrong = Long.parseLong(guesses.get(1));
        long n = Long.parseLong(guesses.get(3));
        JsonNode blinding = board.at("/bias/blinding");
        assertThat(blinding.isObject()).as("blinding").isEqualTo(n > 0);
        if (n > 0) {
            Counted.same(
                    blinding,
                    n,
                    Optional.of(BlindingIndex.of(right, wrong, Long.parseLong(guesses.get(2)), 0.95)
                            .index()),
                    "blinding");
        }
    }

    private void share(String path, String clusters) {
        Counted.of(files.rows(clusters)).is(board.at(path), path);
    }

    private void costsAndForecasts() {
        Map<String, Long> earned = new TreeMap<>();
        files.rows("""
                SELECT currency, sum(minor_units::BIGINT) FROM money m WHERE within(m.at) AND account IN ('person_payable',
                    'person_on_hold', 'person_paying', 'person_paid', 'person_carried') GROUP BY currency
                """).forEach(row -> earned.put(row.get(0), Long.valueOf(row.get(1))));
        long accepted = files.number("SELECT count(*) FROM battle");
        assertThat(board.path("costs").size()).as("currencies").isEqualTo(earned.size());
        for (JsonNode row : board.path("costs")) {
            String currency = row.path("currency").asString();
            Money sum = new Money(earned.getOrDefault(currency, 0L), Currency.getInstance(currency));
            assertThat(row.path("earned").asString()).as("earned").isEqualTo(sum.amountText());
            assertThat(row.path("accepted").asLong()).as("accepted").isEqualTo(accepted);
            assertThat(row.path("perAccepted").asString(""))
                    .as("each")
                    .isEqualTo(RecordedCosts.each(sum, accepted)
                            .map(Money::amountText)
                            .orElse(""));
        }
        String currency =
                files.rows("SELECT fee_currency FROM campaign").getFirst().getFirst();
        forecasts(Optional.ofNullable(earned.get(currency))
                .flatMap(sum -> RecordedCosts.each(new Money(sum, Currency.getInstance(currency)), accepted)));
    }

    private void forecasts(Optional<Money> each) {
        List<List<String>> pairs = files.rows("""
            SELECT first, second FROM seen WHERE slice = 'overall' AND answer <> 'both_bad'
            GROUP BY first, second HAVING count(*) >= 30 AND count(DISTINCT task) >= 2 ORDER BY first, second
            """);
        assertThat(board.path("forecasts").size()).as("forecasts").isEqualTo(pairs.size());
        for (int i = 0; i < pairs.size(); i++) {
            Counted score = Counted.of(files.rows("""
                SELECT task, sum(CASE answer WHEN 'first' THEN 1 WHEN 'tie' THEN 0.5 ELSE 0 END), count(*)
                FROM seen WHERE slice = 'overall' AND answer <> 'both_bad' AND first = '%s' AND second = '%s'
                GROUP BY task ORDER BY task
                """.formatted(
                            quoted(pairs.get(i).get(0)), quoted(pairs.get(i).get(1)))));
            forecast(board.path("forecasts").get(i), score, each);
        }
    }

    private static String quoted(String text) {
        return text.replace("'", "''");
    }

    private static void forecast(JsonNode told, Counted score, Optional<Money> each) {
        int tasks = score.clusters().size();
        double perTask = (double) score.n() / tasks;
        double half =
                score.estimate().map(found -> (found.high() - found.low()) / 2).orElseThrow();
        long after = tasks + Math.max(1, Math.round(200 / perTask));
        assertThat(told.path("battles").asLong()).isEqualTo(score.n());
        assertThat(told.path("halfWidth").asDouble()).isCloseTo(half, within(1e-9));
        assertThat(told.path("halfWidthAfter").asDouble())
                .isCloseTo(half * Math.sqrt((double) tasks / after), within(1e-9));
        assertThat(told.path("cost").asString(""))
                .isEqualTo(each.map(cost -> times(cost, 200)).orElse(""));
        double ratio = half / (half - 0.005);
        long more = Math.max(tasks, (long) Math.ceil(tasks * ratio * ratio)) - tasks;
        assertThat(told.path("perPoint").asString(""))
                .isEqualTo(
                        half > 0.01
                                ? each.map(cost -> times(cost, Math.round(more * perTask)))
                                        .orElse("")
                                : "");
    }

    private static String times(Money cost, long count) {
        return new Money(cost.minorUnits() * count, cost.currency()).toString();
    }
}
