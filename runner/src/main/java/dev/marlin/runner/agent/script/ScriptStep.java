package dev.marlin.runner.agent.script;

import java.util.List;

/** One thing that a scripted agent does. Paths are relative to the workspace and never lead out of it. */
public sealed interface ScriptStep {
    /** Reasoning, made visible: {@code {"think": "…"}}. */
    record Think(String text) implements ScriptStep {}

    /** Text for the person: {@code {"message": "…"}}. */
    record Message(String text) implements ScriptStep {}

    /** What it means to do: {@code {"plan": ["…"]}}. */
    record Plan(List<String> points) implements ScriptStep {
        public Plan {
            points = List.copyOf(points);
        }
    }

    /** Reads a file; every text of {@code expect} must be in it. */
    record Read(String path, List<String> expect) implements ScriptStep {
        public Read {
            expect = List.copyOf(expect);
        }
    }

    /** Looks for a fixed text in all text files; every text of {@code expect} must be in the {@code path:line:text} list. */
    record Search(String pattern, List<String> expect) implements ScriptStep {
        public Search {
            expect = List.copyOf(expect);
        }
    }

    /** Replaces a passage that is there exactly once. */
    record Edit(String path, String find, String replace) implements ScriptStep {}

    /** Writes a whole file, with its folders. */
    record Write(String path, String content) implements ScriptStep {}

    /** Removes a file. */
    record Delete(String path) implements ScriptStep {}

    /**
     * Runs a program. When exit code or output are not as expected, {@code onFailure} is done and the program is run
     * once more; without {@code onFailure}, or when that does not help, the turn fails.
     */
    record Run(List<String> command, int expectExit, List<String> expect, List<ScriptStep> onFailure)
            implements ScriptStep {
        public Run {
            command = List.copyOf(command);
            expect = List.copyOf(expect);
            onFailure = List.copyOf(onFailure);
        }
    }

    /** Reads what this agent said in an earlier turn, from its conversation file. */
    record Recall(int turn, List<String> expect) implements ScriptStep {
        public Recall {
            expect = List.copyOf(expect);
        }
    }

    /** Reads a file, which may be absent, and goes one way or the other; {@code else} may be missing. */
    record Branch(String path, String contains, List<ScriptStep> then, List<ScriptStep> otherwise)
            implements ScriptStep {
        public Branch {
            then = List.copyOf(then);
            otherwise = List.copyOf(otherwise);
        }
    }
}
