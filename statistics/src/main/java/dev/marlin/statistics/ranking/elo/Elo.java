package dev.marlin.statistics.ranking.elo;

import dev.marlin.statistics.ranking.count.Comparisons;
import java.util.Arrays;

/**
 * Elo's sequential rating (1978), base 10: after each comparison the left gains K(y − E) and the right loses it, with
 * E = 1 / (1 + 10^((right − left)/scale)) and y = 1, ½ or 0.
 *
 * @param k the largest change by one comparison: FastChat uses 4, evalica 30; a row's weight multiplies it
 * @param initial rating before the first comparison, 1000 is usual
 * @param scale rating difference at odds of 10 to 1, 400 is usual
 */
public record Elo(double k, double initial, double scale) {

    public Elo {
        if (!(k > 0 && scale > 0 && Double.isFinite(initial))) {
            throw new IllegalArgumentException("K and the scale are positive, the first rating is finite");
        }
    }

    /** K = 4, from 1000, scale 400. */
    public static Elo usual() {
        return new Elo(4, 1000, 400);
    }

    /** The ratings after all rows in their order, by number; rows judged both bad are skipped. */
    public double[] rate(Comparisons comparisons) {
        double[] ratings = new double[comparisons.names().size()];
        Arrays.fill(ratings, initial);
        double factor = Math.log(10) / scale;
        for (int row = 0; row < comparisons.rows(); row++) {
            int outcome = comparisons.outcome(row);
            if (outcome == 3) {
                continue;
            }
            int left = comparisons.left(row);
            int right = comparisons.right(row);
            double expected = 1 / (1 + Math.exp((ratings[right] - ratings[left]) * factor));
            double gain = k * comparisons.weight(row) * (1 - outcome / 2.0 - expected);
            ratings[left] += gain;
            ratings[right] -= gain;
        }
        return ratings;
    }
}
