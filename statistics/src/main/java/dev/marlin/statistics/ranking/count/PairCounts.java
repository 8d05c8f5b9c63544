package dev.marlin.statistics.ranking.count;

/**
 * The sufficient statistics of a fit: per pair that met, weighted wins of the first, ties, and wins of the second.
 *
 * <p>The arrays are owned by whoever made the record; a resample may fill the last three anew.
 *
 * @param agents number of competitors
 * @param first {@code first[p]} = one competitor of pair p: the lower-numbered, or the left one where sides are told apart
 * @param second {@code second[p]} = the other
 * @param wins {@code wins[p]} = weight of the comparisons that the first won
 * @param ties weight of the ties
 * @param losses weight of the comparisons that the second won
 */
public record PairCounts(int agents, int[] first, int[] second, double[] wins, double[] ties, double[] losses) {

    /** Counts of these pairs, all zero. */
    public static PairCounts empty(int agents, int[] first, int[] second) {
        int pairs = first.length;
        return new PairCounts(agents, first, second, new double[pairs], new double[pairs], new double[pairs]);
    }

    /** Pairs that met. */
    public int pairs() {
        return first.length;
    }

    /** Weight of all ties. */
    public double totalTies() {
        return sum(ties);
    }

    /** Weight of all comparisons with a winner. */
    public double totalDecisive() {
        return sum(wins) + sum(losses);
    }

    /**
     * Whether every agent can be reached from every other over "did not lose to" (Ford 1957): only then do the ratings
     * have a finite maximum of the half-tie likelihood.
     */
    public boolean stronglyConnected() {
        return agents > 0 && reachesAll(wins, losses) && reachesAll(losses, wins);
    }

    private boolean reachesAll(double[] forward, double[] backward) {
        boolean[] reached = new boolean[agents];
        reached[0] = true;
        int count = 1;
        int before = 0;
        while (count > before) {
            before = count;
            for (int p = 0; p < first.length; p++) {
                int i = first[p];
                int j = second[p];
                if (reached[i] && !reached[j] && forward[p] + ties[p] > 0) {
                    reached[j] = true;
                    count++;
                } else if (reached[j] && !reached[i] && backward[p] + ties[p] > 0) {
                    reached[i] = true;
                    count++;
                }
            }
        }
        return count == agents;
    }

    private static double sum(double[] numbers) {
        double sum = 0;
        for (double number : numbers) {
            sum += number;
        }
        return sum;
    }
}
