package dev.marlin.testkit;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/**
 * How long one thing took, some times in a row. Printed with median and 95th percentile, and as a multiple of a floor:
 * the least that any program must spend on the same, measured in the same run.
 *
 * @param millis each time, in the order of measurement
 */
public record Timing(String what, double[] millis) {
    private static final int WARM_UP = 5;

    public Timing {
        millis = millis.clone();
        if (millis.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
    }

    /** What is measured; the result is used, so that nothing is optimized away. */
    @FunctionalInterface
    public interface Work {
        Object run();
    }

    /** Does the work five times untimed, then so many times with the clock running. */
    public static Timing of(String what, int rounds, Work work) {
        double[] millis = new double[rounds];
        for (int i = -WARM_UP; i < rounds; i++) {
            long start = System.nanoTime();
            Object made = work.run();
            long took = System.nanoTime() - start;
            if (made == null) {
                throw new IllegalStateException(what + " made nothing");
            }
            if (i >= 0) {
                millis[i] = took / 1e6;
            }
        }
        return new Timing(what, millis);
    }

    public static Timing of(String what, Collection<? extends Number> millis) {
        return new Timing(what, millis.stream().mapToDouble(Number::doubleValue).toArray());
    }

    public double median() {
        return quantile(0.5);
    }

    public double p95() {
        return quantile(0.95);
    }

    private double quantile(double share) {
        double[] sorted = millis.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
    }

    /** The row as it is. */
    public void print() {
        System.out.println(row());
    }

    /** The row and how many times the floor's median its median is. */
    public void printAgainst(Timing floor) {
        System.out.println(row() + String.format(Locale.ROOT, "  %8.2f × floor", median() / floor.median()));
    }

    private String row() {
        return String.format(
                Locale.ROOT, "  %-34s n %4d  median %10.2f ms  p95 %10.2f ms", what, millis.length, median(), p95());
    }
}
