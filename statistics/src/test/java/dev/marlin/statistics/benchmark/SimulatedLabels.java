package dev.marlin.statistics.benchmark;

import dev.marlin.statistics.interval.SeededDraws;
import dev.marlin.statistics.labels.FunctionVotes;
import dev.marlin.statistics.labels.PeopleVotes;
import dev.marlin.statistics.labels.Roster;

/** Votes of labeling functions and of people whose truth is known, and codes of raters. */
final class SimulatedLabels {

    private static final double COVERAGE = 0.4;

    private SimulatedLabels() {}

    /** Items × functions of two classes, accuracies 0.55 to 0.95, each function voting on two fifths of the items. */
    static byte[] functions(int items, int functions) {
        SeededDraws draws = new SeededDraws(functions);
        byte[] matrix = new byte[items * functions];
        for (int i = 0; i < items; i++) {
            int gold = draws.below(2);
            for (int j = 0; j < functions; j++) {
                boolean right = draws.uniform() < 0.55 + 0.4 * j / functions;
                matrix[i * functions + j] =
                        draws.uniform() < COVERAGE ? (byte) (right ? gold : 1 - gold) : FunctionVotes.ABSTAIN;
            }
        }
        return matrix;
    }

    /** Five people, any of 762, on each item; two classes, accuracies 0.4 to 0.95. */
    static PeopleVotes people(int votes) {
        int perItem = 5;
        int voters = 762;
        SeededDraws draws = new SeededDraws(1);
        int[] item = new int[votes];
        int[] voter = new int[votes];
        byte[] label = new byte[votes];
        int gold = 0;
        int first = 0;
        for (int v = 0; v < votes; v++) {
            if (v % perItem == 0) {
                gold = draws.below(2);
                first = draws.below(voters);
            }
            item[v] = v / perItem;
            voter[v] = (first + v % perItem * 151) % voters;
            boolean right = draws.uniform() < 0.4 + 0.55 * voter[v] / voters;
            label[v] = (byte) (right ? gold : 1 - gold);
        }
        return PeopleVotes.of(item, voter, label, Roster.numbered((votes + perItem - 1) / perItem, voters, 2));
    }

    /** Rows of {@code raters} codes 0 to 3, one row per unit. */
    static int[] codes(int units, int raters) {
        SeededDraws draws = new SeededDraws(7);
        int[] codes = new int[units * raters];
        for (int u = 0; u < units; u++) {
            int truth = draws.below(4);
            for (int r = 0; r < raters; r++) {
                codes[u * raters + r] = draws.uniform() < 0.7 ? truth : draws.below(4);
            }
        }
        return codes;
    }

    static long barePass(byte[] codes) {
        long sum = 0;
        for (byte code : codes) {
            sum += code;
        }
        return sum;
    }

    static long barePass(int[] codes) {
        long sum = 0;
        for (int code : codes) {
            sum += code;
        }
        return sum;
    }
}
