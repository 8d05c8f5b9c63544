package dev.marlin.statistics.agreement;

import java.util.Arrays;
import java.util.OptionalDouble;

/** Observed and expected agreement of the kappa family. */
final class ChanceCorrected {

    private ChanceCorrected() {}

    static OptionalDouble observed(RatingTable table, Weights weights) {
        double sum = 0;
        double units = 0;
        for (int p = 0; p < table.patterns(); p++) {
            Tally tally = table.tally(p);
            if (tally.ratings() >= 2) {
                sum += table.weight(p) * agreementOfUnit(tally, table.categories(), weights);
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
        return Margins.of(table, "Cohen's kappa").kappa(table.categories(), weights);
    }

    static OptionalDouble scott(RatingTable table) {
        return Margins.of(table, "Scott's pi").pooled().kappa(table.categories(), Weights.IDENTITY);
    }

    /** The share of each category, every rated unit weighing the same; all zero when nothing was rated. */
    static double[] prevalence(RatingTable table) {
        double[] shares = new double[table.categories().size()];
        double units = 0;
        for (int p = 0; p < table.patterns(); p++) {
            Tally tally = table.tally(p);
            if (tally.ratings() > 0) {
                units += table.weight(p);
                for (int i = 0; i < tally.distinct(); i++) {
                    shares[tally.categories()[i]] += table.weight(p) * tally.counts()[i] / tally.ratings();
                }
            }
        }
        for (int k = 0; k < shares.length && units > 0; k++) {
            shares[k] /= units;
        }
        return shares;
    }

    /** The weighted share of agreeing pairs among the ratings of one unit; at least two ratings. */
    static double agreementOfUnit(Tally tally, Categories categories, Weights weights) {
        double pairs = 0;
        for (int i = 0; i < tally.distinct(); i++) {
            double like = 0;
            for (int j = 0; j < tally.distinct(); j++) {
                like += weights.of(categories, tally.categories()[i], tally.categories()[j]) * tally.counts()[j];
            }
            pairs += tally.counts()[i] * (like - 1);
        }
        return pairs / ((double) tally.ratings() * (tally.ratings() - 1));
    }

    static OptionalDouble corrected(OptionalDouble observed, double expected) {
        return observed.isEmpty() || expected >= 1 - 1e-15
                ? OptionalDouble.empty()
                : OptionalDouble.of((observed.getAsDouble() - expected) / (1 - expected));
    }
}
