package dev.marlin.quality;

import dev.marlin.statistics.interval.Estimate;
import java.util.Locale;
import java.util.Optional;

/**
 * A share of somebody's settled work.
 *
 * @param n pieces of work that count, in steps of ten from ten on
 * @param estimate posterior mean with its 95 % credible interval; empty where there are too few to say
 */
public record Share(long n, Optional<Estimate> estimate) {
    /** For people: {@code 87 % (75 to 95), n = 20}, or {@code too few to say, n = 4}. */
    public String words() {
        return estimate.map(found -> String.format(
                        Locale.ROOT,
                        "%.0f %% (%.0f to %.0f), n = %d",
                        100 * found.value(),
                        100 * found.low(),
                        100 * found.high(),
                        n))
                .orElse("too few to say, n = " + n);
    }
}
