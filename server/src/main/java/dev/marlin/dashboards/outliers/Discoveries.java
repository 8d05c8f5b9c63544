package dev.marlin.dashboards.outliers;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The step-up procedure of Benjamini and Hochberg (1995): which of many tests stand out when some stand out by chance.
 *
 * <p>Of what is called a discovery at a rate, the expected share that is none is at most this rate, if the tests are
 * independent or positively dependent.
 */
final class Discoveries {
    private Discoveries() {}

    /** For each p-value, in their order, the smallest rate at which it is a discovery: between the p-value and 1. */
    static double[] rates(double[] pValues) {
        int m = pValues.length;
        List<Integer> largestFirst = IntStream.range(0, m)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> pValues[i]).reversed())
                .toList();
        double[] rates = new double[m];
        double smallest = 1;
        for (int i = 0; i < m; i++) {
            int index = largestFirst.get(i);
            smallest = Math.min(smallest, pValues[index] * m / (m - i));
            rates[index] = smallest;
        }
        return rates;
    }
}
