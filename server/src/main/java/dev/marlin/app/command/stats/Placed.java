package dev.marlin.app.command.stats;

import dev.marlin.statistics.interval.Estimate;
import dev.marlin.statistics.interval.RankInterval;
import dev.marlin.statistics.ranking.field.FieldScale;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One competitor as the shell tells it.
 *
 * @param component number of the group of competitors that were compared with each other, from 0
 * @param rating in the scale asked for; empty where the comparisons determine none
 */
record Placed(String name, int component, Optional<Estimate> rating, RankInterval rank, long n) {
    /** Competitors of one group by falling rating, from their strengths in natural log-odds. */
    static List<Placed> inOneGroup(List<String> names, List<Estimate> thetas, FieldScale scale) {
        List<Estimate> ratings = thetas.stream().map(scale::rating).toList();
        List<RankInterval> ranks = RankInterval.of(ratings);
        return IntStream.range(0, names.size())
                .mapToObj(i -> new Placed(
                        names.get(i),
                        0,
                        Optional.of(ratings.get(i)),
                        ranks.get(i),
                        ratings.get(i).n()))
                .sorted(Comparator.comparingDouble(
                        placed -> -placed.rating().orElseThrow().value()))
                .toList();
    }

    Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", name);
        facts.put("rating", rating.map(Estimate::value).orElse(null));
        facts.put("low", rating.map(Estimate::low).orElse(null));
        facts.put("high", rating.map(Estimate::high).orElse(null));
        facts.put("rank_low", rank.best());
        facts.put("rank_high", rank.worst());
        facts.put("n", n);
        facts.put("component", component);
        return facts;
    }
}
