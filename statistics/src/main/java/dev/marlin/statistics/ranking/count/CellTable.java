package dev.marlin.statistics.ranking.count;

import java.util.Arrays;

/**
 * Comparisons counted into cells (pair, outcome, weight): all that a fit without covariates can see of them.
 *
 * <p>A million rows of 100 competitors become at most 14,850 cells (29,700 when sides are told apart). Cells are sorted by
 * pair and outcome, so the table does not depend on the order of the rows; what left the likelihood is in no cell.
 */
public final class CellTable {

    private static final int LARGEST_GRID = 1 << 22;
    private static final int ROW_BITS = 27;
    private static final int COMPETITOR_BITS = 17;
    private static final int OUTCOMES = 3;

    private final PairCounts shape;
    private final int[] cell;
    private final int[] rows;
    private final double[] weight;
    private final double bothBad;
    private final double all;

    private CellTable(Builder builder) {
        this.shape = PairCounts.empty(
                builder.competitors,
                Arrays.copyOf(builder.first, builder.pairs),
                Arrays.copyOf(builder.second, builder.pairs));
        this.cell = Arrays.copyOf(builder.cell, builder.cells);
        this.rows = Arrays.copyOf(builder.rows, builder.cells);
        this.weight = Arrays.copyOf(builder.weight, builder.cells);
        this.bothBad = builder.bothBad;
        this.all = builder.all;
    }

    /**
     * Counts in one pass.
     *
     * @param bySide whether (i left, j right) and (j left, i right) are pairs of their own, as a fit with a term for the
     *     side needs
     * @throws IllegalArgumentException for more than 131,072 competitors or, beyond 1,024 competitors or with weights,
     *     more than 134,217,728 rows
     */
    public static CellTable count(Comparisons comparisons, BothBad bothBad, boolean bySide) {
        Builder builder = new Builder(comparisons.names().size(), bothBad);
        long grid = 4L * comparisons.names().size() * comparisons.names().size();
        if (!comparisons.isWeighted() && grid <= LARGEST_GRID) {
            builder.addGrid(comparisons.grid(), bySide);
        } else {
            builder.addSorted(comparisons, bySide);
        }
        return new CellTable(builder);
    }

    /** Cells with at least one row. */
    public int cells() {
        return cell.length;
    }

    /** The pair of a cell. */
    public int pair(int index) {
        return cell[index] / OUTCOMES;
    }

    /** The outcome of a cell: 0 the first won, 1 tie, 2 the second won. */
    public int outcome(int index) {
        return cell[index] % OUTCOMES;
    }

    /** How many rows fell into a cell. */
    public int rows(int index) {
        return rows[index];
    }

    /** How many rows fell into each cell, as a copy. */
    public int[] rowsOfCells() {
        return rows.clone();
    }

    /** The weight of each row of a cell. */
    public double weight(int index) {
        return weight[index];
    }

    /** Rows in the likelihood. */
    public long rows() {
        long sum = 0;
        for (int count : rows) {
            sum += count;
        }
        return sum;
    }

    /** Share of {@link Outcome#BOTH_BAD} by weight, whether or not it counts as a tie; NaN without any row. */
    public double bothBadRate() {
        return bothBad / all;
    }

    /** The pairs that met, with the weights of all rows. */
    public PairCounts counts() {
        PairCounts counts = emptyCounts();
        fill(counts, rows);
        return counts;
    }

    /** The same pairs with zero weights, to be filled. */
    public PairCounts emptyCounts() {
        return PairCounts.empty(shape.agents(), shape.first(), shape.second());
    }

    /** Sets the weights of {@code counts} as if cell c had {@code rowsOfCells[c]} rows. */
    public void fill(PairCounts counts, int[] rowsOfCells) {
        double[] wins = counts.wins();
        double[] ties = counts.ties();
        double[] losses = counts.losses();
        Arrays.fill(wins, 0);
        Arrays.fill(ties, 0);
        Arrays.fill(losses, 0);
        for (int c = 0; c < cell.length; c++) {
            int pair = cell[c] / OUTCOMES;
            double sum = rowsOfCells[c] * weight[c];
            switch (cell[c] - OUTCOMES * pair) {
                case 0 -> wins[pair] += sum;
                case 1 -> ties[pair] += sum;
                default -> losses[pair] += sum;
            }
        }
    }

    /**
     * The cells among some competitors.
     *
     * @param members their numbers, ascending; the result numbers them anew in this order
     */
    public CellTable of(int[] members) {
        int[] place = new int[shape.agents()];
        Arrays.fill(place, -1);
        for (int m = 0; m < members.length; m++) {
            place[members[m]] = m;
        }
        Builder builder = new Builder(members.length, BothBad.LEFT_OUT);
        for (int c = 0; c < cell.length; c++) {
            int pair = cell[c] / OUTCOMES;
            int i = place[shape.first()[pair]];
            int j = place[shape.second()[pair]];
            if (i >= 0 && j >= 0) {
                builder.add(i, j, cell[c] % OUTCOMES, rows[c], weight[c]);
            }
        }
        return new CellTable(builder);
    }

