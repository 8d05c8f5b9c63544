package dev.marlin.app.command.stats;

import dev.marlin.app.command.option.Rows;
import dev.marlin.app.command.option.Terminal;
import dev.marlin.statistics.chart.DotPlot;
import dev.marlin.statistics.ranking.table.VoteTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
            "The table has the columns left,right,winner (left, right, tie or both_bad), and where wanted weight, task,",
            "annotator and any number of covariates x_*. Votes of one task are dependent: with a column task, intervals are",
            "robust against it; so they are against habits of annotators, if there are twenty or more. With covariates,",
            "ratings are at equal style and ties are half wins."
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
            names = "--weigh-annotators",
            description = "Count each vote as far as its annotator can be trusted (Crowd-BT; ties are half wins).")
    private boolean weighsAnnotators;

    @Option(
            names = "--threads",
            defaultValue = "0",
            paramLabel = "N",
            description = "Any number gives the same result; 0 takes as many as there are processors.")
    private int threads;

    @Mixin
    private ResamplingOption resampling = new ResamplingOption();

    @Override
    Result calculate() throws IOException {
        RankChoices choices = new RankChoices(
                RankChoices.ties(ties),
                side,
                RankChoices.gaps(gaps),
                RankChoices.scale(scale),
                new RankChoices.Draws(resampling.options(), threads(threads)));
        VoteTable votes = VoteTable.read(file);
        Optional<AnnotatorsTold> people = votes.judged().map(judged -> AnnotatorsTold.of(judged, choices.confidence()));
        RankTold told = rank(votes, people, choices);
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("items", told.items().stream().map(Placed::facts).toList());
        facts.putAll(told.facts());
        String words = told.words();
        if (people.isPresent()) {
            facts.put("annotators", people.get().facts());
            words += "\n" + people.get().words();
        }
        facts.put("scale", scale);
        facts.put("confidence", choices.confidence());
        return new Result(table(told.items()) + "\n" + words, facts, picture(told.items()));
    }

    private RankTold rank(VoteTable votes, Optional<AnnotatorsTold> people, RankChoices choices) {
        if (weighsAnnotators) {
            AnnotatorsTold weighed = people.orElseThrow(() -> new IllegalArgumentException(
                    "Annotators can be weighed where the table has a column annotator; it has none."));
            if (votes.covariates().isPresent()) {
                throw new IllegalArgumentException("Annotators cannot be weighed where there are covariates x_*.");
            }
            return new CrowdedRanking(weighed, choices).tell();
        }
        return votes.covariates().isPresent()
                ? new StyledRanking(
                                votes.comparisons(),
                                votes.dependence().replace(" and annotator", ""),
                                votes.covariates().get(),
                                choices)
                        .tell()
                : new PlainRanking(votes.comparisons(), votes.dependence(), choices).tell();
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

    private Optional<String> picture(List<Placed> items) {
        List<DotPlot.Row> rows = items.stream()
                .filter(item -> item.rating().isPresent())
                .map(item -> DotPlot.Row.of(item.name(), item.rating().orElseThrow()))
                .toList();
        String unit = scale.equals("log") ? "natural log of strength" : "Elo";
        return rows.isEmpty() ? Optional.empty() : Optional.of(new DotPlot("Ranking", unit, rows).svg());
    }
}
