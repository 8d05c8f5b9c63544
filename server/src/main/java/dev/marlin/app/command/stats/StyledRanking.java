package dev.marlin.app.command.stats;

import dev.marlin.statistics.interval.Estimate;
import dev.marlin.statistics.ranking.count.BothBad;
import dev.marlin.statistics.ranking.count.CellTable;
import dev.marlin.statistics.ranking.count.Comparisons;
import dev.marlin.statistics.ranking.style.Covariates;
import dev.marlin.statistics.ranking.style.StyleControl;
import dev.marlin.statistics.ranking.style.StyleOptions;
import dev.marlin.statistics.ranking.style.StyledField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The ranking at equal style: strengths beside the effects of covariates.
 *
 * @param cluster by what votes are dependent, one kind only; empty when they are not
 */
record StyledRanking(Comparisons comparisons, String cluster, Covariates covariates, RankChoices choices) {

    RankTold tell() {
        choices.requireHalfTies("With covariates x_*");
        StyledField field = StyleControl.rank(
                comparisons,
                covariates,
                new StyleOptions(
                        BothBad.LEFT_OUT,
                        1,
                        choices.draws().bootstrap(),
                        choices.draws().threads()));
        List<Estimate> thetas =
                field.items().stream().map(StyledField.Item::theta).toList();
        List<String> names = field.items().stream().map(StyledField.Item::name).toList();
        List<Map<String, Object>> effects = new ArrayList<>();
        StringBuilder words =
                new StringBuilder("Ties are half wins; ratings are at equal style. Log-odds per standard deviation:");
        for (StyledField.Effect effect : field.effects()) {
            Estimate gamma = effect.gamma();
            effects.add(
                    Map.of("name", effect.name(), "gamma", gamma.value(), "low", gamma.low(), "high", gamma.high()));
            words.append(String.format(
                    Locale.ROOT, "%n%s %.4f (%.4f to %.4f)", effect.name(), gamma.value(), gamma.low(), gamma.high()));
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("ties", RankChoices.told("half", null));
        facts.put("log_likelihood", field.logLikelihood());
        facts.put(
                "both_bad_rate",
                CellTable.count(comparisons, BothBad.LEFT_OUT, false).bothBadRate());
        facts.put("components", 1);
        facts.put("effects", effects);
        facts.put("intervals", cluster.isEmpty() ? "bootstrap of votes" : "bootstrap by " + cluster);
        return new RankTold(Placed.inOneGroup(names, thetas, choices.scale()), facts, words.toString());
    }
}
