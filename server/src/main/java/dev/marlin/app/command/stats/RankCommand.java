package dev.marlin.app.command.stats;

import dev.marlin.app.command.option.Rows;
import dev.marlin.app.command.option.Terminal;
import dev.marlin.statistics.chart.DotPlot;
import dev.marlin.statistics.interval.BootstrapOptions;
import dev.marlin.statistics.interval.Estimate;
import dev.marlin.statistics.interval.RankInterval;
import dev.marlin.statistics.ranking.count.BothBad;
import dev.marlin.statistics.ranking.count.CellTable;
import dev.marlin.statistics.ranking.count.Comparisons;
import dev.marlin.statistics.ranking.field.FieldOptions;
import dev.marlin.statistics.ranking.field.FieldRanking;
import dev.marlin.statistics.ranking.field.FieldScale;
import dev.marlin.statistics.ranking.field.Gaps;
import dev.marlin.statistics.ranking.field.IntervalMethod;
import dev.marlin.statistics.ranking.field.RankedField;
import dev.marlin.statistics.ranking.field.TieChoice;
import dev.marlin.statistics.ranking.style.Covariates;
import dev.marlin.statistics.ranking.style.StyleControl;
import dev.marlin.statistics.ranking.style.StyleOptions;
import dev.marlin.statistics.ranking.style.StyledField;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code marlin stats rank}: a ranking with intervals from votes. */
@Command(
        name = "rank",
        description = "Rank competitors from pairwise votes, with intervals.",
        footer = {
            "",
            "The table has the columns left,right,winner (left, right, tie or both_bad), and where wanted weight, task and",
            "any number of covariates x_*. Votes of one task are dependent: with a column task, intervals are robust",
            "against it. With covariates, ratings are at equal style and ties are half wins."
        },
        mixinStandardHelpOptions = true)
final class RankCommand extends Calculation {
    @Parameters(paramLabel = "VOTES.csv", description = "The table; - reads standard input.")
    private Path file = Path.of("-");

    @Option(
            names = "--ties",
            defaultValue = "auto",
            paramLabel = "MODEL",
            description = "half, davidson, rao-kupper, or auto: the likelier of the last two (${DEFAULT-VALUE}).")
    private String ties = "auto";

    @Option(
            names = "--scale",
            defaultValue = "elo",
            paramLabel = "SCALE",
            description = "elo (mean 1000) or log (sum 0).")
    private String scale = "elo";

    @Option(
            names = "--gaps",
            defaultValue = "order",
            paramLabel = "RULE",
            description = "Where votes determine no ratings: order (ranks only), prior (a phantom vote) or refuse.")
    private String gaps = "order";

    @Option(names = "--side", description = "Fit an advantage of the left side as well.")
    private boolean side;

    @Option(
            names = "--threads",
            defaultValue = "1",
            paramLabel = "N",
            description = "Any number gives the same result.")
    private int threads;

    @Mixin
    private ResamplingOption resampling = new ResamplingOption();

    /** What is told of either kind of ranking. */
    private record Told(List<Placed> items, Map<String, Object> facts, String words) {}

    @Override
    Result calculate() throws IOException {
        Verdicts verdicts = Verdicts.read(file);
        Told told = verdicts.covariates().isPresent()
                ? styled(verdicts.comparisons(), verdicts.covariates().get())
                : plain(verdicts.comparisons());
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("items", told.items().stream().map(Placed::facts).toList());
        facts.putAll(told.facts());
        facts.put("scale", scale);
        facts.put("confidence", resampling.options().confidence());
        return new Result(table(told.items()) + "\n" + told.words(), facts, picture(told.items()));
    }

    private Told plain(Comparisons comparisons) {
        IntervalMethod intervals = comparisons.isClustered()
                ? new IntervalMethod.ClusterSandwich(resampling.options().confidence())
                : new IntervalMethod.Bootstrap(resampling.options(), threads);
        FieldOptions options = new FieldOptions(
                new FieldOptions.Model(tieChoice(), side, BothBad.LEFT_OUT), gaps(), intervals, fieldScale());
        RankedField field = FieldRanking.rank(comparisons, options);
        List<Placed> items = new ArrayList<>();
        for (int c = 0; c < field.components().size(); c++) {
            for (RankedField.Item item : field.components().get(c).items()) {
                items.add(new Placed(item.name(), c, item.rating(), item.rank(), item.n()));
            }
        }
        List<RankedField.FittedModel> fits = field.components().stream()
                .flatMap(component -> component.fit().stream())
                .toList();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("ties", fits.isEmpty() ? ties(name(tieChoice()), null) : ties(fits.getFirst()));
        facts.put(
                "log_likelihood",
                fits.isEmpty()
                        ? null
                        : fits.stream()
                                .mapToDouble(RankedField.FittedModel::logLikelihood)
                                .sum());
        facts.put("both_bad_rate", field.bothBadRate());
        facts.put("components", field.components().size());
        facts.put("unranked", field.unranked());
        facts.put("side_advantage", fits.isEmpty() ? null : fits.getFirst().sideAdvantage());
        facts.put(
                "prior",
                fits.stream()
                        .map(fit -> fit.prior().name().toLowerCase(Locale.ROOT))
                        .distinct()
                        .toList());
        facts.put("intervals", comparisons.isClustered() ? "sandwich by task" : "bootstrap of votes");
        return new Told(items, facts, words(field, fits));
    }