    /** Takes cells in ascending order of (first, second, outcome). */
    private static final class Builder {
        private final int competitors;
        private final boolean badIsTie;
        private int[] first = new int[16];
        private int[] second = new int[16];
        private int[] cell = new int[16];
        private int[] rows = new int[16];
        private double[] weight = new double[16];
        private int pairs;
        private int cells;
        private double bothBad;
        private double all;

        Builder(int competitors, BothBad bothBad) {
            this.competitors = competitors;
            this.badIsTie = bothBad == BothBad.AS_TIE;
        }

        void addGrid(int[] grid, boolean bySide) {
            for (int i = 0; i < competitors; i++) {
                for (int j = bySide ? 0 : i + 1; j < competitors; j++) {
                    int here = 4 * (i * competitors + j);
                    int there = 4 * (j * competitors + i);
                    int wins = grid[here] + (bySide ? 0 : grid[there + 2]);
                    int ties = grid[here + 1] + (bySide ? 0 : grid[there + 1]);
                    int losses = grid[here + 2] + (bySide ? 0 : grid[there]);
                    int bad = grid[here + 3] + (bySide ? 0 : grid[there + 3]);
                    all += (double) wins + ties + losses + bad;
                    bothBad += bad;
                    add(i, j, 0, wins, 1);
                    add(i, j, 1, badIsTie ? ties + bad : ties, 1);
                    add(i, j, 2, losses, 1);
                }
            }
        }

        void addSorted(Comparisons comparisons, boolean bySide) {
            int n = comparisons.rows();
            if (competitors > 1 << COMPETITOR_BITS || n > 1 << ROW_BITS) {
                throw new IllegalArgumentException(competitors + " competitors and " + n + " rows are too many");
            }
            long[] keys = new long[n];
            int kept = 0;
            for (int row = 0; row < n; row++) {
                int code = comparisons.outcome(row);
                all += comparisons.weight(row);
                if (code == 3) {
                    bothBad += comparisons.weight(row);
                    if (!badIsTie) {
                        continue;
                    }
                    code = 1;
                }
                int i = comparisons.left(row);
                int j = comparisons.right(row);
                boolean turned = !bySide && i > j;
                long pair = turned ? ((long) j << COMPETITOR_BITS) | i : ((long) i << COMPETITOR_BITS) | j;
                keys[kept++] = (((pair << 2) | (turned ? 2 - code : code)) << ROW_BITS) | row;
            }
            Arrays.sort(keys, 0, kept);
            addRuns(comparisons, keys, kept);
        }

        private void addRuns(Comparisons comparisons, long[] keys, int kept) {
            int start = 0;
            while (start < kept) {
                long key = keys[start] >>> ROW_BITS;
                int end = start;
                while (end < kept && keys[end] >>> ROW_BITS == key) {
                    end++;
                }
                double[] weights = new double[end - start];
                for (int k = start; k < end; k++) {
                    weights[k - start] = comparisons.weight((int) (keys[k] & ((1 << ROW_BITS) - 1)));
                }
                Arrays.sort(weights);
                addWeights(key, weights);
                start = end;
            }
        }

        private void addWeights(long key, double[] weights) {
            int i = (int) (key >>> (COMPETITOR_BITS + 2));
            int j = (int) (key >>> 2) & ((1 << COMPETITOR_BITS) - 1);
            int from = 0;
            for (int k = 1; k <= weights.length; k++) {
                if (k == weights.length || weights[k] > weights[from]) {
                    add(i, j, (int) key & 3, k - from, weights[from]);
                    from = k;
                }
            }
        }

        void add(int i, int j, int outcome, int count, double each) {
            if (count == 0) {
                return;
            }
            if (pairs == 0 || first[pairs - 1] != i || second[pairs - 1] != j) {
                if (pairs == first.length) {
                    first = Arrays.copyOf(first, 2 * pairs);
                    second = Arrays.copyOf(second, 2 * pairs);
                }
                first[pairs] = i;
                second[pairs++] = j;
            }
            if (cells == cell.length) {
                cell = Arrays.copyOf(cell, 2 * cells);
                rows = Arrays.copyOf(rows, 2 * cells);
                weight = Arrays.copyOf(weight, 2 * cells);
            }
            cell[cells] = OUTCOMES * (pairs - 1) + outcome;
            rows[cells] = count;
            weight[cells++] = each;
        }
    }
}
