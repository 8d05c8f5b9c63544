package dev.marlin.quality;

import dev.marlin.statistics.interval.Estimate;
import dev.marlin.statistics.interval.Quantiles;
import dev.marlin.statistics.ranking.annotator.ShrunkShares;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Shares of many people, shrunk: the beta-binomial model of {@link ShrunkShares}, whose prior may weigh at most as many
 * verdicts as the others gave. Without that bound, few people who are alike would look far better known than they are;
 * somebody alone gets Jeffreys' prior.
 */
final class Shrinkage {
    /** Below so many nothing is said, and figures move in steps of so many. */
    static final int STEP = 10;

    private static final double CONFIDENCE = 0.95;

    private Shrinkage() {}

    /** Successes among so many. */
    record Count(long successes, long n) {
        /** @param outcomes the oldest first; all of fewer than ten, else whole tens */
        static Count of(List<Boolean> outcomes) {
            int kept = outcomes.size() < STEP ? outcomes.size() : outcomes.size() / STEP * STEP;
            return new Count(
                    outcomes.subList(0, kept).stream().filter(good -> good).count(), kept);
        }

        boolean speaks() {
            return n >= STEP;
        }
    }

    /** One share for each count, in their order; those with too few neither speak nor weigh. */
    static List<Share> of(List<Count> counts) {
        List<Count> speaking = counts.stream().filter(Count::speaks).toList();
        long all = speaking.stream().mapToLong(Count::n).sum();
        Optional<ShrunkShares> fit = speaking.size() < 2
                ? Optional.empty()
                : Optional.of(ShrunkShares.of(
                        speaking.stream().mapToLong(Count::successes).toArray(),
                        speaking.stream().mapToLong(Count::n).toArray(),
                        CONFIDENCE));
        List<Share> shares = new ArrayList<>();
        for (Count count : counts) {
            shares.add(new Share(
                    count.n(),
                    count.speaks() ? Optional.of(posterior(count, prior(fit, all - count.n()))) : Optional.empty()));
        }
        return shares;
    }

    private static double[] prior(Optional<ShrunkShares> fit, long others) {
        if (fit.isEmpty()) {
            return new double[] {0.5, 0.5};
        }
        double[] prior = {fit.get().alpha(), fit.get().beta()};
        double scale = Math.min(1, others / (prior[0] + prior[1]));
        return Arrays.stream(prior).map(part -> part * scale).toArray();
    }

    private static Estimate posterior(Count count, double[] prior) {
        double a = prior[0] + count.successes();
        double b = prior[1] + (count.n() - count.successes());
        double tail = (1 - CONFIDENCE) / 2;
        return Estimate.around(
                a / (a + b), Quantiles.beta(tail, a, b), Quantiles.beta(1 - tail, a, b), CONFIDENCE, count.n());
    }
}
