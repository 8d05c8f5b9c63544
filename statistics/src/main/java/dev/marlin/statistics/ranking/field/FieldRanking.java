package dev.marlin.statistics.ranking.field;

import dev.marlin.statistics.interval.Estimate;
import dev.marlin.statistics.interval.RankInterval;
import dev.marlin.statistics.ranking.count.CellTable;
import dev.marlin.statistics.ranking.count.Comparisons;
import dev.marlin.statistics.ranking.count.Groups;
import dev.marlin.statistics.ranking.count.PairCounts;
import dev.marlin.statistics.ranking.fit.ModelForm;
import dev.marlin.statistics.ranking.fit.PairFit;
import dev.marlin.statistics.ranking.fit.Prior;
import dev.marlin.statistics.ranking.fit.TieModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The door of this package: columns of comparisons in, a ranked field out. */
public final class FieldRanking {

    private final Comparisons comparisons;
    private final FieldOptions options;
    private final CellTable cells;

    private FieldRanking(Comparisons comparisons, FieldOptions options) {
        this.comparisons = comparisons;
        this.options = options;
        this.cells = CellTable.count(
                comparisons, options.model().bothBad(), options.model().side());
    }

    /**
     * Ranks the competitors.
     *
     * <p>The result depends on the options and on the set of rows, not on their order nor on the number of threads.
     *
     * @throws IllegalArgumentException when {@link Gaps#REFUSE} meets a gap, or the scale's anchor is unknown
     */
    public static RankedField rank(Comparisons comparisons, FieldOptions options) {
        FieldRanking ranking = new FieldRanking(comparisons, options);
        if (options.scale().isAnchored()
                && !comparisons.names().contains(options.scale().anchor())) {
            throw new IllegalArgumentException(
                    "the anchor " + options.scale().anchor() + " is no competitor of this field");
        }
        List<int[]> components = new Groups(ranking.cells.counts()).components();
        if (options.gaps() == Gaps.REFUSE && components.size() > 1) {
            throw new IllegalArgumentException("the comparisons fall into " + components.size()
                    + " components that never met; no rating can compare across them");
        }
        List<String> unranked = new ArrayList<>(comparisons.names());
        components.forEach(members -> IntStream.of(members)
                .forEach(m -> unranked.remove(comparisons.names().get(m))));
        List<RankedField.Component> ranked =
                components.stream().map(ranking::component).toList();
        return new RankedField(ranked, unranked, ranking.cells.bothBadRate(), options);
    }

    private RankedField.Component component(int[] members) {
        CellTable own = members.length == comparisons.names().size() ? cells : cells.of(members);
        PairCounts counts = own.counts();
        Optional<PairFit> fit = fitted(counts);
        long[] rows = rowsOfCompetitors(own, members.length);
        if (fit.isEmpty()) {
            return withoutRatings(members, counts, rows);
        }
        int anchor = anchor(members);
        FieldIntervals intervals = new FieldIntervals(comparisons, own, members, options, anchor);
        FieldIntervals.Bounds bounds = intervals.of(fit.get());
        double[] theta = fit.get().theta();
        double zero = anchor < 0 ? 0 : theta[anchor];
        List<Estimate> ratings = IntStream.range(0, members.length)
                .mapToObj(i -> rating(theta[i] - zero, bounds.low()[i], bounds.high()[i], rows[i]))
                .toList();
        List<RankInterval> ranks = RankInterval.of(ratings);
        List<RankedField.Item> items = IntStream.range(0, members.length)
                .boxed()
                .sorted(Comparator.comparingDouble(
                        (Integer i) -> -ratings.get(i).value()))
                .map(i -> new RankedField.Item(
                        comparisons.names().get(members[i]), Optional.of(ratings.get(i)), ranks.get(i), rows[i]))
                .toList();
        return new RankedField.Component(items, Optional.of(named(fit.get(), bounds.resamplesWithPrior())));
    }

    private Estimate rating(double theta, double low, double high, long rows) {
        return options.scale()
                .rating(Estimate.around(theta, low, high, options.intervals().confidence(), rows));
    }

    private Optional<PairFit> fitted(PairCounts counts) {
        return switch (options.model().ties()) {
            case HALF -> fitted(counts, TieModel.HALF_TIE);
            case DAVIDSON -> fitted(counts, TieModel.DAVIDSON);
            case RAO_KUPPER -> fitted(counts, TieModel.RAO_KUPPER);
            case AUTO -> {
                Optional<PairFit> davidson = fitted(counts, TieModel.DAVIDSON);
                Optional<PairFit> raoKupper = fitted(counts, TieModel.RAO_KUPPER);
                yield davidson.isEmpty() || raoKupper.isEmpty()
                        ? davidson.or(() -> raoKupper)
                        : likelier(davidson, raoKupper);
            }
        };
    }

    private static Optional<PairFit> likelier(Optional<PairFit> davidson, Optional<PairFit> raoKupper) {
        double gain =
                raoKupper.orElseThrow().logLikelihood() - davidson.orElseThrow().logLikelihood();
        return gain > 0 ? raoKupper : davidson;
    }

    private Optional<PairFit> fitted(PairCounts counts, TieModel ties) {
        ModelForm form = new ModelForm(ties, options.model().side(), Prior.NONE);
        return switch (options.gaps()) {
            case PRIOR -> Optional.of(PairFit.withPriorIfNeeded(counts, form, null));
            case ORDER_ONLY -> PairFit.of(counts, form, null);
            case REFUSE ->
                Optional.of(PairFit.of(counts, form, null)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "the likelihood has no finite maximum: some competitors never lost to the others")));
        };
    }

    private RankedField.Component withoutRatings(int[] members, PairCounts counts, long[] rows) {
        int[][] beyond = new Groups(counts).aboveAndBelow();
        List<RankedField.Item> items = IntStream.range(0, members.length)
                .mapToObj(i -> new RankedField.Item(
                        comparisons.names().get(members[i]),
                        Optional.empty(),
                        new RankInterval(1 + beyond[i][0], members.length - beyond[i][1]),
                        rows[i]))
                .sorted(Comparator.comparingInt((RankedField.Item item) ->
                        item.rank().best() + item.rank().worst()))
                .toList();
        return new RankedField.Component(items, Optional.empty());
    }

    private int anchor(int[] members) {
        if (!options.scale().isAnchored()) {
            return -1;
        }
        int place = Arrays.binarySearch(
                members, comparisons.names().indexOf(options.scale().anchor()));
        return Math.max(place, -1);
    }

    private static RankedField.FittedModel named(PairFit fit, int resamplesWithPrior) {
        return new RankedField.FittedModel(
                fit.form().ties(),
                fit.tieParameter(),
                fit.sideAdvantage(),
                fit.logLikelihood(),
                fit.form().prior(),
                fit.lastStep(),
                resamplesWithPrior);
    }

    private static long[] rowsOfCompetitors(CellTable cells, int competitors) {
        long[] rows = new long[competitors];
        PairCounts shape = cells.emptyCounts();
        for (int c = 0; c < cells.cells(); c++) {
            rows[shape.first()[cells.pair(c)]] += cells.rows(c);
            rows[shape.second()[cells.pair(c)]] += cells.rows(c);
        }
        return rows;
    }
}
