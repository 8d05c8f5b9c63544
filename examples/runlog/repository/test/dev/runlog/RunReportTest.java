package dev.runlog;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tiny.Check;
import tiny.Test;

public final class RunReportTest {
    private static final Instant TWO = Instant.parse("2026-03-01T02:00:00Z");

    private static Run run(String id, String host, long seconds, int exit) {
        return Run.planned(id, "n", "c", 1, List.of()).started(TWO, host).ended(TWO.plusSeconds(seconds), exit);
    }

    private final Run waiting = Run.planned("w", "n", "c", 1, List.of());
    private final Run running = Run.planned("r", "n", "c", 1, List.of()).started(TWO, "b");
    private final RunReport report =
            new RunReport(List.of(run("1", "a", 10, 0), run("2", "b", 30, 1), run("3", "a", 20, 137), waiting, running));

    @Test
    void countsFinishedRunsByClass() {
        Check.equal(Map.of(ExitClass.OK, 1, ExitClass.FAILED, 1, ExitClass.KILLED, 1), report.byClass());
    }

    @Test
    void addsUpTheTimeOfEachHost() {
        Check.equal(Map.of("a", Duration.ofSeconds(30), "b", Duration.ofSeconds(30)), report.busyTime());
    }

    @Test
    void namesTheSlowestFirst() {
        Check.equal(List.of("2", "3"), report.slowest(2).stream().map(Run::id).toList());
    }

    @Test
    void findsRunsThatAreStuck() {
        Check.equal(List.of(running), report.stuckSince(TWO.plusSeconds(1)));
        Check.equal(List.of(), report.stuckSince(TWO));
    }

    @Test
    void printsOneLinePerClassAndHost() {
        Check.equal("OK 1\nFAILED 1\nKILLED 1\na 30 s\nb 30 s\n", report.text());
    }
}
