package dev.marlin.tasks;

import dev.marlin.kernel.MarlinException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Runs waiting dry runs, one after the other, off the request threads. While one runs, a heartbeat extends its lease; a
 * run whose lease ended belonged to a server that stopped, and is failed with that reason.
 */
@Component
public class DryRunWorker implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(DryRunWorker.class);
    private static final int LEASE_SECONDS = 60;
    private static final int HEARTBEAT_SECONDS = 15;
    private static final int POLL_MILLIS = 250;
    private static final int STOP_SECONDS = 10;

    private final DryRunStore store;
    private final TaskStore tasks;
    private final DryRun dryRun;
    private final boolean workers;
    private volatile @Nullable DryRunId current;
    private @Nullable ScheduledExecutorService threads;

    /** @param workers whether this process does dry runs by itself; commands do not */
    DryRunWorker(DryRunStore store, TaskStore tasks, DryRun dryRun, @Value("${marlin.workers:true}") boolean workers) {
        this.store = store;
        this.tasks = tasks;
        this.dryRun = dryRun;
        this.workers = workers;
    }

    /** Runs the oldest waiting dry run to its end; false when none waits. */
    public boolean runNext() {
        Optional<DryRunRow> claimed = store.claim(LEASE_SECONDS);
        claimed.ifPresent(this::run);
        return claimed.isPresent();
    }

    private void run(DryRunRow row) {
        current = row.id();
        try {
            store.finish(row.id(), results(row));
        } catch (MarlinException e) {
            store.fail(row.id(), String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("dry run {} failed", row.id(), e);
            store.fail(row.id(), "Something broke in Marlin, not in your verifiers. The task is as it was; try again.");
        } finally {
            current = null;
        }
    }

    private List<DryRun.BaseResult> results(DryRunRow row) {
        Task task = tasks.find(row.task()).orElseThrow();
        if (!TaskDigest.of(task).equals(row.content())) {
            throw MarlinException.conflict("The draft was changed before the run began. Start it again.");
        }
        try (DryRunLog log = new DryRunLog(store, row.id())) {
            List<DryRun.BaseResult> results = dryRun.run(task, log);
            DryRunProof.requireComplete(task, results);
            return results;
        }
    }

    @Override
    public boolean isAutoStartup() {
        return workers;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // both loops catch and log their own failures
    public synchronized void start() {
        ScheduledExecutorService started = Executors.newScheduledThreadPool(
                2, Thread.ofPlatform().name("dry-run-", 0).daemon().factory());
        started.scheduleWithFixedDelay(this::runWaiting, POLL_MILLIS, POLL_MILLIS, TimeUnit.MILLISECONDS);
        started.scheduleWithFixedDelay(this::beat, HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
        threads = started;
    }

    @Override
    public synchronized void stop() {
        ScheduledExecutorService running = threads;
        if (running != null) {
            running.shutdownNow();
            awaitEnd(running);
            threads = null;
        }
    }

    private static void awaitEnd(ScheduledExecutorService running) {
        try {
            if (!running.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("a dry run does not stop; its lease will end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return threads != null;
    }

    private void runWaiting() {
        try {
            while (runNext()) {
                LOG.debug("a dry run ended");
            }
        } catch (RuntimeException e) {
            LOG.error("cannot take the next dry run; trying again", e);
        }
    }

    private void beat() {
        try {
            @Nullable DryRunId ours = current;
            if (ours != null) {
                store.extend(ours, LEASE_SECONDS);
            }
            store.failAbandoned("The server stopped while this ran. Nothing was lost; start it again.");
        } catch (RuntimeException e) {
            LOG.error("cannot extend the lease of a dry run; trying again", e);
        }
    }
}
