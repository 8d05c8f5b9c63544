package dev.marlin.statistics.interval;

import java.util.Arrays;
import java.util.List;

/**
 * The ranks an agent may hold, 1 = best.
 *
 * <p>{@code best} is one more than the number of agents whose whole interval lies above this one's, {@code worst} the
 * size of the field less those whose whole interval lies below. Two agents have disjoint rank intervals only if their
 * rating intervals are disjoint, so ranks never claim an order that the ratings deny.
 */
public record RankInterval(int best, int worst) {

    public RankInterval {
        if (best < 1 || worst < best) {
            throw new IllegalArgumentException("ranks run from 1 downwards, not from " + best + " to " + worst);
        }
    }

    /** Whether the data put this agent before the other. */
    public boolean isBefore(RankInterval other) {
        return worst < other.best;
    }

    /** The ranks that intervals allow, in the order given. */
    public static List<RankInterval> of(List<Estimate> ratings) {
        double[] lows = ratings.stream().mapToDouble(Estimate::low).sorted().toArray();
        double[] highs = ratings.stream().mapToDouble(Estimate::high).sorted().toArray();
        return ratings.stream()
                .map(r -> new RankInterval(1 + above(lows, r.high()), ratings.size() - below(highs, r.low())))
                .toList();
    }

    private static int above(double[] sorted, double limit) {
        return (int) Arrays.stream(sorted).filter(x -> x > limit).count();
    }

    private static int below(double[] sorted, double limit) {
        return (int) Arrays.stream(sorted).filter(x -> x < limit).count();
    }
}
