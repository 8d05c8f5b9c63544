package dev.marlin.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.marlin.store.HouseClock;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Runs the jobs on this machine: polls the table each second, four at a time. A heartbeat each 15 seconds says that a job
 * is alive; after four missed ones it is given to another machine. Started with the application and stopped before the
 * database is; a command line that only needs the doors makes it with {@code enabled = false}.
 *
 * <p>Jobs are due by the house's clock; machines live in real time. Where the house is faster, polls come more often,
 * heartbeats count by the real time between them, and no job runs more than once in a real second.
 */
public final class JobRunner implements SmartLifecycle {
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration POLL_OF_REHEARSALS = Duration.ofMillis(250);
    private static final Duration LEAST_PAUSE = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final int MISSED_HEARTBEATS = 4;
    private static final int THREADS = 4;
    private static final Duration FIRST_RETRY = Duration.ofSeconds(10);
    private static final Duration LAST_RETRY = Duration.ofHours(1);

    private final DataSource dataSource;
    private final List<Task<?>> known = new ArrayList<>();
    private final List<RecurringTask<?>> recurring = new ArrayList<>();
    private final Clock clock;
    private final boolean enabled;
    private @Nullable Scheduler scheduler;

    /**
     * @param enabled whether {@link #start()} does anything
     * @throws IllegalArgumentException when two jobs have one name, or a name or interval breaks its rule
     */
    public JobRunner(
            DataSource dataSource,
            List<OneTimeJob> oneTimeJobs,
            List<RecurringJob> recurringJobs,
            Clock clock,
            boolean enabled) {
        this.dataSource = dataSource;
        this.clock = clock;
        this.enabled = enabled;
        Set<String> names = new HashSet<>();
        oneTimeJobs.forEach(job -> checkName(job.name(), names));
        recurringJobs.forEach(job -> checkName(job.name(), names));
        oneTimeJobs.forEach(job -> known.add(task(job)));
        recurringJobs.forEach(job -> recurring.add(task(job, clock)));
    }

    @Override
    public synchronized void start() {
        if (!enabled || scheduler != null) {
            return;
        }
        scheduler = Scheduler.create(dataSource, known)
                .startTasks(recurring)
                .threads(THREADS)
                .pollingInterval(speed(clock) > 1 ? POLL_OF_REHEARSALS : POLL)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit((int) Math.ceil(MISSED_HEARTBEATS * speed(clock)))
                .shutdownMaxWait(Duration.ofSeconds(20))
                .failureLogging(LogLevel.WARN, true)
                .clock(clock::instant)
                .build();
        scheduler.start();
    }

    @Override
    public synchronized void stop() {
        if (scheduler != null) {
            scheduler.stop();
            scheduler = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return scheduler != null;
    }

    private static void checkName(String name, Set<String> names) {
        if (!Jobs.NAME.matcher(name).matches() || !names.add(name)) {
            throw new IllegalArgumentException("a job's name is unique and in lower-case-words, not " + name);
        }
    }

    private static Task<Void> task(OneTimeJob job) {
        return Tasks.oneTime(job.name())
                .onFailure(new RetryLater())
                .onDeadExecutionRevive()
                .execute((instance, context) -> call(() -> job.run(instance.getId())));
    }

    private static RecurringTask<Void> task(RecurringJob job, Clock clock) {
        if (job.every().compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException(job.name() + " would run every " + job.every());
        }
        Duration least = HouseClock.during(clock, LEAST_PAUSE);
        Duration pause = job.every().compareTo(least) < 0 ? least : job.every();
        return Tasks.recurring(job.name(), FixedDelay.of(pause)).execute((instance, context) -> call(job::run));
    }

    private static double speed(Clock clock) {
        return clock instanceof HouseClock house ? Math.max(1, house.speed()) : 1;
    }

    private static void call(Work work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the job was told to stop", e);
        } catch (Exception e) {
            throw new IllegalStateException("the job failed", e);
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    /** Tries again after 10, 20, 40 … seconds, each hour at last. */
    private static final class RetryLater implements FailureHandler<Void> {
        @Override
        public void onFailure(ExecutionComplete complete, ExecutionOperations<Void> operations) {
            int failures = Math.min(complete.getExecution().consecutiveFailures, 20);
            Duration wait = FIRST_RETRY.multipliedBy(1L << failures);
            Duration capped = wait.compareTo(LAST_RETRY) > 0 ? LAST_RETRY : wait;
            operations.reschedule(complete, complete.getTimeDone().plus(capped));
        }
    }
}