    private Told styled(Comparisons comparisons, Covariates covariates) {
        if (tieChoice() != TieChoice.HALF && tieChoice() != TieChoice.AUTO) {
            throw new IllegalArgumentException(
                    "With covariates x_* ties are half wins: leave --ties out, or say --ties half.");
        }
        BootstrapOptions bootstrap = resampling.options();
        StyledField field =
                StyleControl.rank(comparisons, covariates, new StyleOptions(BothBad.LEFT_OUT, 1, bootstrap, threads));
        FieldScale unit = fieldScale();
        List<Estimate> ratings =
                field.items().stream().map(item -> unit.rating(item.theta())).toList();
        List<RankInterval> ranks = RankInterval.of(ratings);
        List<Placed> items = IntStream.range(0, ratings.size())
                .mapToObj(i -> new Placed(
                        field.items().get(i).name(),
                        0,
                        Optional.of(ratings.get(i)),
                        ranks.get(i),
                        ratings.get(i).n()))
                .sorted(Comparator.comparingDouble(
                        (Placed placed) -> -placed.rating().orElseThrow().value()))
                .toList();
        List<Map<String, Object>> effects = new ArrayList<>();
        StringBuilder words =
                new StringBuilder("Ties are half wins; ratings are at equal style. Log-odds per standard deviation:");
        for (StyledField.Effect effect : field.effects()) {
            Estimate gamma = effect.gamma();
            effects.add(
                    Map.of("name", effect.name(), "gamma", gamma.value(), "low", gamma.low(), "high", gamma.high()));
            words.append(String.format(
                    Locale.ROOT, "%n%s %.4f (%.4f to %.4f)", effect.name(), gamma.value(), gamma.low(), gamma.high()));
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("ties", ties("half", null));
        facts.put("log_likelihood", field.logLikelihood());
        facts.put(
                "both_bad_rate",
                CellTable.count(comparisons, BothBad.LEFT_OUT, false).bothBadRate());
        facts.put("components", 1);
        facts.put("effects", effects);
        facts.put("intervals", "bootstrap of votes");
        return new Told(items, facts, words.toString());
    }

    private TieChoice tieChoice() {
        return switch (ties) {
            case "half" -> TieChoice.HALF;
            case "davidson" -> TieChoice.DAVIDSON;
            case "rao-kupper" -> TieChoice.RAO_KUPPER;
            case "auto" -> TieChoice.AUTO;
            default ->
                throw new IllegalArgumentException(
                        "There is no model of ties " + ties + "; there are half, davidson, rao-kupper and auto.");
        };
    }

    private Gaps gaps() {
        return switch (gaps) {
            case "order" -> Gaps.ORDER_ONLY;
            case "prior" -> Gaps.PRIOR;
            case "refuse" -> Gaps.REFUSE;
            default ->
                throw new IllegalArgumentException(
                        "There is no rule " + gaps + " for gaps; there are order, prior and refuse.");
        };
    }

    private FieldScale fieldScale() {
        return switch (scale) {
            case "elo" -> FieldScale.elo();
            case "log" -> FieldScale.log();
            default -> throw new IllegalArgumentException("There is no scale " + scale + "; there are elo and log.");
        };
    }

    private static String name(TieChoice choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Map<String, Object> ties(RankedField.FittedModel fit) {
        return switch (fit.ties()) {
            case HALF_TIE -> ties("half", null);
            case DAVIDSON -> ties("davidson", fit.tieParameter());
            case RAO_KUPPER -> ties("rao-kupper", fit.tieParameter());
        };
    }

    private static Map<String, Object> ties(String model, @Nullable Double parameter) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("model", model);
        facts.put("parameter", parameter);
        return facts;
    }

    private static String table(List<Placed> items) {
        List<List<String>> rows = new ArrayList<>();
        for (Placed item : items) {
            rows.add(List.of(
                    item.rank().best() + "-" + item.rank().worst(),
                    item.name(),
                    item.rating().map(e -> four(e.value())).orElse("-"),
                    item.rating().map(e -> four(e.low())).orElse("-"),
                    item.rating().map(e -> four(e.high())).orElse("-"),
                    Long.toString(item.n()),
                    Integer.toString(item.component())));
        }
        return new Rows(List.of("rank", "name", "rating", "low", "high", "votes", "component"), rows)
                .text(Terminal.OUT.isWatched());
    }

    private static String words(RankedField field, List<RankedField.FittedModel> fits) {
        List<String> lines = new ArrayList<>();
        for (RankedField.FittedModel fit : fits) {
            lines.add(String.format(
                    Locale.ROOT,
                    "Ties: %s, parameter %.4f; log-likelihood %.4f.",
                    ties(fit).get("model"),
                    fit.tieParameter(),
                    fit.logLikelihood()));
        }
        lines.add(String.format(Locale.ROOT, "Both bad: %.2f %% of all votes.", 100 * field.bothBadRate()));
        if (field.components().size() > 1) {
            lines.add("The votes fall into " + field.components().size()
                    + " groups that never met; ratings do not compare across them.");
        }
        if (fits.size() < field.components().size()) {
            lines.add("Where there is no rating, somebody never lost to the others: only the order is known.");
        }
        return String.join("\n", lines);
    }

    private Optional<String> picture(List<Placed> items) {
        List<DotPlot.Row> rows = items.stream()
                .filter(item -> item.rating().isPresent())
                .map(item -> DotPlot.Row.of(item.name(), item.rating().orElseThrow()))
                .toList();
        String unit = scale.equals("log") ? "natural log of strength" : "Elo";
        return rows.isEmpty() ? Optional.empty() : Optional.of(new DotPlot("Ranking", unit, rows).svg());
    }
}
