package dev.marlin.statistics.ranking;

import dev.marlin.statistics.ranking.count.Outcome;

/**
 * One judged comparison.
 *
 * @param a the agent that was shown as side A
 * @param b the agent that was shown as side B; never the same
 * @param cluster what makes battles dependent, normally the task: several judgements of one task are not several tasks
 */
public record Battle(String a, String b, Outcome outcome, String cluster) {

    public Battle {
        if (a.isBlank() || b.isBlank() || cluster.isBlank()) {
            throw new IllegalArgumentException("a battle names two agents and a cluster, none of them blank");
        }
        if (a.equals(b)) {
            throw new IllegalArgumentException(a + " cannot battle itself (cluster " + cluster + ")");
        }
    }
}
