package dev.marlin.statistics.labels;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Rows in blocks whose number depends on the data only, so that sums over blocks are the same bit for bit on any number
 * of threads.
 */
final class Blocks {

    private static final int ROWS = 1 << 16;
    private static final long MOST_NUMBERS = 1 << 21;

    private Blocks() {}

    /** What one block adds to {@code sums} from rows {@code from} to {@code to - 1}. */
    interface Work {
        void run(int from, int to, double[] sums);
    }

    /** The sums of all blocks, added in their order. */
    static double[] sum(int rows, int length, int threads, Work work) {
        long bound = Math.max(1, MOST_NUMBERS / Math.max(length, 1));
        int blocks = (int) Math.clamp(rows / ROWS, 1, bound);
        List<Runnable> tasks = new ArrayList<>();
        double[][] sums = new double[blocks][length];
        for (int b = 0; b < blocks; b++) {
            int from = (int) ((long) b * rows / blocks);
            int to = (int) ((long) (b + 1) * rows / blocks);
            double[] own = sums[b];
            tasks.add(() -> work.run(from, to, own));
        }
        run(tasks, threads);
        double[] all = sums[0];
        for (int b = 1; b < blocks; b++) {
            for (int v = 0; v < length; v++) {
                all[v] += sums[b][v];
            }
        }
        return all;
    }

    private static void run(List<Runnable> tasks, int threads) {
        if (threads == 1 || tasks.size() == 1) {
            tasks.forEach(Runnable::run);
            return;
        }
        try (ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, tasks.size()))) {
            List<Future<?>> futures = new ArrayList<>();
            tasks.forEach(task -> futures.add(pool.submit(task)));
            for (Future<?> future : futures) {
                future.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while labeling", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a block of rows could not be labeled", e.getCause());
        }
    }
}
