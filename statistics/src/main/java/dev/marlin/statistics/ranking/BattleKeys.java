package dev.marlin.statistics.ranking;

import dev.marlin.statistics.ranking.count.Outcome;
import dev.marlin.statistics.ranking.count.Tally;
import java.util.Arrays;

/**
 * All battles as sorted 64-bit keys (cluster, pair, outcome, side), so that one walk meets each cluster, and in it each
 * pair, as one run.
 */
final class BattleKeys {

    private static final int AGENT_BITS = 11;
    private static final int AGENT_MASK = (1 << AGENT_BITS) - 1;
    private static final int CODE_BITS = 3;
    private static final int PAIR_SHIFT = CODE_BITS;
    private static final int CLUSTER_SHIFT = PAIR_SHIFT + 2 * AGENT_BITS;
    private static final int CODES = 1 << CODE_BITS;

    private final long[] keys;
    private final int[] clusterStarts;

    private BattleKeys(long[] keys) {
        this.keys = keys;
        int[] starts = new int[keys.length + 1];
        int clusters = 0;
        for (int i = 0; i < keys.length; i++) {
            if (i == 0 || keys[i] >>> CLUSTER_SHIFT != keys[i - 1] >>> CLUSTER_SHIFT) {
                starts[clusters++] = i;
            }
        }
        starts[clusters] = keys.length;
        this.clusterStarts = Arrays.copyOf(starts, clusters + 1);
    }

    static long encode(int cluster, int a, int b, Outcome outcome) {
        return ((long) cluster << CLUSTER_SHIFT)
                | ((long) a << (PAIR_SHIFT + AGENT_BITS))
                | ((long) b << PAIR_SHIFT)
                | code(outcome);
    }

    /** Renumbers the agents, turns every pair so that the lower number comes first, and sorts; changes {@code raw}. */
    static BattleKeys sorted(long[] raw, int[] renumbered) {
        for (int i = 0; i < raw.length; i++) {
            int a = renumbered[(int) (raw[i] >>> (PAIR_SHIFT + AGENT_BITS)) & AGENT_MASK];
            int b = renumbered[(int) (raw[i] >>> PAIR_SHIFT) & AGENT_MASK];
            int code = (int) raw[i] & 3;
            int turned = a < b ? 2 * code : 2 * swapped(code) + 1;
            raw[i] = (raw[i] >>> CLUSTER_SHIFT << CLUSTER_SHIFT)
                    | ((long) Math.min(a, b) << (PAIR_SHIFT + AGENT_BITS))
                    | ((long) Math.max(a, b) << PAIR_SHIFT)
                    | turned;
        }
        Arrays.sort(raw);
        return new BattleKeys(raw);
    }

    long battles() {
        return keys.length;
    }

    int clusters() {
        return clusterStarts.length - 1;
    }

    /** Shows each pair that met in the cluster once, in ascending order; the counts object is reused. */
    void forEachPair(int cluster, PairVisitor visitor) {
        PairInCluster counts = new PairInCluster();
        int i = clusterStarts[cluster];
        int end = clusterStarts[cluster + 1];
        while (i < end) {
            long pair = keys[i] >>> PAIR_SHIFT;
            Arrays.fill(counts.byCode, 0);
            while (i < end && keys[i] >>> PAIR_SHIFT == pair) {
                counts.byCode[(int) keys[i] & (CODES - 1)]++;
                i++;
            }
            visitor.visit((int) (pair >>> AGENT_BITS) & AGENT_MASK, (int) pair & AGENT_MASK, counts);
        }
    }

    /** Sees one pair of one cluster; {@code first < second}. */
    @FunctionalInterface
    interface PairVisitor {
        void visit(int first, int second, PairInCluster counts);
    }

    /** The battles of one pair in one cluster, by outcome for the lower-numbered agent and by its side. */
    static final class PairInCluster {
        private final int[] byCode = new int[CODES];

        Tally tally() {
            return new Tally(firstWins(), ties(), secondWins(), byCode[6] + byCode[7]);
        }

        int firstWins() {
            return byCode[0] + byCode[1];
        }

        int ties() {
            return byCode[2] + byCode[3];
        }

        int secondWins() {
            return byCode[4] + byCode[5];
        }

        int counted() {
            return firstWins() + ties() + secondWins();
        }

        /** Decisive battles won by whoever was shown as side A. */
        int sideA() {
            return byCode[0] + byCode[5];
        }

        int decisive() {
            return firstWins() + secondWins();
        }
    }

    private static int code(Outcome outcome) {
        return switch (outcome) {
            case A -> 0;
            case TIE -> 1;
            case B -> 2;
            case BOTH_BAD -> 3;
        };
    }

    /** The code when the pair is seen from the other agent. */
    private static int swapped(int code) {
        return code == 3 ? 3 : 2 - code;
    }
}
