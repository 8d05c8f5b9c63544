package dev.marlin.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntFunction;

/**
 * How often intervals held the truth, over simulated data sets.
 *
 * @param share of all intervals
 * @param standardError of the share by the spread between data sets, whose intervals depend on each other; the binomial one
 *     where each has a single interval
 * @param runs simulated data sets
 */
public record Coverage(double share, double standardError, int runs) {

    /** Simulates and asks. {@code held.apply(run)[i]} = whether interval i of that data set held its truth. */
    public static Coverage of(int runs, IntFunction<boolean[]> held) {
        double[] shares = new double[runs];
        for (int run = 0; run < runs; run++) {
            boolean[] each = held.apply(run);
            for (boolean one : each) {
                shares[run] += (one ? 1.0 : 0) / each.length;
            }
        }
        double mean = Arrays.stream(shares).average().orElseThrow();
        double squares = Arrays.stream(shares).map(s -> (s - mean) * (s - mean)).sum();
        return new Coverage(mean, Math.sqrt(squares / (runs - 1) / runs), runs);
    }

    /**
     * That intervals of nominal 95 % hold 93 to 97 of 100, in enough runs to tell: two standard errors fit into the 2
     * points between the nominal coverage and the end of the band.
     */
    public void isNominal() {
        assertThat(standardError).as(toString()).isLessThan(0.01);
        assertThat(share).as(toString()).isBetween(0.93, 0.97);
    }

    /** That they hold clearly less than they say. */
    public void isTooLow() {
        assertThat(share + 3 * standardError).as(toString()).isLessThan(0.93);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "held %.4f (s.e. %.4f) in %d runs", share, standardError, runs);
    }
}
