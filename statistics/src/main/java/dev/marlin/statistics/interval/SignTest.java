package dev.marlin.statistics.interval;

/** The exact two-sided sign test (Arbuthnot 1710; Dixon and Mood 1946): are wins as likely as losses? Ties say nothing. */
public final class SignTest {
    /** Beyond so many trials the power is a normal approximation, whose error is then below 1e-3. */
    private static final long MOST_EXACT = 100_000;

    private static final double DEVIATIONS = 9;

    private SignTest() {}

    /** The chance of a result at least as lopsided when both are equally likely; 1 without any trial. */
    public static double pValue(long wins, long losses) {
        if (wins < 0 || losses < 0) {
            throw new IllegalArgumentException(wins + " wins and " + losses + " losses cannot be");
        }
        return Math.min(1, 2 * atLeast(Math.max(wins, losses), wins + losses, 0.5));
    }

    /**
     * The chance that the test is significant.
     *
     * @param trials ties included
     * @param decided chance that a trial is no tie, above 0 to 1
     * @param winRate chance of a win among the decided
     * @param confidence one less the level of the test
     */
    public static double power(long trials, double decided, double winRate, double confidence) {
        double level = 1 - Estimate.requireConfidence(confidence);
        if (trials < 0 || !(decided > 0 && decided <= 1) || !(winRate > 0 && winRate < 1)) {
            throw new IllegalArgumentException(
                    trials + " trials, decided with " + decided + ", won with " + winRate + ", cannot be");
        }
        return trials > MOST_EXACT
                ? approximate((double) trials * decided, winRate, confidence)
                : exact(trials, decided, winRate, level);
    }

    private static double exact(long trials, double decided, double winRate, double level) {
        double mean = (double) trials * decided;
        double spread = DEVIATIONS * Math.sqrt(mean * (1 - decided)) + 1;
        long fewest = Math.max(0, (long) Math.floor(mean - spread));
        long most = Math.min(trials, (long) Math.ceil(mean + spread));
        long critical = 0;
        double power = 0;
        for (long d = fewest; d <= most; d++) {
            critical = critical(Math.max(critical, d / 2), d, level);
            double chance = exactly(d, trials, decided);
            power += chance * (atLeast(critical, d, winRate) + atLeast(critical, d, 1 - winRate));
        }
        return Math.min(1, power);
    }

    /** The fewest wins of {@code d} that are significant; {@code d + 1} when none are. Never falls with growing d. */
    private static long critical(long from, long d, double level) {
        long critical = Math.max(from, d / 2 + 1);
        while (critical <= d && 2 * atLeast(critical, d, 0.5) > level) {
            critical++;
        }
        return critical;
    }

    private static double approximate(double decided, double winRate, double confidence) {
        double lead = Math.abs(winRate - 0.5) * Math.sqrt(decided);
        double alarm = Quantiles.normal(confidence) / 2;
        double spread = Math.sqrt(winRate * (1 - winRate));
        return Quantiles.normalBelow((lead - alarm) / spread) + Quantiles.normalBelow((-lead - alarm) / spread);
    }

    private static double atLeast(long successes, long trials, double chance) {
        if (successes <= 0) {
            return 1;
        }
        return successes > trials
                ? 0
                : IncompleteBeta.regularized(chance, (double) successes, trials - successes + 1.0);
    }

    private static double exactly(long successes, long trials, double chance) {
        if (chance == 1) {
            return successes == trials ? 1 : 0;
        }
        double ways = IncompleteBeta.logGamma(trials + 1.0)
                - IncompleteBeta.logGamma(successes + 1.0)
                - IncompleteBeta.logGamma(trials - successes + 1.0);
        return Math.exp(ways + successes * Math.log(chance) + (trials - successes) * Math.log1p(-chance));
    }
}
