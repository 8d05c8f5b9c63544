package dev.marlin.statistics.ranking;

import dev.marlin.statistics.interval.Estimate;
import dev.marlin.statistics.interval.RateTally;
import dev.marlin.statistics.ranking.count.Tally;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every rate beside the ranking, counted cluster by cluster in one walk over the table. */
final class RateBook {

    private final BattleTable table;
    private final double confidence;
    private final RateTally bothBad = new RateTally();
    private final RateTally sideA = new RateTally();
    private final RateTally[] bothBadOfAgent;
    private final Map<Long, RateTally> winsOfPair = new HashMap<>();
    private final Tally[] tallies;
    private long sideAWins;
    private Tally total = Tally.EMPTY;

    RateBook(BattleTable table, double confidence) {
        this.table = table;
        this.confidence = confidence;
        int agents = table.agents().size();
        this.bothBadOfAgent = new RateTally[agents];
        this.tallies = new Tally[agents];
        for (int i = 0; i < agents; i++) {
            bothBadOfAgent[i] = new RateTally();
            tallies[i] = Tally.EMPTY;
        }
        ClusterSums sums = new ClusterSums(agents);
        for (int c = 0; c < table.clusters(); c++) {
            table.keys().forEachPair(c, sums::add);
            sums.close();
        }
    }

    BattleSummary summary() {
        return new BattleSummary(
                sideAWins,
                total.ties(),
                total.wins() + total.losses() - sideAWins,
                total.bothBad(),
                table.clusters(),
                bothBad.estimate(confidence).orElse(null),
                sideA.estimate(confidence).orElse(null));
    }

    Tally tally(int agent) {
        return tallies[agent];
    }

    Estimate bothBadRate(int agent) {
        return bothBadOfAgent[agent].estimate(confidence).orElseThrow();
    }

    /** The pair's record, or null when it has no counted battle; {@code first < second}. */
    @Nullable
    PairRecord pair(int first, int second) {
        RateTally wins = winsOfPair.get(pairKey(first, second));
        if (wins == null) {
            return null;
        }
        return new PairRecord(
                table.agents().get(first),
                table.agents().get(second),
                table.between(first, second),
                wins.estimate(confidence).orElseThrow());
    }

    private static long pairKey(int first, int second) {
        return ((long) first << 32) | second;
    }

    /** The sums of the cluster being walked. */
    private final class ClusterSums {
        private final int[] touched;
        private final long[] battles;
        private final long[] bad;
        private int touchedCount;
        private long allBad;
        private long all;
        private long sideAHere;
        private long decisive;

        ClusterSums(int agents) {
            touched = new int[agents];
            battles = new long[agents];
            bad = new long[agents];
        }

        void add(int first, int second, BattleKeys.PairInCluster counts) {
            Tally tally = counts.tally();
            addAgent(first, tally);
            addAgent(second, tally.fromTheOtherSide());
            total = total.plus(tally);
            all += tally.battles();
            allBad += tally.bothBad();
            sideAHere += counts.sideA();
            decisive += counts.decisive();
            if (tally.counted() > 0) {
                winsOfPair
                        .computeIfAbsent(pairKey(first, second), key -> new RateTally())
                        .add(tally.wins() + tally.ties() / 2.0, tally.counted());
            }
        }

        void close() {
            for (int t = 0; t < touchedCount; t++) {
                int agent = touched[t];
                bothBadOfAgent[agent].add((double) bad[agent], battles[agent]);
                bad[agent] = 0;
                battles[agent] = 0;
            }
            bothBad.add((double) allBad, all);
            sideA.add((double) sideAHere, decisive);
            sideAWins += sideAHere;
            touchedCount = 0;
            allBad = 0;
            all = 0;
            sideAHere = 0;
            decisive = 0;
        }

        private void addAgent(int agent, Tally tally) {
            if (battles[agent] == 0) {
                touched[touchedCount++] = agent;
            }
            battles[agent] += tally.battles();
            bad[agent] += tally.bothBad();
            tallies[agent] = tallies[agent].plus(tally);
        }
    }
}
