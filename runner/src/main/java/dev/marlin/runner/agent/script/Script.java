package dev.marlin.runner.agent.script;

import java.util.List;

/**
 * What a scripted agent will do, turn by turn. Its file is JSON:
 *
 * <pre>
 * {"script": 1, "agent": "Petrel", "version": "1.0", "description": "…",
 *  "turns": [{"steps": [STEP, …]}, …]}
 * </pre>
 *
 * <p>A step is an object with exactly one key; the keys and their fields are those of {@link ScriptStep}. A text that
 * is a passage of a file may be a list of lines instead, joined by line feeds. Unknown keys are refused.
 *
 * @param agent the agent's name
 * @param version the agent's version
 * @param description one sentence for people
 * @param turns one list of steps per prompt, at least one
 */
public record Script(String agent, String version, String description, List<List<ScriptStep>> turns) {
    public Script {
        turns = turns.stream().map(List::copyOf).toList();
        if (agent.isBlank() || version.isBlank() || turns.isEmpty()) {
            throw new IllegalArgumentException("a script names its agent and version and has at least one turn");
        }
    }
}
