package dev.marlin.statistics.labels;

/**
 * Naive Bayes in which a function says one of the classes or abstains, each with a probability per class.
 *
 * <p>{@code theta[(j * (k + 1) + digit) * k + c]}, digit 0 being the abstention; {@code shares[c]} = class shares. One EM
 * step from the majority: more steps follow the functions' correlation instead of the classes. The prior is worth 50
 * items per class and holds that a vote is right in three of four cases.
 */
record AbstainBayes(double[] theta, double[] shares) {

    static final double PRIOR_PRECISION = 0.75;
    static final double PSEUDO_ITEMS = 50;
    private static final double LEAST = 1e-9;
    private static final double MOST_RATE = 0.98;

    /**
     * The M step.
     *
     * @param masses {@code masses[(j * (k + 1) + digit) * k + c]} = expected items of class c on which j said the digit
     * @param shares expected items of each class, adding up to {@code items}
     */
    static AbstainBayes estimate(RowShape shape, double[] masses, double[] shares, double items) {
        int k = shape.classes();
        double[] theta = new double[masses.length];
        for (int j = 0; j < shape.functions(); j++) {
            for (int l = 1; l <= k; l++) {
                int at = (j * (k + 1) + l) * k;
                double named = 0;
                for (int c = 0; c < k; c++) {
                    named += masses[at + c];
                }
                for (int c = 0; c < k; c++) {
                    double lift = k * (c == l - 1 ? PRIOR_PRECISION : (1 - PRIOR_PRECISION) / (k - 1));
                    double expected = items > 0 ? Math.min(named / items * lift, MOST_RATE) : 0;
                    theta[at + c] =
                            Math.max(LEAST, (masses[at + c] + PSEUDO_ITEMS * expected) / (shares[c] + PSEUDO_ITEMS));
                }
            }
            abstain(theta, j, k);
        }
        double[] prior = new double[k];
        for (int c = 0; c < k; c++) {
            prior[c] = (shares[c] + 1) / (items + k);
        }
        return new AbstainBayes(theta, prior);
    }

    private static void abstain(double[] theta, int j, int k) {
        for (int c = 0; c < k; c++) {
            double fires = 0;
            for (int l = 1; l <= k; l++) {
                fires += theta[(j * (k + 1) + l) * k + c];
            }
            double bound = 1 - LEAST;
            for (int l = 1; l <= k && fires > bound; l++) {
                theta[(j * (k + 1) + l) * k + c] *= bound / fires;
            }
            theta[j * (k + 1) * k + c] = Math.max(LEAST, 1 - fires);
        }
    }

    Scores scores(RowShape shape) {
        double[] logs = new double[theta.length];
        for (int v = 0; v < theta.length; v++) {
            logs[v] = Math.log(theta[v]);
        }
        double[] start = new double[shares.length];
        for (int c = 0; c < start.length; c++) {
            start[c] = Math.log(shares[c]);
        }
        return Scores.of(shape, logs, start);
    }
}
