package dev.marlin.statistics.ranking.resample;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** Numbered pieces of independent work on one thread, or on as many as asked for. */
public final class Workers {

    private Workers() {}

    /**
     * Does each piece from 0 to {@code pieces - 1} once; on one thread in order and on the caller's own.
     *
     * @param worker makes what one thread works with
     * @param threads at least 1
     */
    public static void run(int pieces, int threads, Supplier<IntConsumer> worker) {
        if (threads < 1) {
            throw new IllegalArgumentException("work needs a thread, not " + threads);
        }
        AtomicInteger next = new AtomicInteger();
        Runnable loop = () -> {
            IntConsumer mine = worker.get();
            for (int piece = next.getAndIncrement(); piece < pieces; piece = next.getAndIncrement()) {
                mine.accept(piece);
            }
        };
        if (threads == 1) {
            loop.run();
            return;
        }
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> running = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                running.add(pool.submit(loop));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a resample failed", failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while resampling", interrupted);
        }
    }
}
