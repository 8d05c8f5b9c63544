package dev.marlin.runner.agent.atif;

import dev.marlin.runner.agent.AgentAdapter;
import dev.marlin.runner.agent.AgentIdentity;
import dev.marlin.runner.agent.Provenance;
import dev.marlin.runner.agent.Trajectory;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * All turns of one candidate, to be written as one document.
 *
 * @param session id that tells this candidate's work from any other's
 * @param callsNoModel whether the agent has no model, so that no trainer may learn from it
 * @param turns at least one
 * @param metered what the gateway counted over all turns; the agent's own numbers never stand here
 * @param notes what a reader must know besides
 */
public record AtifRun(
        String session,
        AgentIdentity agent,
        Provenance provenance,
        boolean callsNoModel,
        List<Turn> turns,
        Optional<Metered> metered,
        Optional<String> notes) {
    public AtifRun {
        turns = List.copyOf(turns);
        if (session.isBlank() || turns.isEmpty()) {
            throw new IllegalArgumentException("a run has a session and at least one turn");
        }
    }

    /** One turn, without notes. */
    public static AtifRun of(String session, AgentAdapter agent, Turn turn, Optional<Metered> metered) {
        boolean callsNoModel = agent.traits().contains(AgentAdapter.Trait.CALLS_NO_MODEL);
        return new AtifRun(
                session, agent.identity(), agent.provenance(), callsNoModel, List.of(turn), metered, Optional.empty());
    }

    /**
     * The turns of several documents, one after the other; version and digest of the agent are those of the last.
     *
     * @param documents of one agent, each read by {@link AtifReader#own}; at least one
     * @throws IllegalArgumentException when they are of different agents
     */
    public static AtifRun joined(String session, List<AtifTrajectory> documents, Optional<String> notes) {
        return AtifParts.join(session, documents, notes);
    }

    /** One prompt and what the agent did then. */
    public record Turn(String prompt, Trajectory trajectory) {}

    /**
     * Tokens in four disjoint counters, and what they cost.
     *
     * @param costUsd empty when there is no price
     */
    public record Metered(long input, long cacheRead, long cacheWrite, long output, Optional<BigDecimal> costUsd) {
        /** Both together; the cost is known when both are. */
        public Metered plus(Metered other) {
            return new Metered(
                    input + other.input,
                    cacheRead + other.cacheRead,
                    cacheWrite + other.cacheWrite,
                    output + other.output,
                    costUsd.flatMap(cost -> other.costUsd.map(cost::add)));
        }
    }
}
