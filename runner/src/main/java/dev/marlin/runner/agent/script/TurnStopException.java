package dev.marlin.runner.agent.script;

import dev.marlin.runner.agent.ExitClass;
import dev.marlin.runner.agent.TurnEnd;

/** Ends a scripted turn before its last step. */
final class TurnStopException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient TurnEnd end;

    TurnStopException(TurnEnd end) {
        super(end.reason());
        this.end = end;
    }

    /** The agent's own failure. */
    static TurnStopException error(String reason) {
        return new TurnStopException(new TurnEnd(ExitClass.AGENT_ERROR, reason));
    }

    TurnEnd end() {
        return end;
    }
}
