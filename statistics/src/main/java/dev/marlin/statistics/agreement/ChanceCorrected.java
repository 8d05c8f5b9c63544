package dev.marlin.statistics.agreement;

import java.util.Arrays;
import java.util.OptionalDouble;

/** Observed and expected agreement of the kappa family. */
final class ChanceCorrected {

    private ChanceCorrected() {}

    static OptionalDouble observed(RatingTable table, Weights weights) {
        double sum = 0;
        double units = 0;
        double[][] matrix = matrix(table.categories(), weights);
        for (int p = 0; p < table.patterns(); p++) {
            int[] counts = table.counts(p);
            int ratings = Arrays.stream(counts).sum();
            if (ratings >= 2) {
                sum += table.weight(p) * agreementOfUnit(counts, ratings, matrix);
                units += table.weight(p);
            }
        }
        return units == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / units);
    }

    static OptionalDouble fleiss(RatingTable table) {
        double expected =
                Arrays.stream(prevalence(table)).map(share -> share * share).sum();
        return corrected(observed(table, Weights.IDENTITY), expected);
    }

    static OptionalDouble cohen(RatingTable table, Weights weights) {
        if (table.raters() != 2) {
            throw new IllegalArgumentException(
                    "Cohen's kappa compares two raters, not " + table.raters() + "; use Fleiss' kappa or alpha");
        }
        int q = table.categories().size();
        double[][] joint = new double[q][q];
        double units = 0;
        for (int p = 0; p < table.patterns(); p++) {
            int first = table.code(p, 0);
            int second = table.code(p, 1);
            if (first != RatingTable.MISSING && second != RatingTable.MISSING) {
                joint[first][second] += table.weight(p);
                units += table.weight(p);
            }
        }
        return units == 0 ? OptionalDouble.empty() : cohen(joint, units, matrix(table.categories(), weights));
    }

    static double[][] matrix(Categories categories, Weights weights) {
        int q = categories.size();
        double[][] matrix = new double[q][q];
        for (int k = 0; k < q; k++) {
            for (int l = 0; l < q; l++) {
                matrix[k][l] = weights.of(categories, k, l);
            }
        }
        return matrix;
    }

    /** The share of each category, every rated unit weighing the same; all zero when nothing was rated. */
    static double[] prevalence(RatingTable table) {
        double[] shares = new double[table.categories().size()];
        double units = 0;
        for (int p = 0; p < table.patterns(); p++) {
            int[] counts = table.counts(p);
            int ratings = Arrays.stream(counts).sum();
            if (ratings > 0) {
                units += table.weight(p);
                for (int k = 0; k < shares.length; k++) {
                    shares[k] += table.weight(p) * counts[k] / ratings;
                }
            }
        }
        for (int k = 0; k < shares.length && units > 0; k++) {
            shares[k] /= units;
        }
        return shares;
    }

    /** The weighted share of agreeing pairs among the ratings of one unit; at least two ratings. */
    static double agreementOfUnit(int[] counts, int ratings, double[][] matrix) {
        double pairs = 0;
        for (int k = 0; k < counts.length; k++) {
            double like = 0;
            for (int l = 0; l < counts.length; l++) {
                like += matrix[k][l] * counts[l];
            }
            pairs += counts[k] * (like - 1);
        }
        return pairs / ((double) ratings * (ratings - 1));
    }

    static OptionalDouble corrected(OptionalDouble observed, double expected) {
        return observed.isEmpty() || expected >= 1 - 1e-15
                ? OptionalDouble.empty()
                : OptionalDouble.of((observed.getAsDouble() - expected) / (1 - expected));
    }

    private static OptionalDouble cohen(double[][] joint, double units, double[][] matrix) {
        int q = joint.length;
        double[] rows = new double[q];
        double[] columns = new double[q];
        double observed = 0;
        for (int k = 0; k < q; k++) {
            for (int l = 0; l < q; l++) {
                rows[k] += joint[k][l];
                columns[l] += joint[k][l];
                observed += matrix[k][l] * joint[k][l];
            }
        }
        double expected = 0;
        for (int k = 0; k < q; k++) {
            for (int l = 0; l < q; l++) {
                expected += matrix[k][l] * rows[k] * columns[l];
            }
        }
        return corrected(OptionalDouble.of(observed / units), expected / (units * units));
    }
}
