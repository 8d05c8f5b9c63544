package dev.marlin.statistics.ranking.fit;

/** Standard errors of strengths on the two scales on which strengths are shown. */
final class Contrasts {

    private Contrasts() {}

    /** Of θi less the mean of the first {@code agents} parameters. */
    static double[] centered(double[][] covariance, int agents) {
        double[] rowMeans = new double[agents];
        double mean = 0;
        for (int i = 0; i < agents; i++) {
            for (int j = 0; j < agents; j++) {
                rowMeans[i] += covariance[i][j] / agents;
            }
            mean += rowMeans[i] / agents;
        }
        double[] errors = new double[agents];
        for (int i = 0; i < agents; i++) {
            errors[i] = Math.sqrt(Math.max(0, covariance[i][i] - 2 * rowMeans[i] + mean));
        }
        return errors;
    }

    /** Of θi less the strength of one competitor. */
    static double[] against(double[][] covariance, int agents, int anchor) {
        double[] errors = new double[agents];
        for (int i = 0; i < agents; i++) {
            double variance = covariance[i][i] - 2 * covariance[i][anchor] + covariance[anchor][anchor];
            errors[i] = Math.sqrt(Math.max(0, variance));
        }
        return errors;
    }
}
