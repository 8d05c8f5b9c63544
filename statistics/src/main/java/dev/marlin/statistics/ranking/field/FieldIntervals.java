package dev.marlin.statistics.ranking.field;

import dev.marlin.statistics.interval.Quantiles;
import dev.marlin.statistics.ranking.count.CellTable;
import dev.marlin.statistics.ranking.count.Comparisons;
import dev.marlin.statistics.ranking.fit.PairFit;
import dev.marlin.statistics.ranking.fit.ProfileBounds;
import dev.marlin.statistics.ranking.fit.RobustErrors;
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
                normal(
                        fit,
                        RobustErrors.independent(fit, cells).of(anchor, RobustErrors.ARENA_RIDGE),
                        sandwich.confidence());
            case IntervalMethod.ClusterSandwich sandwich ->
                normal(
                        fit,
                        RobustErrors.clustered(
                                        fit,
                                        comparisons,
                                        members,
                                        options.model().bothBad())
                                .of(anchor, 0),
                        sandwich.confidence());
            case IntervalMethod.Profile profile -> profile(fit, profile.confidence());
        };
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

    private Bounds normal(PairFit fit, double[] errors, double confidence) {
        double z = Quantiles.normal(confidence);
        double[] theta = fit.theta();
        double zero = anchor < 0 ? 0 : theta[anchor];
        Bounds bounds = new Bounds(members.length);
        for (int i = 0; i < members.length; i++) {
            bounds.low[i] = theta[i] - zero - z * errors[i];
            bounds.high[i] = theta[i] - zero + z * errors[i];
        }
        return bounds;
    }

    private Bounds profile(PairFit fit, double confidence) {
        ProfileBounds profile = new ProfileBounds(fit);
        double z = Quantiles.normal(confidence);
        Bounds bounds = new Bounds(members.length);
        for (int i = 0; i < members.length; i++) {
            double[] ends = i == anchor ? new double[2] : profile.of(i, anchor, z);
            bounds.low[i] = ends[0];
            bounds.high[i] = ends[1];
        }
        return bounds;
    }
}
