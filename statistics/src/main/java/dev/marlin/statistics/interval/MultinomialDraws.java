package dev.marlin.statistics.interval;

/**
 * Multinomial counts: as many rows as there were, drawn with replacement, but drawn cell by cell.
 *
 * <p>Independent Poisson counts with a mean slightly below the cell's number of rows are, given their sum, multinomial;
 * the few rows that are missing to the full number are drawn one by one from Walker's alias table (1977). So the counts
 * are multinomial exactly, in time that grows with the cells and not with the rows.
 */
public final class MultinomialDraws {

    /** Missing rows are held below zero this many standard deviations away; a sum above is drawn again. */
    private static final double MARGIN = 3.5;

    private static final int ROWS_PER_CELL_WORTH_POISSON = 4;

    private final long rows;
    private final double[] mean;
    private final double[] root;
    private final double[] none;
    private final double[] keep;
    private final int[] alias;
    private final boolean cellByCell;

    /** Draws from cells with these numbers of rows; at least one row in all. */
    public MultinomialDraws(int[] rowsOfCells) {
        long sum = 0;
        for (int count : rowsOfCells) {
            sum += count;
        }
        if (sum < 1) {
            throw new IllegalArgumentException("there is no row to draw");
        }
        int cells = rowsOfCells.length;
        this.rows = sum;
        this.cellByCell = sum > (long) ROWS_PER_CELL_WORTH_POISSON * cells && sum > 1000;
        double share = 1 - MARGIN / Math.sqrt((double) sum);
        this.mean = new double[cells];
        this.root = new double[cells];
        this.none = new double[cells];
        this.keep = new double[cells];
        this.alias = new int[cells];
        for (int c = 0; c < cells; c++) {
            mean[c] = rowsOfCells[c] * share;
            root[c] = Math.sqrt(mean[c]);
            none[c] = Math.exp(-mean[c]);
        }
        fillAliases(rowsOfCells);
    }

    /** Fills {@code counts} with one draw; they sum to the number of rows. */
    public void draw(SeededDraws draws, int[] counts) {
        long missing;
        do {
            missing = rows;
            for (int c = 0; c < counts.length; c++) {
                int count = cellByCell ? PoissonDraws.draw(draws, mean[c], root[c], none[c]) : 0;
                counts[c] = count;
                missing -= count;
            }
        } while (missing < 0);
        for (; missing > 0; missing--) {
            double place = draws.uniform() * counts.length;
            int c = (int) place;
            counts[place - c < keep[c] ? c : alias[c]]++;
        }
    }

    /** Vose's construction (1991). */
    private void fillAliases(int[] rowsOfCells) {
        int cells = rowsOfCells.length;
        int[] small = new int[cells];
        int[] large = new int[cells];
        int smalls = 0;
        int larges = 0;
        for (int c = 0; c < cells; c++) {
            keep[c] = (double) rowsOfCells[c] * cells / rows;
            alias[c] = c;
            if (keep[c] < 1) {
                small[smalls++] = c;
            } else {
                large[larges++] = c;
            }
        }
        while (smalls > 0 && larges > 0) {
            int poor = small[--smalls];
            int rich = large[larges - 1];
            alias[poor] = rich;
            keep[rich] -= 1 - keep[poor];
            if (keep[rich] < 1) {
                larges--;
                small[smalls++] = rich;
            }
        }
        while (larges > 0) {
            keep[large[--larges]] = 1;
        }
        while (smalls > 0) {
            keep[small[--smalls]] = 1;
        }
    }
}
