package dev.marlin.statistics.ranking;

import dev.marlin.statistics.interval.RankInterval;
import dev.marlin.statistics.ranking.fit.Prior;
import java.util.List;

/** What can be said about the order of agents: a ranking, several that must not be mixed, or nothing yet. */
public sealed interface Leaderboard {

    /** What was judged, whatever could be concluded from it. */
    BattleSummary summary();

    /**
     * All agents with a counted battle are linked by battles, directly or over others.
     *
     * @param standings by falling rating, then by name; a mere order of display, see {@link RankInterval}
     * @param davidson the model behind ranks and ratings
     * @param halfTie the same battles with ties as half wins
     * @param pairs all pairs with a counted battle, by name
     * @param unranked agents whose battles were all both bad, by name
     * @param clusters clusters with a counted battle in this field
     * @param resamplesWithPrior how many of the resamples had no finite maximum of Davidson's likelihood and took
     *     {@link Prior#PHANTOM_BATTLE}
     */
    record Ranked(
            BattleSummary summary,
            List<Standing> standings,
            Fit davidson,
            Fit halfTie,
            List<PairRecord> pairs,
            List<String> unranked,
            int clusters,
            int resamplesWithPrior,
            RankingOptions options)
            implements Leaderboard {

        public Ranked {
            standings = List.copyOf(standings);
            pairs = List.copyOf(pairs);
            unranked = List.copyOf(unranked);
        }
    }

    /**
     * The agents fall into groups that never met, so no rating can compare across groups.
     *
     * @param components each group ranked by itself, the largest first; {@code summary} is that of all battles
     */
    record Disconnected(BattleSummary summary, List<Ranked> components, List<String> unranked) implements Leaderboard {

        public Disconnected {
            components = List.copyOf(components);
            unranked = List.copyOf(unranked);
        }
    }

    /**
     * No battle said anything about an order: there were none, or all were both bad.
     *
     * @param agents who took part, by name
     */
    record TooFew(BattleSummary summary, List<String> agents) implements Leaderboard {

        public TooFew {
            agents = List.copyOf(agents);
        }
    }
}
