package dev.marlin.runner.agent;

import java.time.Instant;

/** One thing that an agent did, in neutral words; the raw stream is kept beside it. */
public sealed interface AgentEvent {
    Instant at();

    /** Text that the agent addressed to the person. */
    record Message(Instant at, String text) implements AgentEvent {}

    /** Reasoning that the agent made visible. */
    record Thought(Instant at, String text) implements AgentEvent {}

    /**
     * A tool call with its outcome.
     *
     * @param title short line for people: the command, the path, the pattern
     * @param path workspace-relative path for read and edit, else empty
     * @param exit exit code, −1 when there is none
     */
    record ToolCall(Instant at, Kind kind, String title, String path, int exit, String output) implements AgentEvent {}

    /** The turn ended. */
    record TurnEnded(Instant at, ExitClass exit, String reason) implements AgentEvent {}

    /** Neutral tool vocabulary; a native name that fits none is {@code OTHER}. */
    enum Kind {
        PLAN,
        SEARCH,
        READ,
        EDIT,
        RUN,
        TEST,
        OTHER
    }
}
