package dev.marlin.golds;

import dev.marlin.kernel.MarlinException;
import java.util.HashSet;
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

    /**
     * The one outcome of all of them.
     *
     * @throws MarlinException CONFLICT that says what is missing
     */
    Verdict outcome() {
        if (verdicts.size() < wanted) {
            throw refused(
                    verdicts.size() + " of " + wanted + " judgements of this task are accepted: wait for the others.");
        }
        Set<Verdict> distinct = new HashSet<>(verdicts);
        Verdict first = verdicts.getFirst();
        if (distinct.size() > 1) {
            throw refused("Its judgements prefer different agents, or its verifiers did not always say the same.");
        }
        if (first.winner().isEmpty()) {
            throw refused("Its judgements prefer no side.");
        }
        if (first.winner().equals(first.loser())) {
            throw refused("Both sides are the same agent.");
        }
        return first;
    }

    private static MarlinException refused(String why) {
        return MarlinException.conflict(why + " Only a task with one known outcome can be gold; nothing was stored.");
    }
}
