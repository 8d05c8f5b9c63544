package dev.marlin.golds;

import dev.marlin.kernel.MarlinException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * How the judgements of a task came out that its campaign asked for.
 *
 * @param wanted judgements that the campaign asks for
 * @param verdicts those that are accepted: the author's, or the adjudicator's where one decided
 */
record Settled(int wanted, List<Verdict> verdicts) {
    Settled {
        verdicts = List.copyOf(verdicts);
    }

    /**
     * What one of them says.
     *
     * @param winner agent version of the preferred side; empty for a tie and both bad
     * @param winnerResolved whether its verifiers all passed; empty where they could not say
     */
    record Verdict(
            Optional<UUID> winner,
            Optional<UUID> loser,
            Optional<Boolean> winnerResolved,
            Optional<Boolean> loserResolved) {}

    /** Why they have no outcome that is known; empty when they have one. */
    Optional<String> objection() {
        if (verdicts.size() < wanted) {
            return Optional.of(
                    verdicts.size() + " of " + wanted + " judgements of this task are accepted: wait for the others.");
        }
        if (Set.copyOf(verdicts).size() > 1) {
            return Optional.of("Its judgements prefer different agents, or its verifiers did not always say the same.");
        }
        Verdict first = verdicts.getFirst();
        if (first.winner().isEmpty()) {
            return Optional.of("Its judgements prefer no side.");
        }
        return first.winner().equals(first.loser()) ? Optional.of("Both sides are the same agent.") : Optional.empty();
    }

    /**
     * The one outcome of all of them.
     *
     * @throws MarlinException CONFLICT with the objection
     */
    Verdict outcome() {
        objection().ifPresent(why -> {
            throw MarlinException.conflict(
                    why + " Only a task with one known outcome can be gold; nothing was stored.");
        });
        return verdicts.getFirst();
    }
}
