package dev.runlog;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Answers for the morning meeting, all about the same list of runs. */
public final class RunReport {
    private final List<Run> runs;

    public RunReport(List<Run> runs) {
        this.runs = List.copyOf(runs);
    }

    /** Number of finished runs per exit class. */
    public Map<ExitClass, Integer> byClass() {
        Map<ExitClass, Integer> counts = new TreeMap<>();
        for (Run run : runs) {
            if (run.exitClass() != null) {
                counts.merge(run.exitClass(), 1, Integer::sum);
            }
        }
        return counts;
    }

    /** Time that finished runs took, per host. */
    public Map<String, Duration> busyTime() {
        Map<String, Duration> times = new TreeMap<>();
        for (Run run : runs) {
            if (run.endedAt() != null) {
                times.merge(run.host(), Duration.between(run.startedAt(), run.endedAt()), Duration::plus);
            }
        }
        return times;
    }

    /** Finished runs, the longest first, at most so many. */
    public List<Run> slowest(int count) {
        return runs.stream()
                .filter(run -> run.endedAt() != null)
                .sorted(Comparator.comparing(Run::duration).reversed().thenComparing(Run::id))
                .limit(count)
                .toList();
    }

    /** Runs that were started before the given time and did not end. */
    public List<Run> stuckSince(Instant time) {
        return runs.stream()
                .filter(run -> run.startedAt() != null && run.endedAt() == null)
                .filter(run -> run.startedAt().isBefore(time))
                .toList();
    }

    /** The report as text, one line per class and host. */
    public String text() {
        StringBuilder text = new StringBuilder();
        byClass().forEach((kind, count) -> text.append(kind).append(' ').append(count).append('\n'));
        busyTime().forEach((host, time) -> text.append(Objects.requireNonNull(host))
                .append(' ')
                .append(time.toSeconds())
                .append(" s\n"));
        return text.toString();
    }
}
