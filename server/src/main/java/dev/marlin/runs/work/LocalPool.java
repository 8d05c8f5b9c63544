package dev.marlin.runs.work;

import dev.marlin.runner.run.CandidateRun;
import dev.marlin.runs.RunSettings;
import dev.marlin.runs.bases.Machinery;
import dev.marlin.runs.pairs.RunQueue;
import dev.marlin.runs.reports.ClaimedRun;
import dev.marlin.runs.reports.DoneRun;
import dev.marlin.runs.reports.RunOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The workers of this process: each claims a run, does it, reports. A heartbeat keeps the leases and stops runs that are
 * not ours any more. While the sandbox is not sound nothing is claimed: no run is given up for a fault of this machine,
 * and all are done once it is repaired. On a clean stop unfinished runs go back to the queue; after a kill their leases end.
 */
@Component
public class LocalPool implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LocalPool.class);
    private static final Duration BEAT = Duration.ofSeconds(2);
    private static final Duration IDLE = Duration.ofMillis(250);
    private static final Duration STANDSTILL = Duration.ofSeconds(2);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);

    private final RunQueue queue;
    private final CandidateWork work;
    private final Machinery machinery;
    private final int workers;
    private final String owner = "local-" + ProcessHandle.current().pid() + "-" + UUID.randomUUID();
    private final Map<ClaimedRun, Optional<CandidateRun>> active = new ConcurrentHashMap<>();
    private volatile boolean stopping;
    private volatile String obstacle = "";
    private @Nullable ExecutorService threads;
    private @Nullable ScheduledExecutorService heart;

    LocalPool(RunQueue queue, CandidateWork work, Machinery machinery, RunSettings settings) {
        this.queue = queue;
        this.work = work;
        this.machinery = machinery;
        this.workers = settings.workers();
    }

    /** Does the run that waits longest in the calling thread, without heartbeat; false when none waits. */
    public boolean runNext() {
        return next().isPresent();
    }

    /**
     * Does the queued runs, so many at a time, until none waits; keeps their leases meanwhile. For processes that end
     * then: this pool must not have been started.
     *
     * @param told about each run as it ends, also by several threads at once
     */
    public void drain(int places, Consumer<DoneRun> told) {
        ExecutorService opened = open(places);
        try {
            List<Future<?>> loops = new ArrayList<>();
            for (int i = 0; i < places; i++) {
                loops.add(opened.submit(() -> drainHere(told)));
            }
            for (Future<?> loop : loops) {
                loop.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            stop();
        }
    }

    private void drainHere(Consumer<DoneRun> told) {
        while (!stopping) {
            Optional<DoneRun> done = next();
            if (done.isEmpty()) {
                return;
            }
            told.accept(done.get());
        }
    }

    private Optional<DoneRun> next() {
        return queue.claim(owner).map(this::run);
    }

    private DoneRun run(ClaimedRun claimed) {
        long start = System.nanoTime();
        active.put(claimed, Optional.empty());
        try {
            RunOutcome outcome = work.run(claimed, run -> started(claimed, run));
            queue.finish(claimed, outcome);
            return new DoneRun(claimed, outcome, Duration.ofNanos(System.nanoTime() - start));
        } finally {
            active.remove(claimed);
        }
    }

    private void started(ClaimedRun claimed, CandidateRun run) {
        active.put(claimed, Optional.of(run));
        if (stopping) {
            run.cancel();
        }
    }

    @Override
    public synchronized void start() {
        if (threads != null || workers == 0) {
            return;
        }
        ExecutorService opened = open(workers);
        for (int i = 0; i < workers; i++) {
            opened.execute(this::work);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the heart catches and logs its own failures
    private synchronized ExecutorService open(int places) {
        if (threads != null) {
            throw new IllegalStateException("this pool is at work already");
        }
        stopping = false;
        ExecutorService opened = Executors.newFixedThreadPool(
                places, Thread.ofPlatform().name("runs-", 1).factory());
        threads = opened;
        ScheduledExecutorService beating = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("runs-heart").daemon().factory());
        beating.scheduleWithFixedDelay(this::beat, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
        heart = beating;
        return opened;
    }

    private void work() {
        while (!stopping) {
            try {
                if (standsStill()) {
                    TimeUnit.MILLISECONDS.sleep(STANDSTILL.toMillis());
                } else if (!runNext()) {
                    TimeUnit.MILLISECONDS.sleep(IDLE.toMillis());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.error("a worker could not take or report a run; trying again", e);
                pause();
            }
        }
    }

    /** Told in the log when it begins, not each time. */
    private boolean standsStill() {
        if (!queue.waits()) {
            return false;
        }
        String found = machinery.standstill().orElse("");
        if (!found.isEmpty() && obstacle.isEmpty()) {
            LOG.error("runs stay queued, because nothing may run in this machine's sandbox: {}", found);
        }
        obstacle = found;
        return !found.isEmpty();
    }

    /** Why queued runs wait; empty when none does, or when they are done. */
    Optional<String> obstacle() {
        return Optional.of(obstacle).filter(text -> !text.isEmpty());
    }

    /** A database that is away is not asked a thousand times a second. */
    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void beat() {
        active.forEach((claimed, run) -> {
            try {
                if (!queue.beat(claimed)) {
                    run.ifPresent(CandidateRun::cancel);
                }
            } catch (RuntimeException e) {
                LOG.warn("cannot extend the lease of run {}; trying again", claimed.id(), e);
            }
        });
    }

    @Override
    public synchronized void stop() {
        if (threads == null) {
            return;
        }
        stopping = true;
        active.forEach((claimed, run) -> giveBack(claimed, run));
        threads.shutdown();
        if (heart != null) {
            heart.shutdownNow();
        }
        try {
            if (!threads.awaitTermination(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
        threads = null;
    }

    private void giveBack(ClaimedRun claimed, Optional<CandidateRun> run) {
        try {
            queue.release(claimed);
        } catch (RuntimeException e) {
            LOG.warn("run {} could not be given back; its lease ends by itself", claimed.id(), e);
        }
        run.ifPresent(CandidateRun::cancel);
    }

    @Override
    public synchronized boolean isRunning() {
        return threads != null;
    }
}
