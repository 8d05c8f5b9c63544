package dev.marlin.statistics.labels;

import com.sun.management.ThreadMXBean;
import dev.marlin.statistics.interval.SeededDraws;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * Times the label models on one thread and prints seconds, bytes allocated and the ratio to a bare pass over the same
 * votes in the same run; a program, not a test. Run it with a heap of 280 MiB.
 */
public final class LabelsBenchmark {

    private static final int ITEMS = 1_000_000;
    private static final int REPETITIONS = 5;

    private LabelsBenchmark() {}

    public static void main(String[] arguments) {
        for (int functions : new int[] {10, 50}) {
            for (double coverage : new double[] {0.1, 0.4, 0.9}) {
                functions(functions, coverage);
            }
        }
        people();
    }

    private static void functions(int functions, double coverage) {
        byte[] matrix = drawn(functions, coverage);
        FunctionVotes votes = FunctionVotes.of(matrix, functions, 2);
        double[] bare = best(() -> {
            long sum = 0;
            for (byte code : matrix) {
                sum += code;
            }
            if (sum == Long.MAX_VALUE) {
                throw new IllegalStateException();
            }
        });
        double[] whole = best(() -> FunctionLabels.fit(votes));
        print(
                "%,d items x %d functions, coverage %.1f: fit and posteriors %.3f s (cpu %.3f s), %.0f MB allocated,"
                        + " %.1f times a bare pass of %.4f s",
                ITEMS, functions, coverage, whole[0], whole[1], whole[2] / 1e6, whole[1] / bare[1], bare[1]);
    }

    private static void people() {
        Crowd crowd = Crowd.oneCoin(17_677, 762, 5, 2, 1);
        double[] model = best(() -> PeopleLabels.fit(crowd.votes(), PeopleModel.DAWID_SKENE));
        double[] chosen = best(() -> PeopleLabels.fit(crowd.votes()));
        print(
                "%,d votes of people: Dawid-Skene %.4f s (cpu %.4f s), model chosen by held-out votes %.3f s (cpu %.3f s)",
                crowd.votes().size(), model[0], model[1], chosen[0], chosen[1]);
    }

    private static byte[] drawn(int functions, double coverage) {
        SeededDraws draws = new SeededDraws(functions);
        byte[] matrix = new byte[ITEMS * functions];
        for (int i = 0; i < ITEMS; i++) {
            int gold = draws.below(2);
            for (int j = 0; j < functions; j++) {
                boolean right = draws.uniform() < 0.55 + 0.4 * j / functions;
                matrix[i * functions + j] =
                        draws.uniform() < coverage ? (byte) (right ? gold : 1 - gold) : FunctionVotes.ABSTAIN;
            }
        }
        return matrix;
    }

    /** Wall seconds, processor seconds and bytes of the fastest of some runs. */
    private static double[] best(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        double[] best = {Double.MAX_VALUE, Double.MAX_VALUE, 0};
        for (int i = 0; i < REPETITIONS; i++) {
            long bytes = threads.getCurrentThreadAllocatedBytes();
            long cpu = threads.getCurrentThreadCpuTime();
            long start = System.nanoTime();
            work.run();
            best[0] = Math.min(best[0], (System.nanoTime() - start) / 1e9);
            best[1] = Math.min(best[1], (threads.getCurrentThreadCpuTime() - cpu) / 1e9);
            best[2] = threads.getCurrentThreadAllocatedBytes() - bytes;
        }
        return best;
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
