package dev.marlin.runner.agent.script;

import static dev.marlin.runner.agent.script.ScriptFields.list;
import static dev.marlin.runner.agent.script.ScriptFields.number;
import static dev.marlin.runner.agent.script.ScriptFields.text;
import static dev.marlin.runner.agent.script.ScriptFields.texts;
import static dev.marlin.runner.agent.script.ScriptFields.wrong;

import java.util.List;
import java.util.Map;

/** Reads script files that strangers wrote. */
final class ScriptReader {
    private static final String KEYS = "think, message, plan, read, search, edit, write, delete, run, recall, branch";
    private static final int DEEPEST = 8;

    private ScriptReader() {}

    static Script read(String json) {
        ScriptFields root =
                ScriptFields.of(LocatedJson.parse(json), "script", "agent", "version", "description", "turns");
        number(root.required("script"), 1, 1);
        LocatedJson turns = root.required("turns");
        if (list(turns).isEmpty()) {
            throw wrong(turns, "must hold at least one turn");
        }
        return new Script(
                text(root.required("agent")),
                text(root.required("version")),
                text(root.required("description")),
                list(turns).stream()
                        .map(turn -> steps(ScriptFields.of(turn, "steps").required("steps"), 0))
                        .toList());
    }

    private static List<ScriptStep> steps(LocatedJson value, int depth) {
        if (depth > DEEPEST) {
            throw wrong(value, "steps are nested deeper than " + DEEPEST);
        }
        return list(value).stream().map(step -> step(step, depth)).toList();
    }

    private static ScriptStep step(LocatedJson value, int depth) {
        if (!(value instanceof LocatedJson.Fields fields) || fields.values().size() != 1) {
            throw wrong(value, "a step is an object with exactly one of " + KEYS);
        }
        Map.Entry<String, LocatedJson> only =
                fields.values().entrySet().iterator().next();
        LocatedJson body = only.getValue();
        return switch (only.getKey()) {
            case "think" -> new ScriptStep.Think(text(body));
            case "message" -> new ScriptStep.Message(text(body));
            case "plan" -> new ScriptStep.Plan(texts(body));
            case "read" -> read(ScriptFields.of(body, "path", "expect"));
            case "search" -> search(ScriptFields.of(body, "pattern", "expect"));
            case "edit" -> edit(ScriptFields.of(body, "path", "find", "replace"));
            case "write" -> write(ScriptFields.of(body, "path", "content"));
            case "delete" -> new ScriptStep.Delete(ScriptFields.of(body, "path").path("path"));
            case "run" -> run(ScriptFields.of(body, "command", "expectExit", "expect", "onFailure"), depth);
            case "recall" -> recall(ScriptFields.of(body, "turn", "expect"));
            case "branch" -> branch(ScriptFields.of(body, "path", "contains", "then", "else"), depth);
            default -> throw wrong(body, "unknown step; known: " + KEYS);
        };
    }

    private static ScriptStep read(ScriptFields fields) {
        return new ScriptStep.Read(fields.path("path"), fields.texts("expect"));
    }

    private static ScriptStep search(ScriptFields fields) {
        LocatedJson pattern = fields.required("pattern");
        if (text(pattern).contains("\n") || text(pattern).indexOf('\0') >= 0) {
            throw wrong(pattern, "must be one line");
        }
        return new ScriptStep.Search(text(pattern), fields.texts("expect"));
    }

    private static ScriptStep edit(ScriptFields fields) {
        String find = fields.passage("find");
        if (find.isEmpty()) {
            throw wrong(fields.required("find"), "must not be empty");
        }
        return new ScriptStep.Edit(fields.path("path"), find, fields.passage("replace"));
    }

    private static ScriptStep write(ScriptFields fields) {
        return new ScriptStep.Write(fields.path("path"), fields.passage("content"));
    }

    private static ScriptStep run(ScriptFields fields, int depth) {
        LocatedJson command = fields.required("command");
        List<String> words = texts(command);
        if (words.isEmpty() || words.stream().anyMatch(word -> word.indexOf('\0') >= 0)) {
            throw wrong(command, "must hold a program and its arguments, without NUL");
        }
        return new ScriptStep.Run(
                words,
                fields.optional("expectExit").map(exit -> number(exit, 0, 255)).orElse(0),
                fields.texts("expect"),
                fields.optional("onFailure")
                        .map(steps -> steps(steps, depth + 1))
                        .orElse(List.of()));
    }

    private static ScriptStep recall(ScriptFields fields) {
        return new ScriptStep.Recall(number(fields.required("turn"), 1, 1000), fields.texts("expect"));
    }

    private static ScriptStep branch(ScriptFields fields, int depth) {
        return new ScriptStep.Branch(
                fields.path("path"),
                text(fields.required("contains")),
                steps(fields.required("then"), depth + 1),
                fields.optional("else").map(steps -> steps(steps, depth + 1)).orElse(List.of()));
    }
}
