package dev.marlin.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.testkit.tasks.FakeDryRun;
import dev.marlin.testkit.tasks.TaskWorld;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DryRunsTest {
    private TaskWorld world;
    private DryRuns dryRuns;
    private PersonId author;

    @BeforeEach
    void open() {
        world = new TaskWorld();
        dryRuns = world.bean(DryRuns.class);
        author = world.person("author");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void keepsLogAndResultOfEveryVerifier() {
        Task task = world.draft(author);
        DryRunRow queued = dryRuns.start(task.id(), author);
        assertThat(queued.state()).isEqualTo(DryRunState.QUEUED);
        world.runDryRuns();
        DryRunRow done = dryRuns.latest(task.id()).orElseThrow();
        assertThat(done.state()).isEqualTo(DryRunState.DONE);
        assertThat(done.proves()).isTrue();
        assertThat(done.results()).extracting(DryRun.BaseResult::verifier).containsExactly("unit", "hole");
        assertThat(done.results()).extracting(DryRun.BaseResult::passed).containsExactly(true, false);
        List<DryRunRow.Line> lines = dryRuns.lines(done.id(), 0);
        assertThat(lines).extracting(DryRunRow.Line::number).containsExactly(1, 2, 3);
        assertThat(dryRuns.lines(done.id(), 2)).extracting(DryRunRow.Line::text).containsExactly("$ sh test.sh hole");
        assertThat(dryRuns.ofPresentContent(task)).contains(done);
    }

    @Test
    void startsTheSameTextOnlyOnceAtATime() {
        Task task = world.draft(author);
        DryRunRow first = dryRuns.start(task.id(), author);
        assertThat(dryRuns.start(task.id(), author)).isEqualTo(first);
        world.tasks().update(task.id(), world.tasks().version(task), world.content("Changed"), author);
        assertThatThrownBy(() -> dryRuns.start(task.id(), author))
                .isInstanceOf(MarlinException.class)
                .hasMessageContaining("before your last change");
        world.runDryRuns();
        assertThat(dryRuns.latest(task.id()).orElseThrow().failure().orElseThrow())
                .contains("draft was changed");
        assertThat(dryRuns.start(task.id(), author).state()).isEqualTo(DryRunState.QUEUED);
    }

    @Test
    void tellsInWordsWhyTheBaseCouldNotBePrepared() {
        Task task = world.draft(author);
        world.dryRun.failWith(FakeDryRun.noBase());
        dryRuns.start(task.id(), author);
        world.runDryRuns();
        DryRunRow failed = dryRuns.latest(task.id()).orElseThrow();
        assertThat(failed.state()).isEqualTo(DryRunState.FAILED);
        assertThat(failed.failure()).contains("The base commit is not in the repository.");
        assertThatThrownBy(() -> world.tasks().publish(task.id(), world.tasks().version(task), author))
                .hasMessageContaining("The base commit is not in the repository.");
    }

    @Test
    void ourOwnFaultIsNeverTheVerifiers() {
        Task task = world.draft(author);
        world.dryRun.failWith(new IllegalStateException("secret detail"));
        dryRuns.start(task.id(), author);
        world.runDryRuns();
        assertThat(dryRuns.latest(task.id()).orElseThrow().failure().orElseThrow())
                .contains("not in your verifiers")
                .doesNotContain("secret detail");
    }

    @Test
    void failsARunWhoseServerStopped() {
        Task task = world.draft(author);
        dryRuns.start(task.id(), author);
        DryRunStore store = world.bean(DryRunStore.class);
        store.claim(60);
        assertThat(store.failAbandoned("stopped")).isZero();
        world.database
                .jdbc()
                .sql("UPDATE dry_run SET lease_until = clock_timestamp() - interval '1 second'")
                .update();
        assertThat(store.failAbandoned("stopped")).isEqualTo(1);
        assertThat(dryRuns.latest(task.id()).orElseThrow().failure()).contains("stopped");
        assertThat(dryRuns.start(task.id(), author).state()).isEqualTo(DryRunState.QUEUED);
    }

    @Test
    void worksInTheBackgroundOnceTheServerRuns() throws InterruptedException {
        Task task = world.draft(author);
        CountDownLatch ran = new CountDownLatch(1);
        world.dryRun.whenRun(ran::countDown);
        DryRunWorker worker = world.bean(DryRunWorker.class);
        worker.start();
        try {
            dryRuns.start(task.id(), author);
            assertThat(ran.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(worker.isRunning()).isTrue();
        } finally {
            worker.stop();
        }
        assertThat(worker.isRunning()).isFalse();
    }

    @Test
    void keepsALogWithinItsLimits() {
        Task task = world.draft(author);
        DryRunRow run = dryRuns.start(task.id(), author);
        try (DryRunLog log = new DryRunLog(world.bean(DryRunStore.class), run.id())) {
            log.accept("a\u0000b" + "x".repeat(3000));
            for (int i = 0; i < 5100; i++) {
                log.accept("line");
            }
        }
        assertThat(dryRuns.lines(run.id(), 0).getFirst().text())
                .startsWith("a\uFFFDb")
                .hasSize(2001);
        assertThat(dryRuns.lines(run.id(), 4999))
                .extracting(DryRunRow.Line::text)
                .containsExactly("line", "… the rest of the log is not kept");
    }
}
