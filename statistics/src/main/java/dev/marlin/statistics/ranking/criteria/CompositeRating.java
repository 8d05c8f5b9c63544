package dev.marlin.statistics.ranking.criteria;

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
 * @param losses mean negative log-likelihood of each criterion at θ, by criterion
 */
public record CompositeRating(List<Double> theta, List<Double> losses) {

    public CompositeRating {
        theta = List.copyOf(theta);
        losses = List.copyOf(losses);
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
        List<PairCounts> scaled = new ArrayList<>();
        for (int k = 0; k < criteria.size(); k++) {
            double total = counted.get(k).totalDecisive() + counted.get(k).totalTies();
            if (total > 0 && criteria.get(k).weight() > 0) {
                scaled.add(times(counted.get(k), criteria.get(k).weight() / total));
            }
        }
        if (scaled.isEmpty()) {
            throw new IllegalArgumentException("no criterion has both a weight and a comparison");
        }
        double[] theta = RidgedFit.of(joined(scaled), ridge);
        List<Double> losses = counted.stream()
                .map(counts -> RidgedFit.meanLoss(counts, theta))
                .toList();
        return new CompositeRating(Arrays.stream(theta).boxed().toList(), losses);
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
