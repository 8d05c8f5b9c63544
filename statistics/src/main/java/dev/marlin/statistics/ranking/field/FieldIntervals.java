package dev.marlin.statistics.ranking.field;

import dev.marlin.statistics.interval.Quantiles;
import dev.marlin.statistics.ranking.count.CellTable;
import dev.marlin.statistics.ranking.count.Comparisons;
import dev.marlin.statistics.ranking.fit.PairFit;
import dev.marlin.statistics.ranking.fit.ProfileBounds;
import dev.marlin.statistics.ranking.fit.RobustErrors;
import dev.marlin.statistics.ranking.fit.TieModel;
import dev.marlin.statistics.ranking.resample.CellBootstrap;

/**
 * Intervals of one component's strengths, in log-odds.
 *
 * @param cells those of the component
 * @param members the numbers of its competitors, ascending
 * @param anchor the member whose strength is 0, or −1 for mean zero
 */
record FieldIntervals(Comparisons comparisons, CellTable cells, int[] members, FieldOptions options, int anchor) {

    /** Ends by member, relative to the anchor or the mean. */
    record Bounds(double[] low, double[] high, int resamplesWithPrior) {
        Bounds(int size) {
            this(new double[size], new double[size], 0);
        }
    }

    Bounds of(PairFit fit) {
        return switch (options.intervals()) {
            case IntervalMethod.Bootstrap bootstrap -> bootstrap(fit, bootstrap);
            case IntervalMethod.Sandwich sandwich ->
                around(
                        fit,
                        RobustErrors.independent(fit, cells).of(anchor, RobustErrors.ARENA_RIDGE),
                        Quantiles.normal(sandwich.confidence()));
            case IntervalMethod.ClusterSandwich sandwich -> clustered(fit, sandwich.confidence());
            case IntervalMethod.Profile profile -> profile(fit, profile.confidence());
        };
    }

    /**
     * With crossed clusters V(first) + V(second) − V(both), and at least the larger of the first two; as wide as Student's
     * distribution says with one degree of freedom less than there are clusters of the rarer kind.
     */
    private Bounds clustered(PairFit fit, double confidence) {
        RobustErrors first = errors(fit, comparisons);
        double[] errors = first.of(anchor, 0);
        int clusters = first.clusters();
        if (comparisons.isCrossed()) {
            RobustErrors second = errors(fit, comparisons.byCrossing());
            double[] crossing = second.of(anchor, 0);
            double[] both = errors(fit, comparisons.byBoth()).of(anchor, 0);
            for (int i = 0; i < errors.length; i++) {
                double larger = Math.max(errors[i], crossing[i]);
                double sum = errors[i] * errors[i] + crossing[i] * crossing[i] - both[i] * both[i];
                errors[i] = Math.sqrt(Math.max(larger * larger, sum));
            }
            clusters = Math.min(clusters, second.clusters());
        }
        return around(fit, errors, Quantiles.student(confidence, clusters - 1.0));
    }

    private RobustErrors errors(PairFit fit, Comparisons clustered) {
        return RobustErrors.clustered(fit, clustered, members, options.model().bothBad());
    }

    private Bounds bootstrap(PairFit fit, IntervalMethod.Bootstrap method) {
        CellBootstrap bootstrap = CellBootstrap.of(
                cells, fit, method.options().seed(), method.options().resamples(), method.threads());
        Bounds bounds = new Bounds(new double[members.length], new double[members.length], bootstrap.withPrior());
        for (int i = 0; i < members.length; i++) {
            double[] draws = bootstrap.draws()[i];
            if (anchor >= 0) {
                draws = draws.clone();
                for (int r = 0; r < draws.length; r++) {
                    draws[r] -= bootstrap.draws()[anchor][r];
                }
            }
            double[] ends = Quantiles.central(draws, method.confidence());
            bounds.low[i] = ends[0];
            bounds.high[i] = ends[1];
        }
        return bounds;
    }

    /** The strengths, give or take so many standard errors. */
    private Bounds around(PairFit fit, double[] errors, double times) {
        double[] theta = fit.theta();
        double zero = anchor < 0 ? 0 : theta[anchor];
        Bounds bounds = new Bounds(members.length);
        for (int i = 0; i < members.length; i++) {
            bounds.low[i] = theta[i] - zero - times * errors[i];
            bounds.high[i] = theta[i] - zero + times * errors[i];
        }
        return bounds;
    }

    private Bounds profile(PairFit fit, double confidence) {
        ProfileBounds profile = new ProfileBounds(fit);
        boolean isLikelihood = fit.form().ties() != TieModel.HALF_TIE && !comparisons.isWeighted();
        double[] errors = isLikelihood
                ? new double[0]
                : RobustErrors.independent(fit, cells).of(anchor, 0);
        double z = Quantiles.normal(confidence);
        Bounds bounds = new Bounds(members.length);
        for (int i = 0; i < members.length; i++) {
            double[] ends = i == anchor
                    ? new double[2]
                    : isLikelihood ? profile.of(i, anchor, z) : profile.of(i, anchor, z, errors[i]);
            bounds.low[i] = ends[0];
            bounds.high[i] = ends[1];
        }
        return bounds;
    }
}
