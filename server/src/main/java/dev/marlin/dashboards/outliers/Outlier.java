package dev.marlin.dashboards.outliers;

import dev.marlin.statistics.interval.Estimate;
import java.util.Locale;
import java.util.Optional;

/**
 * One measure of one person's work beside what it is held against. Flagged or not, it says nothing of why.
 *
 * @param who pseudonym of this campaign
 * @param n what was counted of theirs
 * @param estimate share with its exact interval (Clopper and Pearson); empty below {@link Outliers#FEWEST}
 * @param tested empty where theirs or the others' are too few
 */
public record Outlier(String who, Measure measure, long n, Optional<Estimate> estimate, Optional<Tested> tested) {
    /**
     * What an exact test says.
     *
     * @param expected the others' share; a half for {@link Measure#SIDE_A}
     * @param others what that was counted from; 0 where it is known beforehand
     * @param pValue chance of a result as far out if the person is like that
     * @param qValue smallest false discovery rate at which this stands out among all tests of the campaign
     * @param flagged whether that is {@link Outliers#RATE} or less
     */
    public record Tested(double expected, long others, double pValue, double qValue, boolean flagged) {}

    /** Whether somebody should look. */
    public boolean flagged() {
        return tested.filter(Tested::flagged).isPresent();
    }

    /** {@code 43.2 % (38.1 to 48.3), n = 210}, or {@code n = 12, too few}. */
    public String percent() {
        return estimate.map(found -> String.format(
                        Locale.ROOT,
                        "%.1f %% (%.1f to %.1f), n = %d",
                        100 * found.value(),
                        100 * found.low(),
                        100 * found.high(),
                        n))
                .orElse("n = " + n + ", too few");
    }

    /** {@code 61.0 %, n = 420}, {@code 50.0 %} or {@code too few to say}. */
    public String expected() {
        return tested.map(found -> String.format(Locale.ROOT, "%.1f %%", 100 * found.expected())
                        + (found.others() == 0 ? "" : ", n = " + found.others()))
                .orElse("too few to say");
    }
}
