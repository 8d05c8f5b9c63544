package dev.marlin.statistics;

import com.sun.management.ThreadMXBean;
import dev.marlin.statistics.interval.SeededDraws;
import dev.marlin.statistics.ranking.count.BothBad;
import dev.marlin.statistics.ranking.count.CellTable;
import dev.marlin.statistics.ranking.count.Comparisons;
import dev.marlin.statistics.ranking.field.FieldOptions;
import dev.marlin.statistics.ranking.field.FieldRanking;
import dev.marlin.statistics.ranking.fit.ModelForm;
import dev.marlin.statistics.ranking.fit.PairFit;
import dev.marlin.statistics.ranking.fit.RobustErrors;
import dev.marlin.statistics.ranking.fit.TieModel;
import dev.marlin.statistics.ranking.style.Covariates;
import dev.marlin.statistics.ranking.style.StyleControl;
import dev.marlin.statistics.ranking.style.StyleOptions;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Times rankings of a million rows in columns on one thread, beside a bare pass over the same rows; not a test. */
public final class RankingBenchmark {

    private static final int ROWS = 1_000_000;
    private static final int COMPETITORS = 100;
    private static final int REPETITIONS = 5;

    private static volatile long sink;

    private RankingBenchmark() {}

    public static void main(String[] arguments) {
        SeededDraws draws = new SeededDraws(42);
        int[] left = new int[ROWS];
        int[] right = new int[ROWS];
        byte[] outcome = new byte[ROWS];
        double[][] x = new double[4][ROWS];
        for (int row = 0; row < ROWS; row++) {
            left[row] = draws.below(COMPETITORS);
            right[row] = (left[row] + 1 + draws.below(COMPETITORS - 1)) % COMPETITORS;
            double z = (right[row] - left[row]) / 25.0;
            for (int k = 0; k < 4; k++) {
                x[k][row] = draws.uniform() + draws.uniform() - 1;
                z += 0.3 * (k + 1) * x[k][row];
            }
            double u = draws.uniform();
            outcome[row] = (byte) (u < 0.2 ? 1 : u < 0.2 + 0.8 / (1 + Math.exp(-z)) ? 0 : 2);
        }
        List<String> names =
                IntStream.range(0, COMPETITORS).mapToObj(i -> "m" + i).toList();
        Comparisons rows = Comparisons.of(names, left, right, outcome);
        Covariates covariates = new Covariates(List.of("a", "b", "c", "d"), x);
        double bare = print("bare pass", 0, () -> bare(left, right, outcome));
        print(
                "P1 columns to ratings, 100 refits",
                bare,
                () -> FieldRanking.rank(Comparisons.of(names, left, right, outcome), FieldOptions.seeded(1)));
        CellTable cells = CellTable.count(rows, BothBad.LEFT_OUT, false);
        PairFit fit = PairFit.of(cells.counts(), ModelForm.plain(TieModel.HALF_TIE), null)
                .orElseThrow();
        print(
                "P5 sandwich after counting",
                bare,
                () -> RobustErrors.independent(fit, cells).of(-1, RobustErrors.ARENA_RIDGE));
        print(
                "P3 style control, 4 covariates, 100 refits",
                bare,
                () -> StyleControl.rank(rows, covariates, StyleOptions.seeded(1)));
    }

    private static void bare(int[] left, int[] right, byte[] outcome) {
        long sum = 0;
        for (int row = 0; row < left.length; row++) {
            sum += left[row] ^ right[row] ^ outcome[row];
        }
        sink = sum;
    }

    /** The best of a few runs in seconds of this thread's processor time and of the clock. */
    private static double print(String what, double bare, Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        double wall = Double.MAX_VALUE;
        double processor = Double.MAX_VALUE;
        long bytes = 0;
        for (int i = 0; i < REPETITIONS; i++) {
            long allocated = threads.getCurrentThreadAllocatedBytes();
            long cpu = threads.getCurrentThreadCpuTime();
            long start = System.nanoTime();
            work.run();
            wall = Math.min(wall, (System.nanoTime() - start) / 1e9);
            processor = Math.min(processor, (threads.getCurrentThreadCpuTime() - cpu) / 1e9);
            bytes = threads.getCurrentThreadAllocatedBytes() - allocated;
        }
        System.out.println(String.format(
                Locale.ROOT,
                "%-45s %.4f s (processor %.4f s), %,d bytes allocated, %.0f bare passes",
                what,
                wall,
                processor,
                bytes,
                bare == 0 ? 1 : wall / bare));
        return wall;
    }
}
