package dev.marlin.runner.agent;

import dev.marlin.runner.sandbox.Execution;
import dev.marlin.runner.sandbox.Exit;
import dev.marlin.runner.sandbox.OutputSink;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a program that says nothing about itself: standard output is a message, standard error is kept beside it. */
final class PlainTextReader implements EventReader {
    private final String title;

    PlainTextReader(String title) {
        this.title = title;
    }

    /** Plain text has no end of an event but its own end. */
    @Override
    public List<AgentEvent> accept(OutputSink.Stream stream, byte[] bytes, int length, Instant now) {
        return List.of();
    }

    @Override
    public List<AgentEvent> end(Execution execution, Instant now) {
        List<AgentEvent> events = new ArrayList<>();
        int code = execution.exit() instanceof Exit.Exited exited ? exited.code() : -1;
        if (!execution.stderrText().isBlank()) {
            events.add(new AgentEvent.ToolCall(now, AgentEvent.Kind.OTHER, title, "", code, execution.stderrText()));
        }
        if (!execution.stdoutText().isBlank()) {
            events.add(new AgentEvent.Message(now, execution.stdoutText().strip()));
        }
        return events;
    }

    @Override
    public Optional<String> session() {
        return Optional.empty();
    }
}
