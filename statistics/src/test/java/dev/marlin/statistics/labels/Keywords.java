package dev.marlin.statistics.labels;

import dev.marlin.statistics.interval.SeededDraws;
import java.util.stream.IntStream;

/** Simulated labeling functions: {@code gold[item]} beside their votes. */
record Keywords(FunctionVotes votes, int[] gold) {

    /** {@code copies} functions repeat the first one; {@code oneSided} ones only ever name one class. */
    record Plan(int items, int functions, int classes, boolean oneSided, int copies) {}

    static Keywords drawn(Plan plan, long seed) {
        SeededDraws draws = new SeededDraws(seed);
        int m = plan.functions();
        int k = plan.classes();
        double[] accuracy = new double[m];
        double[] coverage = new double[m];
        for (int j = 0; j < m; j++) {
            accuracy[j] = 0.55 + 0.4 * draws.uniform();
            coverage[j] = 0.05 + 0.4 * draws.uniform();
        }
        byte[] matrix = new byte[plan.items() * m];
        int[] gold = new int[plan.items()];
        for (int i = 0; i < plan.items(); i++) {
            gold[i] = draws.uniform() < 0.3 ? 0 : draws.below(k);
            for (int j = 0; j < m; j++) {
                matrix[i * m + j] = plan.oneSided()
                        ? oneSided(draws, gold[i], j % k, accuracy[j], coverage[j], k)
                        : anySide(draws, gold[i], accuracy[j], coverage[j], k);
            }
            for (int j = 1; j <= plan.copies(); j++) {
                matrix[i * m + j] = matrix[i * m];
            }
        }
        return new Keywords(FunctionVotes.of(matrix, m, k), gold);
    }

    /** Whether any function votes on the item. */
    boolean isVotedOn(int item) {
        int m = votes.functions();
        return IntStream.range(item * m, (item + 1) * m).anyMatch(v -> votes.code(v) != FunctionVotes.ABSTAIN);
    }

    /** A keyword fires more often on its own class, so that it is right about as often as its accuracy says. */
    private static byte oneSided(SeededDraws draws, int gold, int own, double accuracy, double coverage, int k) {
        double rate = gold == own ? coverage : coverage * (1 - accuracy) / accuracy / (k - 1);
        return draws.uniform() < rate ? (byte) own : FunctionVotes.ABSTAIN;
    }

    private static byte anySide(SeededDraws draws, int gold, double accuracy, double coverage, int k) {
        if (draws.uniform() >= coverage) {
            return FunctionVotes.ABSTAIN;
        }
        return (byte) (draws.uniform() < accuracy ? gold : (gold + 1 + draws.below(k - 1)) % k);
    }
}
