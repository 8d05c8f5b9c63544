package dev.marlin.runner.agent.script;

import dev.marlin.runner.agent.AgentEvent;
import dev.marlin.runner.agent.AgentEvent.Kind;
import dev.marlin.runner.agent.AgentSandbox;
import dev.marlin.runner.agent.TurnEnd;
import dev.marlin.runner.sandbox.Command;
import dev.marlin.runner.sandbox.Execution;
import dev.marlin.runner.sandbox.Exit;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The tools of a scripted agent: each is a command in the sandbox, and each leaves an event. Nothing here opens a file
 * of the host.
 */
final class ScriptTools {
    private static final String CONVERSATION = "/home/agent/conversation.json";
    private static final String SAVE = "mkdir -p -- \"$(dirname -- \"$1\")\" && cat > \"$1\"";
    private static final String SAVE_EMPTY = "mkdir -p -- \"$(dirname -- \"$1\")\" && : > \"$1\"";
    private static final Pattern TEST_WORD = Pattern.compile("\\b(test|verify|check)", Pattern.CASE_INSENSITIVE);

    private final AgentSandbox sandbox;
    private final List<AgentEvent> events;

    ScriptTools(AgentSandbox sandbox, List<AgentEvent> events) {
        this.sandbox = sandbox;
        this.events = events;
    }

    String read(String path) throws TurnStopException {
        Execution execution = run(Command.of("cat", "--", path));
        note(Kind.READ, path, path, execution);
        if (!execution.exit().isSuccess()) {
            throw TurnStopException.error(
                    "Reading " + path + " failed: " + execution.stderrText().strip());
        }
        return whole(path, execution);
    }

    /** Empty when there is no such file. */
    Optional<String> readIfThere(String path) throws TurnStopException {
        Execution execution = run(Command.of("sh", "-c", "[ ! -e \"$1\" ] && exit 44; cat -- \"$1\"", "sh", path));
        note(Kind.READ, path, path, execution);
        if (execution.exit() instanceof Exit.Exited exited && exited.code() == 44) {
            return Optional.empty();
        }
        if (!execution.exit().isSuccess()) {
            throw TurnStopException.error(
                    "Reading " + path + " failed: " + execution.stderrText().strip());
        }
        return Optional.of(whole(path, execution));
    }

    String search(String pattern) throws TurnStopException {
        Execution execution = run(Command.of("grep", "-rnIF", "--exclude-dir=.git", "-e", pattern, "."));
        note(Kind.SEARCH, pattern, "", execution);
        return execution.stdoutText();
    }

    void save(String path, String content) throws TurnStopException {
        Execution execution = store(path, content.getBytes(StandardCharsets.UTF_8));
        note(Kind.EDIT, path, path, execution);
        if (!execution.exit().isSuccess()) {
            throw TurnStopException.error(
                    "Writing " + path + " failed: " + execution.stderrText().strip());
        }
    }

    void delete(String path) throws TurnStopException {
        Execution execution = run(Command.of("rm", "--", path));
        note(Kind.EDIT, "remove " + path, path, execution);
        if (!execution.exit().isSuccess()) {
            throw TurnStopException.error(
                    "Removing " + path + " failed: " + execution.stderrText().strip());
        }
    }

    Execution program(List<String> words) throws TurnStopException {
        Execution execution = run(Command.of(words.toArray(String[]::new)));
        String line = String.join(" ", words);
        note(TEST_WORD.matcher(line).find() ? Kind.TEST : Kind.RUN, line, "", execution);
        return execution;
    }

    Conversation recall() throws TurnStopException {
        Execution execution = run(Command.of("cat", "--", CONVERSATION));
        note(Kind.READ, "conversation so far", "", execution);
        if (!execution.exit().isSuccess()) {
            throw TurnStopException.error("The conversation of the earlier turn is not there: the agent cannot go on.");
        }
        return Conversation.read(whole("the conversation", execution));
    }

    void remember(Conversation conversation) throws TurnStopException {
        Execution execution = store(CONVERSATION, conversation.toJson());
        if (!execution.exit().isSuccess()) {
            throw TurnStopException.error("The conversation could not be saved: "
                    + execution.stderrText().strip());
        }
    }

    static String output(Execution execution) {
        return execution.stdoutText() + execution.stderrText();
    }

    private Execution store(String path, byte[] content) throws TurnStopException {
        String line = content.length == 0 ? SAVE_EMPTY : SAVE;
        return run(Command.of("sh", "-c", line, "sh", path).withStdin(content));
    }

    /** What is no exit of the program itself ends the turn in the class that it belongs to. */
    private Execution run(Command command) throws TurnStopException {
        Execution execution = sandbox.run(command);
        if (!(execution.exit() instanceof Exit.Exited)) {
            throw new TurnStopException(TurnEnd.of(execution.exit()));
        }
        return execution;
    }

    private static String whole(String name, Execution execution) throws TurnStopException {
        if (execution.totalBytes() > execution.stdout().length + execution.stderr().length) {
            throw TurnStopException.error("Reading " + name + " gave more output than the turn has left.");
        }
        return execution.stdoutText();
    }

    private void note(Kind kind, String title, String path, Execution execution) {
        int code = execution.exit() instanceof Exit.Exited exited ? exited.code() : -1;
        events.add(new AgentEvent.ToolCall(sandbox.now(), kind, title, path, code, output(execution)));
    }
}
