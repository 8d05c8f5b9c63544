package dev.marlin.statistics.ranking;

import dev.marlin.statistics.interval.RankInterval;
import dev.marlin.statistics.ranking.fit.Prior;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The door of this package: battles in, leaderboard out. */
public final class Ranking {

    private Ranking() {}

    /**
     * Ranks the agents of the battles.
     *
     * <p>The result depends on the options and on the set of battles, not on their order. An agent that won or lost
     * everything is ranked with a stated weak prior ({@link Prior#PHANTOM_BATTLE}) and a wide interval. Groups of agents
     * that never met are ranked apart.
     *
     * @throws IllegalArgumentException when the battles name more than {@link BattleTable#MOST_AGENTS} agents
     */
    public static Leaderboard rank(List<Battle> battles, RankingOptions options) {
        BattleTable table = BattleTable.count(battles);
        RateBook rates = new RateBook(table, options.confidence());
        List<int[]> components = table.components();
        if (components.isEmpty()) {
            return new Leaderboard.TooFew(rates.summary(), table.agents());
        }
        List<String> unranked = unranked(table, components);
        if (components.size() == 1) {
            return ranked(table, rates, components.getFirst(), unranked, options);
        }
        List<Leaderboard.Ranked> groups = components.stream()
                .map(members -> ranked(table, rates, members, List.of(), options))
                .toList();
        return new Leaderboard.Disconnected(rates.summary(), groups, unranked);
    }

    private static Leaderboard.Ranked ranked(
            BattleTable table, RateBook rates, int[] members, List<String> unranked, RankingOptions options) {
        ClusterTypes clusters = ClusterTypes.of(table, members);
        ClusterBootstrap bootstrap = new ClusterBootstrap(clusters, options);
        List<String> names =
                Arrays.stream(members).mapToObj(m -> table.agents().get(m)).toList();
        return new Leaderboard.Ranked(
                rates.summary(),
                standings(names, rates, members, bootstrap),
                bootstrap.davidson().named(names),
                bootstrap.halfTie().named(names),
                pairs(rates, members),
                unranked,
                clusters.clusters(),
                bootstrap.resamplesWithPrior(),
                options);
    }

    private static List<Standing> standings(
            List<String> names, RateBook rates, int[] members, ClusterBootstrap bootstrap) {
        long[] battles =
                Arrays.stream(members).mapToLong(m -> rates.tally(m).counted()).toArray();
        Rating[] ratings = bootstrap.davidsonRatings(battles);
        Rating[] halfTies = bootstrap.halfTieRatings(battles);
        int[] seen = bootstrap.clustersOfAgent();
        List<RankInterval> ranks =
                RankInterval.of(Arrays.stream(ratings).map(Rating::theta).toList());
        return IntStream.range(0, members.length)
                .mapToObj(i -> new Standing(
                        names.get(i),
                        ranks.get(i),
                        ratings[i],
                        halfTies[i],
                        rates.tally(members[i]),
                        seen[i],
                        rates.bothBadRate(members[i])))
                .sorted(Comparator.comparingDouble(
                                (Standing s) -> -s.rating().theta().value())
                        .thenComparing(Standing::agent))
                .toList();
    }

    private static List<PairRecord> pairs(RateBook rates, int[] members) {
        List<PairRecord> pairs = new ArrayList<>();
        for (int i = 0; i < members.length; i++) {
            for (int j = i + 1; j < members.length; j++) {
                PairRecord pair = rates.pair(members[i], members[j]);
                if (pair != null) {
                    pairs.add(pair);
                }
            }
        }
        return pairs;
    }

    private static List<String> unranked(BattleTable table, List<int[]> components) {
        List<String> rest = new ArrayList<>(table.agents());
        components.forEach(members ->
                Arrays.stream(members).forEach(m -> rest.remove(table.agents().get(m))));
        return rest;
    }
}
