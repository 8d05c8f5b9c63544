package dev.marlin.agents;

import dev.marlin.runner.agent.CommandAgent;
import dev.marlin.runner.agent.script.ScriptedAgent;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an adapter needs to bring its agent to work, read and checked. */
public sealed interface AdapterSettings {
    /**
     * Scripts by what they are for: a task's title or its base commit, or {@code *} for every other task.
     *
     * @param scripts at least one
     */
    record Scripted(Map<String, ScriptedAgent> scripts) implements AdapterSettings {
        private static final String ANY = "*";

        public Scripted {
            scripts = Map.copyOf(scripts);
        }

        /** The script for a task; empty when this agent has none for it. */
        public Optional<ScriptedAgent> of(String title, String baseCommit) {
            return Optional.ofNullable(scripts.get(title))
                    .or(() -> Optional.ofNullable(scripts.get(baseCommit)))
                    .or(() -> Optional.ofNullable(scripts.get(ANY)));
        }
    }

    /** A program in the sandbox. */
    record CommandLine(CommandAgent agent) implements AdapterSettings {}

    /**
     * Changes that were made elsewhere, brought task by task.
     *
     * @param models names under which prediction files know it; its own name counts, too
     */
    record Import(List<String> models) implements AdapterSettings {
        public Import {
            models = List.copyOf(models);
        }
    }
}
