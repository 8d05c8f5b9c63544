package dev.runlog;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** One run of one program. Immutable: starting and ending make a new one. */
public final class Run {
    private final String id;
    private final String name;
    private final String command;
    private final int attempt;
    private final List<String> labels;
    private final Instant startedAt;
    private final Instant endedAt;
    private final String host;
    private final Integer exitCode;
    private final ExitClass exitClass;

    public Run(
            String id,
            String name,
            String command,
            int attempt,
            List<String> labels,
            Instant startedAt,
            Instant endedAt,
            String host,
            Integer exitCode,
            ExitClass exitClass) {
        this.id = Objects.requireNonNull(id);
        this.name = Objects.requireNonNull(name);
        this.command = Objects.requireNonNull(command);
        this.attempt = attempt;
        this.labels = List.copyOf(labels);
        this.startedAt = startedAt;
        this.endedAt = endedAt;
        this.host = host;
        this.exitCode = exitCode;
        this.exitClass = exitClass;
        if (attempt < 1) {
            throw new IllegalArgumentException("attempts count from 1");
        }
        if ((startedAt == null) != (host == null)) {
            throw new IllegalArgumentException("a run that was started has a host, and no other has");
        }
        if ((endedAt == null) != (exitClass == null) || (endedAt == null) != (exitCode == null)) {
            throw new IllegalArgumentException("a run that ended has an exit code and class, and no other has");
        }
        if (endedAt != null && (startedAt == null || endedAt.isBefore(startedAt))) {
            throw new IllegalArgumentException("a run ends after it was started");
        }
    }

    /** A run that waits to be started. */
    public static Run planned(String id, String name, String command, int attempt, List<String> labels) {
        return new Run(id, name, command, attempt, labels, null, null, null, null, null);
    }

    public Run started(Instant at, String onHost) {
        if (startedAt != null) {
            throw new IllegalStateException("already started: " + id);
        }
        return new Run(id, name, command, attempt, labels, at, null, onHost, null, null);
    }

    public Run ended(Instant at, int exit) {
        if (startedAt == null || endedAt != null) {
            throw new IllegalStateException("not running: " + id);
        }
        return new Run(id, name, command, attempt, labels, startedAt, at, host, exit, ExitClass.of(exit));
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String command() {
        return command;
    }

    public int attempt() {
        return attempt;
    }

    public List<String> labels() {
        return labels;
    }

    /** When it was started; null when it was not yet. */
    public Instant startedAt() {
        return startedAt;
    }

    /** When it ended; null when it did not yet. */
    public Instant endedAt() {
        return endedAt;
    }

    /** Where it ran; null when it was not yet started. */
    public String host() {
        return host;
    }

    /** Exit code; null when it did not yet end. */
    public Integer exitCode() {
        return exitCode;
    }

    /** How it ended; null when it did not yet. */
    public ExitClass exitClass() {
        return exitClass;
    }

    public boolean isFinished() {
        return endedAt != null;
    }

    /** From start to end; zero when it did not yet end. */
    public Duration duration() {
        return endedAt == null ? Duration.ZERO : Duration.between(startedAt, endedAt);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Run run
                && id.equals(run.id)
                && name.equals(run.name)
                && command.equals(run.command)
                && attempt == run.attempt
                && labels.equals(run.labels)
                && Objects.equals(startedAt, run.startedAt)
                && Objects.equals(endedAt, run.endedAt)
                && Objects.equals(host, run.host)
                && Objects.equals(exitCode, run.exitCode)
                && exitClass == run.exitClass;
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, name, command, attempt, labels, startedAt, endedAt, host, exitCode, exitClass);
    }

    @Override
    public String toString() {
        return "Run[" + id + ", " + (exitClass == null ? "unfinished" : exitClass) + "]";
    }
}
