package dev.marlin.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.testkit.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobsTest {
    private TestDatabase database;
    private Jobs jobs;
    private final BlockingQueue<String> ran = new LinkedBlockingQueue<>();

    @BeforeEach
    void open() {
        database = TestDatabase.create();
        jobs = new Jobs(new JobStore(database.jdbc()), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void runsWhatWasEnqueuedOnce() throws Exception {
        assertThat(jobs.enqueue("note", "a")).isTrue();
        assertThat(jobs.enqueue("note", "a")).isFalse();
        assertThat(jobs.enqueue("note", "b")).isTrue();
        try (Running running = run(List.of(new Note()), List.of())) {
            assertThat(List.of(next(), next())).containsExactlyInAnyOrder("a", "b");
            running.runner.stop();
        }
        assertThat(ran).isEmpty();
        assertThat(waiting()).isZero();
    }

    @Test
    void entersWithTheCallersTransactionOnly() {
        database.transactions().executeWithoutResult(status -> {
            jobs.enqueue("note", "never");
            status.setRollbackOnly();
        });
        assertThat(waiting()).isZero();
        database.transactions().executeWithoutResult(status -> {
            jobs.enqueue("note", "kept");
            assertThat(jobs.enqueue("note", "kept")).isFalse();
        });
        assertThat(waiting()).isEqualTo(1);
    }

    @Test
    void keepsAFailedJobForLater() throws Exception {
        jobs.enqueue("fails", "x");
        BlockingQueue<String> tried = new LinkedBlockingQueue<>();
        OneTimeJob fails = new OneTimeJob() {
            @Override
            public String name() {
                return "fails";
            }

            @Override
            public void run(String subject) {
                tried.add(subject);
                throw new IllegalStateException("not today");
            }
        };
        try (Running running = run(List.of(fails), List.of())) {
            assertThat(tried.poll(20, TimeUnit.SECONDS)).isEqualTo("x");
            running.runner.stop();
        }
        assertThat(database.jdbc()
                        .sql("SELECT consecutive_failures FROM scheduled_tasks"
                                + " WHERE NOT picked AND execution_time > now() + interval '5 seconds'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void doesNotRunBeforeTheDelayIsOver() throws Exception {
        jobs.enqueue("note", "later", Duration.ofHours(1));
        jobs.enqueue("note", "now");
        try (Running running = run(List.of(new Note()), List.of())) {
            assertThat(next()).isEqualTo("now");
            running.runner.stop();
        }
        assertThat(waiting()).isEqualTo(1);
    }

    @Test
    void repeatsARecurringJobThoughItFails() throws Exception {
        AtomicInteger count = new AtomicInteger();
        RecurringJob again = new RecurringJob() {
            @Override
            public String name() {
                return "again";
            }

            @Override
            public Duration every() {
                return Duration.ofSeconds(1);
            }

            @Override
            public void run() {
                ran.add("run " + count.incrementAndGet());
                throw new IllegalStateException("each time");
            }
        };
        try (Running running = run(List.of(), List.of(again))) {
            assertThat(List.of(next(), next())).containsExactly("run 1", "run 2");
            assertThat(running.runner.isRunning()).isTrue();
        }
    }

    @Test
    void takesOverFromAMachineThatDied() throws Exception {
        database.jdbc()
                .sql("INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, picked_by,"
                        + " last_heartbeat, version) VALUES ('note', 'orphan', now() - interval '1 hour', true,"
                        + " 'gone', now() - interval '10 minutes', 1)")
                .update();
        try (Running running = run(List.of(new Note()), List.of())) {
            assertThat(running.runner.isRunning()).isTrue();
            assertThat(next()).isEqualTo("orphan");
        }
    }

    @Test
    void staysStillWhereItIsNotWanted() {
        JobRunner runner =
                new JobRunner(database.dataSource(), List.of(new Note()), List.of(), Clock.systemUTC(), false);
        runner.start();
        assertThat(runner.isRunning()).isFalse();
        runner.stop();
    }

    @Test
    void refusesTwoJobsOfOneNameAndNamelessWork() {
        assertThatThrownBy(() -> run(List.of(new Note(), new Note()), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("note");
        assertThatThrownBy(() -> jobs.enqueue("note", "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> jobs.enqueue("Not A Name", "x")).isInstanceOf(IllegalArgumentException.class);
    }

    private String next() throws InterruptedException {
        return ran.poll(30, TimeUnit.SECONDS);
    }

    private long waiting() {
        return database.jdbc()
                .sql("SELECT count(*) FROM scheduled_tasks")
                .query(Long.class)
                .single();
    }

    private Running run(List<OneTimeJob> oneTime, List<RecurringJob> recurring) {
        JobRunner runner = new JobRunner(database.dataSource(), oneTime, recurring, Clock.systemUTC(), true);
        runner.start();
        return new Running(runner);
    }

    private record Running(JobRunner runner) implements AutoCloseable {
        @Override
        public void close() {
            runner.stop();
        }
    }

    private final class Note implements OneTimeJob {
        @Override
        public String name() {
            return "note";
        }

        @Override
        public void run(String subject) {
            ran.add(subject);
        }
    }
}
