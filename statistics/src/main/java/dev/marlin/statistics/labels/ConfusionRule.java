package dev.marlin.statistics.labels;

import java.util.Arrays;

/**
 * The M step of one model: voters' confusions from expected counts.
 *
 * <p>Both arrays are {@code [voter][label][class]}, flat; {@code theta} = probability of the label given the class.
 */
sealed interface ConfusionRule {

    void estimate(double[] counts, double[] theta);

    static ConfusionRule of(PeopleModel model, int voters, int classes, double pseudo) {
        return switch (model) {
            case DAWID_SKENE -> new Free(classes, pseudo);
            case MAJORITY, ONE_COIN, ONE_COIN_FLAT -> new OneCoin(classes, pseudo);
            case SPAMMER -> new Spammer(voters, classes, pseudo);
        };
    }

    /** Rows of the confusion matrix with a Dirichlet prior of {@code pseudo} votes around the matrix of everyone. */
    record Free(int classes, double pseudo) implements ConfusionRule {

        @Override
        public void estimate(double[] counts, double[] theta) {
            int cells = classes * classes;
            double[] pooled = new double[cells];
            if (pseudo > 0) {
                for (int v = 0; v < counts.length; v++) {
                    pooled[v % cells] += counts[v];
                }
                Arrays.setAll(pooled, cell -> pooled[cell] + (cell / classes == cell % classes ? 1 : 1.0 / classes));
                normalize(pooled, 0, pooled, 0);
            }
            for (int at = 0; at < counts.length; at += cells) {
                normalize(counts, at, theta, at, pooled);
            }
        }

        private void normalize(double[] from, int at, double[] into, int target, double[] prior) {
            for (int c = 0; c < classes; c++) {
                double sum = 0;
                for (int l = 0; l < classes; l++) {
                    sum += from[at + l * classes + c] + pseudo * prior[l * classes + c];
                }
                for (int l = 0; l < classes; l++) {
                    double mass = from[at + l * classes + c] + pseudo * prior[l * classes + c];
                    into[target + l * classes + c] = sum > 0 ? mass / sum : 1.0 / classes;
                }
            }
        }

        private void normalize(double[] from, int at, double[] into, int target) {
            normalize(from, at, into, target, new double[classes * classes]);
        }
    }

    /** One accuracy per voter with a beta prior of {@code pseudo} votes around the accuracy of everyone. */
    record OneCoin(int classes, double pseudo) implements ConfusionRule {

        private static final double MOST = 1 - 1e-9;

        @Override
        public void estimate(double[] counts, double[] theta) {
            int cells = classes * classes;
            double pooled = pooledAccuracy(counts, classes);
            for (int at = 0; at < counts.length; at += cells) {
                double right = pseudo * pooled;
                double all = pseudo;
                for (int cell = 0; cell < cells; cell++) {
                    all += counts[at + cell];
                    right += cell / classes == cell % classes ? counts[at + cell] : 0;
                }
                double accuracy = all > 0 ? Math.clamp(right / all, 1 - MOST, MOST) : pooled;
                Arrays.fill(theta, at, at + cells, (1 - accuracy) / (classes - 1));
                for (int c = 0; c < classes; c++) {
                    theta[at + c * (classes + 1)] = accuracy;
                }
            }
        }
    }

    /** The share of right votes among everyone's, with two votes of prior at three quarters. */
    static double pooledAccuracy(double[] counts, int classes) {
        int cells = classes * classes;
        double right = 1.5;
        double all = 2;
        for (int v = 0; v < counts.length; v++) {
            int cell = v % cells;
            all += counts[v];
            right += cell / classes == cell % classes ? counts[v] : 0;
        }
        return right / all;
    }

    /** The chance of spamming and the spam's labels per voter, each with a prior of {@code pseudo} votes. */
    final class Spammer implements ConfusionRule {

        private static final double LEAST = 1e-6;

        private final int classes;
        private final double pseudo;
        private final double[] spamming;
        private final double[] spam;

        private Spammer(int voters, int classes, double pseudo) {
            this.classes = classes;
            this.pseudo = pseudo;
            this.spamming = new double[voters];
            this.spam = new double[voters * classes];
            Arrays.fill(spamming, 0.5);
            Arrays.fill(spam, 1.0 / classes);
        }

        @Override
        public void estimate(double[] counts, double[] theta) {
            double pooled =
                    Math.clamp((1 - pooledAccuracy(counts, classes)) * classes / (classes - 1.0), LEAST, 1 - LEAST);
            double[] spammed = new double[classes];
            for (int j = 0; j < spamming.length; j++) {
                int at = j * classes * classes;
                double votes = 0;
                double spams = 0;
                for (int l = 0; l < classes; l++) {
                    double named = 0;
                    for (int c = 0; c < classes; c++) {
                        named += counts[at + l * classes + c];
                    }
                    double knowing = (1 - spamming[j]) / (1 - spamming[j] + spamming[j] * spam[j * classes + l]);
                    spammed[l] = named - counts[at + l * (classes + 1)] * knowing;
                    votes += named;
                    spams += spammed[l];
                }
                if (votes + pseudo > 0) {
                    spamming[j] = Math.clamp((spams + pseudo * pooled) / (votes + pseudo), LEAST, 1 - LEAST);
                }
                for (int l = 0; l < classes; l++) {
                    spam[j * classes + l] =
                            (spammed[l] + Math.max(pseudo, LEAST) / classes) / (spams + Math.max(pseudo, LEAST));
                }
                write(j, theta, at);
            }
        }

        private void write(int j, double[] theta, int at) {
            for (int l = 0; l < classes; l++) {
                for (int c = 0; c < classes; c++) {
                    theta[at + l * classes + c] = spamming[j] * spam[j * classes + l] + (l == c ? 1 - spamming[j] : 0);
                }
            }
        }
    }
}
