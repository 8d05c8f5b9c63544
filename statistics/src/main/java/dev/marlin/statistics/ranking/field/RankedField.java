package dev.marlin.statistics.ranking.field;

import dev.marlin.statistics.interval.Estimate;
import dev.marlin.statistics.interval.RankInterval;
import dev.marlin.statistics.ranking.fit.Prior;
import dev.marlin.statistics.ranking.fit.TieModel;
import java.util.List;
import java.util.Optional;

/**
 * A ranked field.
 *
 * @param components what comparisons link, each on a scale of its own, the largest first
 * @param unranked competitors without a comparison in the likelihood, by number
 * @param bothBadRate share of all comparisons by weight; NaN without any
 * @param options the choices behind the numbers
 */
public record RankedField(List<Component> components, List<String> unranked, double bothBadRate, FieldOptions options) {

    public RankedField {
        components = List.copyOf(components);
        unranked = List.copyOf(unranked);
    }

    /**
     * Competitors linked by comparisons, directly or over others.
     *
     * @param items by falling rating, then by number; without ratings by rank interval
     * @param fit empty where no finite ratings exist and no prior was allowed
     */
    public record Component(List<Item> items, Optional<FittedModel> fit) {
        public Component {
            items = List.copyOf(items);
        }
    }

    /**
     * One competitor.
     *
     * @param rating in the unit of the scale; empty where none is determined. {@code n} counts its rows in the likelihood
     * @param rank among its component, 1 = best
     */
    public record Item(String name, Optional<Estimate> rating, RankInterval rank, long n) {}

    /**
     * The model of a component.
     *
     * @param tieParameter Davidson's ν (Newman's scale), Rao and Kupper's κ, or 0 for half ties
     * @param sideAdvantage log-odds of the left side, 0 without such a term
     * @param logLikelihood natural logarithm, without the prior
     * @param lastStep largest change of a parameter in the last Newton step
     * @param resamplesWithPrior resamples without a finite maximum, of the bootstrap
     */
    public record FittedModel(
            TieModel ties,
            double tieParameter,
            double sideAdvantage,
            double logLikelihood,
            Prior prior,
            double lastStep,
            int resamplesWithPrior) {}
}
