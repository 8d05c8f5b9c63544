package dev.marlin.app.command.stats;

import dev.marlin.statistics.interval.Estimate;
import dev.marlin.statistics.ranking.annotator.CrowdRanking;
import dev.marlin.statistics.ranking.count.BothBad;
import dev.marlin.statistics.ranking.count.CellTable;
import dev.marlin.statistics.ranking.count.Comparisons;
import dev.marlin.statistics.ranking.count.Groups;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The ranking by votes that count as far as their annotators can be trusted. */
record CrowdedRanking(AnnotatorsTold people, RankChoices choices) {

    RankTold tell() {
        choices.requireHalfTies("Where annotators are weighed");
        if (choices.side()) {
            throw new IllegalArgumentException(
                    "Where annotators are weighed there is no --side: each annotator's own pull is told instead.");
        }
        Comparisons comparisons = people.judged().comparisons();
        CellTable cells = CellTable.count(comparisons, BothBad.LEFT_OUT, false);
        requireOneGroup(
                new Groups(cells.counts()).components(), comparisons.names().size());
        CrowdRanking.Result result = people.crowd();
        long[] votes = votes(comparisons);
        List<Estimate> thetas = new ArrayList<>();
        for (int i = 0; i < votes.length; i++) {
            double[] ends = result.interval(i, choices.confidence());
            thetas.add(new Estimate(result.theta().get(i), ends[0], ends[1], choices.confidence(), votes[i]));
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("ties", RankChoices.told("half", null));
        facts.put("log_posterior", result.logPosterior());
        facts.put("converged", result.converged());
        facts.put("both_bad_rate", cells.bothBadRate());
        facts.put("components", 1);
        facts.put("intervals", "sandwich of votes");
        String words = String.format(
                Locale.ROOT,
                "Ties are half wins; votes count as far as their annotators can be trusted.%nBoth bad: %.2f %% of all votes.",
                100 * cells.bothBadRate());
        return new RankTold(Placed.inOneGroup(comparisons.names(), thetas, choices.scale()), facts, words);
    }

    private static void requireOneGroup(List<int[]> groups, int competitors) {
        if (groups.size() != 1 || groups.getFirst().length != competitors) {
            throw new IllegalArgumentException(
                    "Annotators are weighed where all competitors met, directly or over others;" + " these votes leave "
                            + (groups.size() == 1 ? "somebody out." : groups.size() + " groups apart."));
        }
    }

    private static long[] votes(Comparisons comparisons) {
        long[] votes = new long[comparisons.names().size()];
        for (int row = 0; row < comparisons.rows(); row++) {
            if (comparisons.outcome(row) < 3) {
                votes[comparisons.left(row)]++;
                votes[comparisons.right(row)]++;
            }
        }
        return votes;
    }
}
