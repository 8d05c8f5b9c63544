package dev.marlin.app.command.stats;

import dev.marlin.statistics.chart.CurvePlot;
import dev.marlin.statistics.interval.Estimate;
import dev.marlin.statistics.planning.Contest;
import dev.marlin.statistics.planning.SampleSize;
import dev.marlin.statistics.planning.WidthForecast;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code marlin stats plan}: how many tasks, and what they cost. */
@Command(
        name = "plan",
        description = "How many judged tasks show which of two versions is better, and what they cost.",
        footer = {"", "The win rate counts decided tasks only; a tie decides nothing. One judgement per task."},
        mixinStandardHelpOptions = true)
final class PlanCommand extends Calculation {
    private static final int POINTS = 25;

    @Option(
            names = "--win-rate",
            required = true,
            paramLabel = "P",
            description = "Assumed share of decided tasks that the better version wins, for example 0.55.")
    private double winRate;

    @Option(
            names = "--ties",
            defaultValue = "0",
            paramLabel = "T",
            description = "Assumed share of ties (${DEFAULT-VALUE}).")
    private double ties;

    @Option(
            names = "--power",
            defaultValue = "0.9",
            paramLabel = "Q",
            description = "Wanted chance that the answer is found (${DEFAULT-VALUE}).")
    private double power;

    @Option(
            names = "--confidence",
            defaultValue = "0.95",
            paramLabel = "C",
            description = "One less the chance of a false alarm (${DEFAULT-VALUE}).")
    private double confidence;

    @Option(names = "--cost", defaultValue = "280", paramLabel = "USD", description = "Of one task (${DEFAULT-VALUE}).")
    private BigDecimal cost = BigDecimal.ZERO;

    @Override
    Result calculate() {
        Contest contest = new Contest(winRate, ties);
        SampleSize size = SampleSize.of(contest, power, confidence);
        BigDecimal dollars = size.cost(cost);
        Estimate score = WidthForecast.assumed(contest, size.tasks(), confidence);
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("tasks", size.tasks());
        facts.put("dollars", dollars);
        facts.put("decided", size.decided());
        facts.put("power", size.power());
        facts.put("confidence", confidence);
        facts.put("win_rate", winRate);
        facts.put("ties", ties);
        facts.put("cost", cost);
        facts.put("score", score.value());
        facts.put("half_width", score.high() - score.value());
        facts.put("test", "two-sided exact sign test of the decided tasks");
        return new Result(words(size, dollars, score), facts, Optional.of(curve(contest, size)));
    }

    private String words(SampleSize size, BigDecimal dollars, Estimate score) {
        return String.format(
                Locale.ROOT,
                "%,d tasks, USD %,.2f: a win rate of %s with %s ties is then found with a chance of %.1f %%.%n"
                        + "About %,d tasks will be decided; the mean score will be known to \u00b1%.4f at %s.",
                size.tasks(),
                dollars,
                winRate,
                ties,
                100 * size.power(),
                size.decided(),
                score.high() - score.value(),
                confidence);
    }

    private String curve(Contest contest, SampleSize size) {
        double[] tasks = new double[POINTS];
        double[] chances = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            long at = Math.max(1, size.tasks() * 2 * (i + 1) / POINTS);
            tasks[i] = at;
            chances[i] = SampleSize.at(contest, at, confidence).power();
        }
        CurvePlot.Points wanted =
                new CurvePlot.Points(new double[] {tasks[0], tasks[POINTS - 1]}, new double[] {power, power});
        return new CurvePlot(
                        "Chance to find a win rate of " + winRate,
                        "judged tasks",
                        "chance",
                        new CurvePlot.Points(tasks, chances),
                        wanted)
                .svg();
    }
}
