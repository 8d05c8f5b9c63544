package dev.marlin.statistics.interval;

/**
 * Intervals for shares of independent trials.
 *
 * <p>Where several trials share a task or a person, use {@link RateTally}, which knows clusters. All methods refuse zero
 * trials: no share was seen, and an interval from 0 to 1 would look like knowledge.
 */
public final class Proportions {

    private Proportions() {}

    /** Wilson's score interval (1927): good coverage at every count; the default of this module. */
    public static Estimate wilson(long successes, long trials, double confidence) {
        requireCounts(successes, trials);
        double share = (double) successes / trials;
        return wilson(share, (double) trials, confidence, trials);
    }

    /** Clopper and Pearson's exact interval (1934): never covers less than it says, and is wider for it. */
    public static Estimate clopperPearson(long successes, long trials, double confidence) {
        requireCounts(successes, trials);
        double tail = (1 - Estimate.requireConfidence(confidence)) / 2;
        long failures = trials - successes;
        double low = successes == 0 ? 0 : Quantiles.beta(tail, (double) successes, failures + 1.0);
        double high = failures == 0 ? 1 : Quantiles.beta(1 - tail, successes + 1.0, (double) failures);
        return Estimate.around((double) successes / trials, low, high, confidence, trials);
    }

    /** Jeffreys' equal-tailed interval, with the ends 0 and 1 kept when nothing or everything succeeded. */
    public static Estimate jeffreys(long successes, long trials, double confidence) {
        requireCounts(successes, trials);
        double tail = (1 - Estimate.requireConfidence(confidence)) / 2;
        long failures = trials - successes;
        double low = successes == 0 ? 0 : Quantiles.beta(tail, successes + 0.5, failures + 0.5);
        double high = failures == 0 ? 1 : Quantiles.beta(1 - tail, successes + 0.5, failures + 0.5);
        return Estimate.around((double) successes / trials, low, high, confidence, trials);
    }

    /**
     * The difference of two shares seen on the same trials: {@code (onlyFirst - onlySecond) / trials}.
     *
     * <p>Bonett and Price's adjusted interval for paired shares (2012), which stays honest when all trials agree. Also
     * the interval of the blinding index, which is a difference of two shares of the same guesses.
     *
     * @param onlyFirst trials in which the first succeeded and the second did not
     * @param onlySecond trials in which the second succeeded and the first did not
     */
    public static Estimate pairedDifference(long onlyFirst, long onlySecond, long trials, double confidence) {
        requireCounts(Math.addExact(onlyFirst, onlySecond), trials);
        requireCounts(Math.min(onlyFirst, onlySecond), trials);
        double n = trials + 2.0;
        double first = (onlyFirst + 1) / n;
        double second = (onlySecond + 1) / n;
        double center = first - second;
        double half = Quantiles.normal(confidence) * Math.sqrt((first + second - center * center) / n);
        return Estimate.around(
                (double) (onlyFirst - onlySecond) / trials,
                Math.max(-1, center - half),
                Math.min(1, center + half),
                confidence,
                trials);
    }

    /** Wilson's interval for a share of {@code effective} independent trials, which need not be whole. */
    static Estimate wilson(double share, double effective, double confidence, long n) {
        double z = Quantiles.normal(confidence);
        double shrink = z * z / effective;
        double center = (share + shrink / 2) / (1 + shrink);
        double half = z * Math.sqrt(share * (1 - share) / effective + shrink / (4 * effective)) / (1 + shrink);
        double low = share == 0 ? 0 : Math.max(0, center - half);
        double high = share == 1 ? 1 : Math.min(1, center + half);
        return Estimate.around(share, low, high, confidence, n);
    }

    private static void requireCounts(long successes, long trials) {
        if (trials < 1 || successes < 0 || successes > trials) {
            throw new IllegalArgumentException(successes + " of " + trials + " is not a share of at least one trial");
        }
    }
}
