package dev.marlin.runner.agent;

import java.util.Optional;

/**
 * What an agent is asked in one turn.
 *
 * @param turn counts from 1
 * @param prompt what the person wrote; no NUL
 * @param session what the same agent's previous {@link Turn} named, to go on with; empty in the first turn
 */
public record TurnRequest(int turn, String prompt, Optional<String> session) {
    public TurnRequest {
        if (turn < 1 || prompt.isBlank() || prompt.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a turn counts from 1 and has a prompt without NUL");
        }
    }

    public static TurnRequest first(String prompt) {
        return new TurnRequest(1, prompt, Optional.empty());
    }
}
