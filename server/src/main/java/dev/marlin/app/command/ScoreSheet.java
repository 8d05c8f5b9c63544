package dev.marlin.app.command;

import dev.marlin.app.command.option.Rows;
import dev.marlin.evaluation.Score;
import dev.marlin.runs.Trials.TrialResult;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The score of an evaluation as {@code marlin evaluate} prints it.
 *
 * @param infrastructure tasks that failed for a reason of ours and are left out of the rate
 * @param resolveRate empty when no task counts
 */
record ScoreSheet(
        String evaluation,
        String agent,
        String batch,
        String batchDigest,
        int infrastructure,
        Optional<Rate> resolveRate,
        List<Line> tasks) {
    /**
     * Resolved tasks as a share, with its interval.
     *
     * @param n tasks that count
     */
    record Rate(long resolved, long n, double value, double low, double high, double confidence) {}

    /** @param state {@code resolved}, {@code unresolved} or {@code infrastructure} */
    record Line(String task, String title, String state, String reason) {}

    static ScoreSheet of(Score score) {
        List<Line> lines = score.lines().stream().map(ScoreSheet::line).toList();
        long resolved =
                lines.stream().filter(line -> line.state().equals("resolved")).count();
        return new ScoreSheet(
                score.evaluation().id().toString(),
                score.evaluation().agent().displayName(),
                score.evaluation().batch().name(),
                score.evaluation().batch().digest(),
                score.infrastructure(),
                score.resolveRate()
                        .map(rate ->
                                new Rate(resolved, rate.n(), rate.value(), rate.low(), rate.high(), rate.confidence())),
                lines);
    }

    private static Line line(Score.Line line) {
        TrialResult result = line.result().orElseThrow();
        String state = !result.judgeable() ? "infrastructure" : result.resolved() ? "resolved" : "unresolved";
        return new Line(line.task().toString(), line.title(), state, result.reason());
    }

    String words(boolean watched) {
        Rows rows = new Rows(
                List.of("TASK", "STATE", "HOW IT ENDED", "TITLE"),
                tasks.stream()
                        .map(line -> List.of(line.task(), line.state(), line.reason(), line.title()))
                        .toList());
        return rows.text(watched) + "\n" + agent + " on " + batch + ": "
                + resolveRate.map(ScoreSheet::words).orElse("no task counts")
                + (infrastructure == 0 ? "" : "; " + infrastructure + " left out, failed for a reason of ours") + ".";
    }

    private static String words(Rate rate) {
        return String.format(
                Locale.ROOT,
                "resolved %d of %d = %.1f %%, %.0f %% interval %.1f to %.1f %%",
                rate.resolved(),
                rate.n(),
                100 * rate.value(),
                100 * rate.confidence(),
                100 * rate.low(),
                100 * rate.high());
    }
}
