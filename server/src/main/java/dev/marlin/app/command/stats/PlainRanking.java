package dev.marlin.app.command.stats;

import dev.marlin.statistics.ranking.count.BothBad;
import dev.marlin.statistics.ranking.count.Comparisons;
import dev.marlin.statistics.ranking.field.FieldOptions;
import dev.marlin.statistics.ranking.field.FieldRanking;
import dev.marlin.statistics.ranking.field.IntervalMethod;
import dev.marlin.statistics.ranking.field.RankedField;
import dev.marlin.statistics.ranking.field.TieChoice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The ranking by a model of wins and ties alone.
 *
 * @param dependence by what votes are dependent, such as task; empty when they are not
 */
record PlainRanking(Comparisons comparisons, String dependence, RankChoices choices) {

    RankTold tell() {
        IntervalMethod intervals = comparisons.isClustered()
                ? new IntervalMethod.ClusterSandwich(choices.confidence())
                : new IntervalMethod.Bootstrap(
                        choices.draws().bootstrap(), choices.draws().threads());
        FieldOptions.Model model = new FieldOptions.Model(choices.ties(), choices.side(), BothBad.LEFT_OUT);
        RankedField field =
                FieldRanking.rank(comparisons, new FieldOptions(model, choices.gaps(), intervals, choices.scale()));
        List<RankedField.FittedModel> fits = field.components().stream()
                .flatMap(component -> component.fit().stream())
                .toList();
        return new RankTold(items(field), facts(field, fits), words(field, fits));
    }

    private static List<Placed> items(RankedField field) {
        List<Placed> items = new ArrayList<>();
        for (int c = 0; c < field.components().size(); c++) {
            for (RankedField.Item item : field.components().get(c).items()) {
                items.add(new Placed(item.name(), c, item.rating(), item.rank(), item.n()));
            }
        }
        return items;
    }

    private Map<String, Object> facts(RankedField field, List<RankedField.FittedModel> fits) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("ties", fits.isEmpty() ? RankChoices.told(name(choices.ties()), null) : ties(fits.getFirst()));
        facts.put(
                "log_likelihood",
                fits.isEmpty()
                        ? null
                        : fits.stream()
                                .mapToDouble(RankedField.FittedModel::logLikelihood)
                                .sum());
        facts.put("both_bad_rate", field.bothBadRate());
        facts.put("components", field.components().size());
        facts.put("unranked", field.unranked());
        facts.put("side_advantage", fits.isEmpty() ? null : fits.getFirst().sideAdvantage());
        facts.put(
                "prior",
                fits.stream()
                        .map(fit -> fit.prior().name().toLowerCase(Locale.ROOT))
                        .distinct()
                        .toList());
        facts.put("intervals", dependence.isEmpty() ? "bootstrap of votes" : "sandwich by " + dependence);
        return facts;
    }

    private static Map<String, Object> ties(RankedField.FittedModel fit) {
        return switch (fit.ties()) {
            case HALF_TIE -> RankChoices.told("half", null);
            case DAVIDSON -> RankChoices.told("davidson", fit.tieParameter());
            case RAO_KUPPER -> RankChoices.told("rao-kupper", fit.tieParameter());
        };
    }

    private static String name(TieChoice choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String words(RankedField field, List<RankedField.FittedModel> fits) {
        List<String> lines = new ArrayList<>();
        for (RankedField.FittedModel fit : fits) {
            lines.add(String.format(
                    Locale.ROOT,
                    "Ties: %s, parameter %.4f; log-likelihood %.4f.",
                    ties(fit).get("model"),
                    fit.tieParameter(),
                    fit.logLikelihood()));
        }
        lines.add(String.format(Locale.ROOT, "Both bad: %.2f %% of all votes.", 100 * field.bothBadRate()));
        if (field.components().size() > 1) {
            lines.add("The votes fall into " + field.components().size()
                    + " groups that never met; ratings do not compare across them.");
        }
        if (fits.size() < field.components().size()) {
            lines.add("Where there is no rating, somebody never lost to the others: only the order is known.");
        }
        return String.join("\n", lines);
    }
}
