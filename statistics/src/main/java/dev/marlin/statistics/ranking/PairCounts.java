package dev.marlin.statistics.ranking;

/**
 * The sufficient statistics of a fit: per pair that met, weighted wins of the first, ties, and wins of the second.
 *
 * @param agents number of agents
 * @param first {@code first[p]} = lower-numbered agent of pair p
 * @param second {@code second[p]} = higher-numbered agent of pair p
 */
record PairCounts(int agents, int[] first, int[] second, double[] wins, double[] ties, double[] losses) {

    static PairCounts empty(int agents, int[] first, int[] second) {
        int pairs = first.length;
        return new PairCounts(agents, first, second, new double[pairs], new double[pairs], new double[pairs]);
    }

    int pairs() {
        return first.length;
    }

    double totalTies() {
        return sum(ties);
    }

    double totalDecisive() {
        return sum(wins) + sum(losses);
    }

    /**
     * Whether every agent can be reached from every other over "did not lose to" (Ford 1957): only then do the ratings
     * have a finite maximum of the half-tie likelihood.
     */
    boolean stronglyConnected() {
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
