package dev.marlin.statistics.ranking;

import dev.marlin.statistics.interval.SeededDraws;
import dev.marlin.statistics.ranking.count.PairCounts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The clusters of a connected set of agents, equal ones numbered alike, ready to be resampled.
 *
 * <p>Clusters with the same content are interchangeable for a bootstrap. They are ordered by content, never by name or
 * arrival, so that a resample depends on the seed and the data only. Clusters without a counted battle are left out.
 */
final class ClusterTypes {

    private static final int OUTCOMES = 3;

    private final PairCounts shape;
    /** {@code typeOf[k]} = type of cluster k, ascending. */
    private final int[] typeOf;
    /** {@code cells[t]} = cell (3 · pair + outcome), count, cell, count, ... of type t. */
    private final int[][] cells;

    private final double[] clustersOfPair;
    private final int[] clustersOfAgent;

    private ClusterTypes(PairCounts shape, int[][] contents) {
        this.shape = shape;
        sortByContent(contents);
        this.typeOf = new int[contents.length];
        this.clustersOfPair = new double[shape.pairs()];
        this.clustersOfAgent = new int[shape.agents()];
        int[] lastSeen = new int[shape.agents()];
        Arrays.fill(lastSeen, -1);
        List<int[]> distinct = new ArrayList<>();
        for (int k = 0; k < contents.length; k++) {
            if (k == 0 || !Arrays.equals(contents[k], contents[k - 1])) {
                distinct.add(contents[k]);
            }
            typeOf[k] = distinct.size() - 1;
            countPairs(contents[k], lastSeen, k);
        }
        this.cells = distinct.toArray(int[][]::new);
    }

    /** The clusters seen by {@code members} (ascending agent numbers); battles with others do not count. */
    static ClusterTypes of(BattleTable table, int[] members) {
        int[] place = new int[table.agents().size()];
        Arrays.fill(place, -1);
        for (int m = 0; m < members.length; m++) {
            place[members[m]] = m;
        }
        int[] pairNumbers = new int[members.length * members.length];
        PairCounts shape = pairsThatMet(table, members, pairNumbers);
        BattleKeys keys = table.keys();
        List<int[]> contents = new ArrayList<>(keys.clusters());
        int[] buffer = new int[2 * OUTCOMES * Math.max(1, shape.pairs())];
        int[] size = new int[1];
        for (int c = 0; c < keys.clusters(); c++) {
            size[0] = 0;
            keys.forEachPair(c, (first, second, counts) -> {
                int i = place[first];
                int j = place[second];
                if (i >= 0 && j >= 0 && counts.counted() > 0) {
                    size[0] = append(buffer, size[0], OUTCOMES * pairNumbers[i * members.length + j], counts);
                }
            });
            if (size[0] > 0) {
                contents.add(Arrays.copyOf(buffer, size[0]));
            }
        }
        return new ClusterTypes(shape, contents.toArray(int[][]::new));
    }

    int clusters() {
        return typeOf.length;
    }

    /** In how many clusters each pair has a counted battle. */
    double[] clustersOfPair() {
        return clustersOfPair.clone();
    }

    /** In how many clusters each agent has a counted battle. */
    int[] clustersOfAgent() {
        return clustersOfAgent.clone();
    }

    /** All clusters once. */
    PairCounts all() {
        double[] times = new double[cells.length];
        for (int type : typeOf) {
            times[type]++;
        }
        return weighted(times);
    }

    /** As many clusters as there are, drawn with replacement. */
    PairCounts resample(SeededDraws draws) {
        double[] times = new double[cells.length];
        for (int k = 0; k < typeOf.length; k++) {
            times[typeOf[draws.below(typeOf.length)]]++;
        }
        return weighted(times);
    }

    private PairCounts weighted(double[] times) {
        PairCounts counts = PairCounts.empty(shape.agents(), shape.first(), shape.second());
        double[][] byOutcome = {counts.wins(), counts.ties(), counts.losses()};
        for (int t = 0; t < times.length; t++) {
            if (times[t] > 0) {
                int[] content = cells[t];
                for (int e = 0; e < content.length; e += 2) {
                    byOutcome[content[e] % OUTCOMES][content[e] / OUTCOMES] += times[t] * content[e + 1];
                }
            }
        }
        return counts;
    }

    private void countPairs(int[] content, int[] lastSeen, int cluster) {
        int last = -1;
        for (int e = 0; e < content.length; e += 2) {
            int pair = content[e] / OUTCOMES;
            if (pair != last) {
                clustersOfPair[pair]++;
                countAgent(shape.first()[pair], lastSeen, cluster);
                countAgent(shape.second()[pair], lastSeen, cluster);
                last = pair;
            }
        }
    }

    private void countAgent(int agent, int[] lastSeen, int cluster) {
        if (lastSeen[agent] < cluster) {
            lastSeen[agent] = cluster;
            clustersOfAgent[agent]++;
        }
    }

    /** Most clusters hold one battle: those are sorted as numbers, which is many times faster, and come first. */
    private static void sortByContent(int[][] contents) {
        int singles = 0;
        for (int k = 0; k < contents.length; k++) {
            if (contents[k].length == 2) {
                int[] single = contents[k];
                contents[k] = contents[singles];
                contents[singles++] = single;
            }
        }
        long[] numbers = new long[singles];
        for (int k = 0; k < singles; k++) {
            numbers[k] = ((long) contents[k][0] << Integer.SIZE) | contents[k][1];
        }
        Arrays.sort(numbers);
        for (int k = 0; k < singles; k++) {
            contents[k][0] = (int) (numbers[k] >>> Integer.SIZE);
            contents[k][1] = (int) numbers[k];
        }
        Arrays.sort(contents, singles, contents.length, Arrays::compare);
    }

    private static PairCounts pairsThatMet(BattleTable table, int[] members, int[] pairNumbers) {
        int most = members.length * (members.length - 1) / 2;
        int[] first = new int[most];
        int[] second = new int[most];
        int pairs = 0;
        for (int i = 0; i < members.length; i++) {
            for (int j = i + 1; j < members.length; j++) {
                if (table.between(members[i], members[j]).counted() > 0) {
                    pairNumbers[i * members.length + j] = pairs;
                    first[pairs] = i;
                    second[pairs++] = j;
                }
            }
        }
        return PairCounts.empty(members.length, Arrays.copyOf(first, pairs), Arrays.copyOf(second, pairs));
    }

    private static int append(int[] buffer, int from, int cell, BattleKeys.PairInCluster counts) {
        int[] outcomes = {counts.firstWins(), counts.ties(), counts.secondWins()};
        int size = from;
        for (int o = 0; o < OUTCOMES; o++) {
            if (outcomes[o] > 0) {
                buffer[size++] = cell + o;
                buffer[size++] = outcomes[o];
            }
        }
        return size;
    }
}
