package dev.marlin.dashboards;

import dev.marlin.dashboards.BattleStore.Opinion;
import dev.marlin.statistics.agreement.Agreement;
import dev.marlin.statistics.agreement.Categories;
import dev.marlin.statistics.agreement.Choice;
import dev.marlin.statistics.agreement.Coefficient;
import dev.marlin.statistics.agreement.Level;
import dev.marlin.statistics.agreement.RatingTable;
import dev.marlin.statistics.interval.BootstrapOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** How far people agree, question by question. */
final class AgreementTables {
    private static final long SEED = 20260101;
    private static final int RESAMPLES = 1_000;
    private static final Categories VERDICTS =
            Categories.of(Arrays.stream(Battle.Verdict.values()).map(Enum::name).toList());
    private static final Categories STEPS = Categories.of(List.of("1", "2", "3", "4", "5", "6", "7"));

    private AgreementTables() {}

    /** The overall answer first, then axes by name. */
    static List<Dashboard.Agreed> of(List<Opinion> opinions) {
        TreeMap<String, TreeMap<String, List<String>>> questions = new TreeMap<>();
        opinions.forEach(one -> questions
                .computeIfAbsent(one.axis(), axis -> new TreeMap<>())
                .computeIfAbsent(one.comparison().toString(), comparison -> new ArrayList<>())
                .add(one.category()));
        List<Dashboard.Agreed> rows = new ArrayList<>();
        TreeMap<String, List<String>> overall = questions.remove("overall");
        if (overall != null) {
            rows.add(row("overall", RatingTable.of(choices(overall), VERDICTS), Level.NOMINAL));
        }
        questions.forEach(
                (axis, answers) -> rows.add(row(axis, RatingTable.of(choices(answers), STEPS), Level.ORDINAL)));
        return rows;
    }

    /**
     * The overall answer by what comparisons are of; parts without a comparison that two people judged are left out. There
     * is none by turn, for nobody but the author says anything of a turn.
     */
    static List<Dashboard.AgreedSlice> slices(List<Opinion> opinions, Map<UUID, Battle.Traits> traits) {
        List<Dashboard.AgreedSlice> rows = new ArrayList<>();
        for (Slicing slicing : Slicing.values()) {
            TreeMap<String, TreeMap<String, List<String>>> parts = new TreeMap<>();
            opinions.stream()
                    .filter(one -> one.axis().equals("overall"))
                    .forEach(one -> Optional.ofNullable(traits.get(one.comparison()))
                            .flatMap(slicing::part)
                            .ifPresent(part -> parts.computeIfAbsent(part, key -> new TreeMap<>())
                                    .computeIfAbsent(one.comparison().toString(), comparison -> new ArrayList<>())
                                    .add(one.category())));
            parts.forEach((part, answers) -> {
                RatingTable table = RatingTable.of(choices(answers), VERDICTS);
                if (table.pairableUnits() >= (slicing.onlyLarge() ? Share.FEWEST : 1)) {
                    Dashboard.Agreed row = row("overall", table, Level.NOMINAL);
                    rows.add(new Dashboard.AgreedSlice(slicing.key() + " " + part, row.alpha(), row.percent()));
                }
            });
        }
        return rows;
    }

    /** Neither coefficient asks who said what; without it, resamples are the same for whoever has only the answers. */
    private static List<Choice> choices(Map<String, List<String>> answers) {
        List<Choice> choices = new ArrayList<>();
        answers.forEach((comparison, said) -> {
            List<String> sorted = said.stream().sorted().toList();
            for (int i = 0; i < sorted.size(); i++) {
                choices.add(new Choice(comparison, Integer.toString(i), sorted.get(i)));
            }
        });
        return choices;
    }

    private static Dashboard.Agreed row(String question, RatingTable table, Level level) {
        return new Dashboard.Agreed(
                question,
                share(table, new Coefficient.KrippendorffAlpha(level)),
                share(table, new Coefficient.PercentAgreement()));
    }

    private static Share share(RatingTable table, Coefficient coefficient) {
        long units = table.pairableUnits();
        return units < Share.FEWEST
                ? Share.of(units, Optional.empty())
                : Share.of(
                        units,
                        Agreement.of(table, coefficient, new BootstrapOptions(SEED, RESAMPLES, Share.CONFIDENCE))
                                .map(Agreement::estimate));
    }
}
