package dev.marlin.runner.agent.script;

import dev.marlin.runner.agent.AgentEvent;
import dev.marlin.runner.agent.AgentIdentity;
import dev.marlin.runner.agent.AgentSandbox;
import dev.marlin.runner.agent.ExitClass;
import dev.marlin.runner.agent.Provenance;
import dev.marlin.runner.agent.SandboxedAgent;
import dev.marlin.runner.agent.Trajectory;
import dev.marlin.runner.agent.Turn;
import dev.marlin.runner.agent.TurnEnd;
import dev.marlin.runner.agent.TurnRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An agent that plays a {@link Script}. It is a real agent loop but for the model: it reads and edits files and runs
 * programs in the sandbox, acts on what they return, remembers its conversation in its home, and fails its turn when
 * the world is not as its script expects.
 *
 * @param script what it does
 * @param identity name and version of the script, digest of its bytes
 */
public record ScriptedAgent(Script script, AgentIdentity identity) implements SandboxedAgent {
    private static final int LONGEST_BYTES = 8 << 20;

    /** @throws ScriptFormatException naming line and field when the bytes are not a script */
    public static ScriptedAgent of(byte[] json) {
        if (json.length > LONGEST_BYTES) {
            throw new ScriptFormatException(1, "", "a script has at most 8 MiB");
        }
        Script script = ScriptReader.read(new String(json, StandardCharsets.UTF_8));
        return new ScriptedAgent(
                script, new AgentIdentity(script.agent(), script.version(), AgentIdentity.digestOf(json)));
    }

    @Override
    public Provenance provenance() {
        return Provenance.SCRIPTED;
    }

    @Override
    public Set<Trait> traits() {
        return script.turns().size() > 1
                ? Set.of(Trait.CALLS_NO_MODEL, Trait.FOLLOWS_UP)
                : Set.of(Trait.CALLS_NO_MODEL);
    }

    @Override
    public Turn run(TurnRequest request, AgentSandbox sandbox) {
        List<AgentEvent> events = new ArrayList<>();
        TurnEnd end = play(request, sandbox, events);
        events.add(new AgentEvent.TurnEnded(sandbox.now(), end.exit(), end.reason()));
        Trajectory trajectory = Trajectory.of(events);
        return new Turn(end.exit(), end.reason(), trajectory, trajectory.toJsonLines(), Optional.empty());
    }

    private TurnEnd play(TurnRequest request, AgentSandbox sandbox, List<AgentEvent> events) {
        if (request.turn() > script.turns().size()) {
            return new TurnEnd(ExitClass.AGENT_ERROR, "The script has no turn " + request.turn() + ".");
        }
        try {
            new ScriptPlay(sandbox, events)
                    .play(request.turn(), request.prompt(), script.turns().get(request.turn() - 1));
            return new TurnEnd(ExitClass.COMPLETED, "");
        } catch (TurnStopException stopped) {
            return stopped.end();
        }
    }
}
