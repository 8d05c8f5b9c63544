package dev.marlin.statistics.handbook;

import dev.marlin.statistics.chart.ComparedDotPlot;
import dev.marlin.statistics.chart.DotPlot;
import dev.marlin.statistics.interval.BootstrapOptions;
import dev.marlin.statistics.ranking.count.Comparisons;
import dev.marlin.statistics.ranking.field.FieldOptions;
import dev.marlin.statistics.ranking.field.FieldRanking;
import dev.marlin.statistics.ranking.field.IntervalMethod;
import dev.marlin.statistics.ranking.field.RankedField;
import dev.marlin.statistics.ranking.field.TieChoice;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Pictures of rankings. */
final class RankingPictures {
    private static final int VOTES = 1_000;
    private static final FieldOptions USUAL = FieldOptions.seeded(1)
            .with(new IntervalMethod.Bootstrap(new BootstrapOptions(1, 1_000, 0.95), 1))
            .with(TieChoice.RAO_KUPPER);

    private RankingPictures() {}

    static String ranking() {
        List<DotPlot.Row> rows = rows(Votes.independent(VOTES, 7), USUAL);
        return new DotPlot("Eight agents after 1,000 votes", "rating in Elo, 95 % intervals", rows).svg();
    }

    static String ties() {
        Comparisons votes = Votes.independent(VOTES, 7);
        return new ComparedDotPlot(
                        "The same votes with three meanings of a tie",
                        "rating in Elo, 95 % intervals",
                        List.of("Rao and Kupper", "half a win each", "Davidson"),
                        groups(List.of(
                                rows(votes, USUAL),
                                rows(votes, USUAL.with(TieChoice.HALF)),
                                rows(votes, USUAL.with(TieChoice.DAVIDSON)))))
                .svg();
    }

    static String tasks() {
        Comparisons votes = Votes.byTask(40, 30, 3);
        FieldOptions half = USUAL.with(TieChoice.HALF);
        return new ComparedDotPlot(
                        "40 tasks with 30 votes each",
                        "rating in Elo, 95 % intervals",
                        List.of("clustered by task", "every vote as if independent"),
                        groups(List.of(
                                rows(votes, half.with(new IntervalMethod.ClusterSandwich(0.95))),
                                rows(votes, half.with(new IntervalMethod.Sandwich(0.95))))))
                .svg();
    }

    /** By name, so that two rankings of the same agents have the same order. */
    private static List<DotPlot.Row> rows(Comparisons votes, FieldOptions options) {
        return FieldRanking.rank(votes, options).components().getFirst().items().stream()
                .sorted(Comparator.comparing(RankedField.Item::name))
                .map(item -> DotPlot.Row.of(item.name(), item.rating().orElseThrow()))
                .toList();
    }

    private static List<List<DotPlot.Row>> groups(List<List<DotPlot.Row>> rankings) {
        return IntStream.range(0, rankings.getFirst().size())
                .mapToObj(i -> rankings.stream().map(ranking -> ranking.get(i)).toList())
                .toList();
    }
}
