package dev.marlin.statistics.labels;

/** Dawid and Skene's EM as the paper writes it, with logarithms and without any prior or shortcut. */
final class NaivePeople {

    private NaivePeople() {}

    /** {@code result[item * classes + c]} after a number of rounds. */
    static double[] fit(PeopleVotes votes, int rounds) {
        int n = votes.items();
        int k = votes.classes();
        double[][][] said = new double[n][votes.voters()][k];
        double[][] posterior = new double[n][k];
        for (int i = 0; i < n; i++) {
            for (int v = votes.start(i); v < votes.start(i + 1); v++) {
                said[i][votes.voter(v)][votes.label(v)]++;
                posterior[i][votes.label(v)] += 1.0 / (votes.start(i + 1) - votes.start(i));
            }
        }
        for (int round = 0; round < rounds; round++) {
            posterior = round(said, posterior, k);
        }
        double[] flat = new double[n * k];
        for (int v = 0; v < flat.length; v++) {
            flat[v] = posterior[v / k][v % k];
        }
        return flat;
    }

    private static double[][] round(double[][][] said, double[][] posterior, int k) {
        int n = said.length;
        double[][] next = new double[n][k];
        for (int c = 0; c < k; c++) {
            double share = 0;
            for (double[] row : posterior) {
                share += row[c] / n;
            }
            for (int i = 0; i < n; i++) {
                next[i][c] = Math.log(share);
            }
            for (int j = 0; j < said[0].length; j++) {
                addVoter(said, posterior, next, j, c);
            }
        }
        for (double[] row : next) {
            double highest = Double.NEGATIVE_INFINITY;
            for (double score : row) {
                highest = Math.max(highest, score);
            }
            double sum = 0;
            for (int c = 0; c < k; c++) {
                row[c] = Math.exp(row[c] - highest);
                sum += row[c];
            }
            for (int c = 0; c < k; c++) {
                row[c] /= sum;
            }
        }
        return next;
    }

    private static void addVoter(double[][][] said, double[][] posterior, double[][] next, int j, int c) {
        int k = next[0].length;
        double all = 0;
        double[] rate = new double[k];
        for (int i = 0; i < said.length; i++) {
            for (int l = 0; l < k; l++) {
                rate[l] += posterior[i][c] * said[i][j][l];
                all += posterior[i][c] * said[i][j][l];
            }
        }
        for (int i = 0; i < said.length; i++) {
            for (int l = 0; l < k; l++) {
                next[i][c] += said[i][j][l] > 0 ? said[i][j][l] * Math.log(rate[l] / all) : 0;
            }
        }
    }
}
