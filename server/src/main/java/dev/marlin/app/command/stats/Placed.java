package dev.marlin.app.command.stats;

import dev.marlin.statistics.interval.Estimate;
import dev.marlin.statistics.interval.RankInterval;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One competitor as the shell tells it.
 *
 * @param component number of the group of competitors that were compared with each other, from 0
 * @param rating in the scale asked for; empty where the comparisons determine none
 */
record Placed(String name, int component, Optional<Estimate> rating, RankInterval rank, long n) {
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
