package dev.marlin.statistics.planning;

import dev.marlin.statistics.interval.Quantiles;
import dev.marlin.statistics.interval.SeededDraws;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which two competitors meet next, each pair with its chance. The chance belongs into the record of the comparison:
 * without it nobody can tell later what the choice of pairs did to the ranking.
 *
 * @param pairs in ascending order
 */
public record Pairing(List<Pair> pairs) {
    /** The share that the gap rule leaves to chance, so that every pair stays possible. */
    private static final double UNIFORM_SHARE = 0.1;

    public Pairing {
        pairs = List.copyOf(pairs);
        double sum = pairs.stream().mapToDouble(Pair::chance).sum();
        if (pairs.isEmpty() || Math.abs(sum - 1) > 1e-9) {
            throw new IllegalArgumentException("the chances of " + pairs.size() + " pairs sum to " + sum + ", not 1");
        }
    }

    /**
     * Two competitors.
     *
     * @param first number of a competitor, from 0
     * @param second a higher number
     * @param chance to be drawn, above 0
     */
    public record Pair(int first, int second, double chance) {
        public Pair {
            if (first < 0 || second <= first || !(chance > 0 && chance <= 1)) {
                throw new IllegalArgumentException(first + " against " + second + " with chance " + chance);
            }
        }
    }

    /** Who stands left and who right, and the chance with which this pair, on whichever sides, was drawn. */
    public record Drawn(int left, int right, double chance) {}

    /** Every pair alike: the default, and nearly as good as anything for a full ranking. */
    public static Pairing uniform(int competitors) {
        requireTwo(competitors);
        return inProportion(competitors, new double[competitors][competitors], 1);
    }

    /**
     * Every pair alike among those with the fewest comparisons in the stratum of the next task, so that all pairs meet
     * equally often in each stratum.
     *
     * @param met {@code met[i][j]} = comparisons of i and j in this stratum, symmetric
     */
    public static Pairing stratified(int[][] met) {
        requireTwo(met.length);
        int fewest = Integer.MAX_VALUE;
        for (int i = 0; i < met.length; i++) {
            for (int j = i + 1; j < met.length; j++) {
                fewest = Math.min(fewest, met[i][j]);
            }
        }
        List<int[]> open = new ArrayList<>();
        for (int i = 0; i < met.length; i++) {
            for (int j = i + 1; j < met.length; j++) {
                if (met[i][j] == fewest) {
                    open.add(new int[] {i, j});
                }
            }
        }
        return new Pairing(open.stream()
                .map(pair -> new Pair(pair[0], pair[1], 1.0 / open.size()))
                .toList());
    }

    /**
     * In proportion to what one more comparison would take off the ratings' total variance times the chance that the
     * order of the two is wrong; a tenth is left to chance. Finds the order of close competitors sooner and leaves the
     * intervals of the others wider.
     *
     * @param ratings on the natural-log scale
     * @param covariance of the ratings
     */
    public static Pairing gap(double[] ratings, double[][] covariance) {
        int k = ratings.length;
        requireTwo(k);
        double[][] gains = new double[k][k];
        for (int i = 0; i < k; i++) {
            for (int j = i + 1; j < k; j++) {
                gains[i][j] = gain(ratings[i] - ratings[j], covariance, i, j);
            }
        }
        return inProportion(k, gains, UNIFORM_SHARE);
    }

    /** The drop of the trace by Sherman and Morrison's formula, times the chance that the sign of the gap is wrong. */
    private static double gain(double gap, double[][] covariance, int i, int j) {
        double chance = 1 / (1 + Math.exp(-gap));
        double information = chance * (1 - chance);
        double squares = 0;
        for (double[] row : covariance) {
            squares += (row[i] - row[j]) * (row[i] - row[j]);
        }
        double variance = covariance[i][i] + covariance[j][j] - 2 * covariance[i][j];
        if (!(variance > 0)) {
            return 0;
        }
        double wrong = Quantiles.normalBelow(-Math.abs(gap) / Math.sqrt(variance));
        return information * squares / (1 + information * variance) * wrong;
    }

    private static Pairing inProportion(int competitors, double[][] weights, double uniform) {
        double sum = Arrays.stream(weights).flatMapToDouble(Arrays::stream).sum();
        double share = sum > 0 ? uniform : 1;
        double each = share * 2 / (competitors * (competitors - 1.0));
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < competitors; i++) {
            for (int j = i + 1; j < competitors; j++) {
                double own = sum > 0 ? (1 - share) * weights[i][j] / sum : 0;
                pairs.add(new Pair(i, j, each + own));
            }
        }
        return new Pairing(pairs);
    }

    /** One pair by its chance, and its sides by a fair coin. */
    public Drawn draw(SeededDraws draws) {
        double at = draws.uniform();
        Pair drawn = pairs.getLast();
        for (Pair pair : pairs) {
            at -= pair.chance();
            if (at < 0) {
                drawn = pair;
                break;
            }
        }
        return draws.below(2) == 0
                ? new Drawn(drawn.first(), drawn.second(), drawn.chance())
                : new Drawn(drawn.second(), drawn.first(), drawn.chance());
    }

    private static void requireTwo(int competitors) {
        if (competitors < 2) {
            throw new IllegalArgumentException("two competitors are needed, not " + competitors);
        }
    }
}
