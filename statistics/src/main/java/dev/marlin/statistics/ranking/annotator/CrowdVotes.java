package dev.marlin.statistics.ranking.annotator;

import dev.marlin.statistics.ranking.count.Comparisons;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Votes counted by person, pair and outcome, in this order; both bad is left out.
 *
 * @param competitors how many there are
 * @param first {@code first[p]} = the lower-numbered competitor of pair p
 * @param second {@code second[p]} = the other
 * @param pair {@code pair[c]} of cell c
 * @param person {@code person[c]} of cell c
 * @param points {@code points[c]} of {@code weight[c]} went to the first: all, half or none
 * @param weight summed over the votes of the cell
 * @param squares of the same weights, summed
 */
record CrowdVotes(
        int competitors,
        int[] first,
        int[] second,
        int[] pair,
        int[] person,
        double[] points,
        double[] weight,
        double[] squares) {

    static CrowdVotes of(Judged judged) {
        Comparisons rows = judged.comparisons();
        int[] person = judged.annotator();
        int[] counted = IntStream.range(0, rows.rows())
                .filter(row -> rows.outcome(row) < 3)
                .toArray();
        long[] pairs = distinct(Arrays.stream(counted).mapToLong(row -> pairKey(rows, row)));
        long[] keys = Arrays.stream(counted)
                .mapToLong(row ->
                        (person[row] * (long) pairs.length + Arrays.binarySearch(pairs, pairKey(rows, row))) * 3
                                + outcomeOfFirst(rows, row))
                .toArray();
        long[] cells = distinct(Arrays.stream(keys));
        int competitors = rows.names().size();
        CrowdVotes votes = new CrowdVotes(
                competitors,
                Arrays.stream(pairs).mapToInt(key -> (int) (key / competitors)).toArray(),
                Arrays.stream(pairs).mapToInt(key -> (int) (key % competitors)).toArray(),
                Arrays.stream(cells)
                        .mapToInt(key -> (int) (key / 3 % pairs.length))
                        .toArray(),
                Arrays.stream(cells)
                        .mapToInt(key -> (int) (key / 3 / pairs.length))
                        .toArray(),
                new double[cells.length],
                new double[cells.length],
                new double[cells.length]);
        for (int k = 0; k < keys.length; k++) {
            int cell = Arrays.binarySearch(cells, keys[k]);
            double times = rows.weight(counted[k]);
            votes.points[cell] += times * (1 - keys[k] % 3 / 2.0);
            votes.weight[cell] += times;
            votes.squares[cell] += times * times;
        }
        return votes;
    }

    private static long[] distinct(LongStream keys) {
        return keys.sorted().distinct().toArray();
    }

    /** Cells. */
    int cells() {
        return pair.length;
    }

    private static long pairKey(Comparisons rows, int row) {
        return (long) Math.min(rows.left(row), rows.right(row)) * rows.names().size()
                + Math.max(rows.left(row), rows.right(row));
    }

    /** 0 = the lower-numbered won, 1 = tie, 2 = it lost. */
    private static int outcomeOfFirst(Comparisons rows, int row) {
        return rows.left(row) < rows.right(row) ? rows.outcome(row) : 2 - rows.outcome(row);
    }
}
