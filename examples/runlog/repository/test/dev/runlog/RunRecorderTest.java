package dev.runlog;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import tiny.Check;
import tiny.Test;

public final class RunRecorderTest {
    private static final Instant TWO = Instant.parse("2026-03-01T02:00:00Z");

    private final Path folder;
    private final RunStore store;

    RunRecorderTest() throws Exception {
        folder = Files.createTempDirectory("runlog");
        store = new RunStore(folder);
    }

    private RunRecorder at(Instant time, String host) {
        return new RunRecorder(store, Clock.fixed(time, ZoneOffset.UTC), host);
    }

    @Test
    void writesTheDocumentedForm() throws Exception {
        at(TWO, "worker-3").start("2026-03-01-import-0007", "import", "bin/import --all", List.of("nightly", "eu"));
        at(TWO.plusSeconds(849), "worker-3").end("2026-03-01-import-0007", 0);
        Check.equal(
                """
                id=2026-03-01-import-0007
                name=import
                command=bin/import --all
                attempt=1
                labels=nightly,eu
                start=2026-03-01T02:00:00Z
                end=2026-03-01T02:14:09Z
                host=worker-3
                exit=0
                class=OK
                """,
                Files.readString(folder.resolve("2026-03-01-import-0007.run")));
    }

    @Test
    void knowsWhetherARunIsFinished() throws Exception {
        Run started = at(TWO, "worker-3").start("a", "import", "x", List.of());
        Check.that(!started.isFinished(), "it has only been started");
        Check.equal(Duration.ZERO, started.duration());
        Run ended = at(TWO.plusSeconds(5), "worker-3").end("a", 137);
        Check.that(ended.isFinished(), "it has ended");
        Check.equal(Duration.ofSeconds(5), ended.duration());
    }

    @Test
    void countsAttempts() throws Exception {
        at(TWO, "worker-3").start("a", "import", "x", List.of());
        at(TWO, "worker-3").end("a", 1);
        Check.equal(2, at(TWO, "worker-4").start("a", "import", "x", List.of()).attempt());
    }

    @Test
    void onlyTheHostThatRunsItMayEndARun() throws Exception {
        at(TWO, "worker-3").start("a", "import", "x", List.of());
        IllegalStateException refused =
                Check.throwing(IllegalStateException.class, () -> at(TWO, "worker-4").end("a", 0));
        Check.equal("run a belongs to host worker-3, not worker-4", refused.getMessage());
    }

    @Test
    void endsARunOnlyOnce() throws Exception {
        at(TWO, "worker-3").start("a", "import", "x", List.of());
        at(TWO, "worker-3").end("a", 0);
        Check.throwing(IllegalStateException.class, () -> at(TWO, "worker-3").end("a", 0));
    }

    @Test
    void neverEndsARunBeforeItsStart() throws Exception {
        at(TWO, "worker-3").start("a", "import", "x", List.of());
        Check.throwing(IllegalArgumentException.class, () -> at(TWO.minusSeconds(1), "worker-3").end("a", 0));
    }
}
