package dev.marlin.statistics.ranking.criteria;

import dev.marlin.statistics.interval.Quantiles;
import dev.marlin.statistics.ranking.count.BothBad;
import dev.marlin.statistics.ranking.count.CellTable;
import dev.marlin.statistics.ranking.count.PairCounts;
import dev.marlin.statistics.ranking.fit.RidgedFit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One strength per competitor from several criteria: the θ that minimizes Σ_k w_k · NLL_k(θ) + ridge/2 · Σθ², after
 * CompositeBradleyTerry of arena-rank.
 *
 * <p>NLL_k is the half-tie negative log-likelihood of criterion k, the mean over its comparisons by weight, so a criterion
 * judged more often does not count more. The ridge is on that mean scale and positive, which keeps every rating finite and
 * the mean at zero in each component.
 *
 * @param theta natural log-odds by number of the competitor
 * @param standardErrors of θ, by number: robust against any dependence within a cluster, in one criterion or between them,
 *     if clusters (tasks) have the same numbers in all criteria; rows without clusters are independent of all others. NaN
 *     where there are fewer than two clusters or rows
 * @param clusters how many independent clusters or rows there are
 * @param losses mean negative log-likelihood of each criterion at θ, by criterion
 */
public record CompositeRating(List<Double> theta, List<Double> standardErrors, int clusters, List<Double> losses) {

    public CompositeRating {
        theta = List.copyOf(theta);
        standardErrors = List.copyOf(standardErrors);
        losses = List.copyOf(losses);
    }

    /**
     * The ends of the interval of one strength, {@code {low, high}}: Student's with one degree of freedom less than there are
     * clusters. Around the rating that endless data would give, ridge and all.
     */
    public double[] interval(int competitor, double confidence) {
        double half = Quantiles.student(confidence, clusters - 1.0) * standardErrors.get(competitor);
        return new double[] {theta.get(competitor) - half, theta.get(competitor) + half};
    }

    /**
     * Fits all criteria together.
     *
     * @param criteria over the same competitors; at least one with a weight and a comparison
     * @param ridge positive
     */
    public static CompositeRating of(List<Criterion> criteria, double ridge) {
        if (!(ridge > 0)) {
            throw new IllegalArgumentException("the ridge is positive, not " + ridge);
        }
        List<PairCounts> counted = new ArrayList<>();
        for (Criterion criterion : criteria) {
            if (!criterion
                    .comparisons()
                    .names()
                    .equals(criteria.getFirst().comparisons().names())) {
                throw new IllegalArgumentException(
                        criterion.name() + " rates other competitors than the first criterion");
            }
            counted.add(CellTable.count(criterion.comparisons(), BothBad.LEFT_OUT, false)
                    .counts());
        }
        double[] scales = new double[criteria.size()];
        List<PairCounts> scaled = new ArrayList<>();
        for (int k = 0; k < scales.length; k++) {
            double total = counted.get(k).totalDecisive() + counted.get(k).totalTies();
            scales[k] = total > 0 ? criteria.get(k).weight() / total : 0;
            if (scales[k] > 0) {
                scaled.add(times(counted.get(k), scales[k]));
            }
        }
        if (scaled.isEmpty()) {
            throw new IllegalArgumentException("no criterion has both a weight and a comparison");
        }
        double[] theta = RidgedFit.of(joined(scaled), ridge);
        CompositeErrors errors = new CompositeErrors(theta, ridge);
        for (int k = 0; k < scales.length; k++) {
            if (scales[k] > 0) {
                errors.add(k, criteria.get(k).comparisons(), scales[k]);
            }
        }
        List<Double> losses = counted.stream()
                .map(counts -> RidgedFit.meanLoss(counts, theta))
                .toList();
        return new CompositeRating(
                Arrays.stream(theta).boxed().toList(), errors.standardErrors(), errors.clusters(), losses);
    }

    private static PairCounts times(PairCounts counts, double factor) {
        PairCounts scaled = PairCounts.empty(counts.agents(), counts.first(), counts.second());
        for (int p = 0; p < counts.pairs(); p++) {
            scaled.wins()[p] = counts.wins()[p] * factor;
            scaled.ties()[p] = counts.ties()[p] * factor;
            scaled.losses()[p] = counts.losses()[p] * factor;
        }
        return scaled;
    }

    /** Pairs one after the other: a likelihood does not mind meeting a pair twice. */
    private static PairCounts joined(List<PairCounts> parts) {
        return new PairCounts(
                parts.getFirst().agents(),
                parts.stream().flatMapToInt(c -> Arrays.stream(c.first())).toArray(),
                parts.stream().flatMapToInt(c -> Arrays.stream(c.second())).toArray(),
                parts.stream().flatMapToDouble(c -> Arrays.stream(c.wins())).toArray(),
                parts.stream().flatMapToDouble(c -> Arrays.stream(c.ties())).toArray(),
                parts.stream().flatMapToDouble(c -> Arrays.stream(c.losses())).toArray());
    }
}
