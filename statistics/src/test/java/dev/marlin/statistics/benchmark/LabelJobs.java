package dev.marlin.statistics.benchmark;

import dev.marlin.statistics.agreement.Categories;
import dev.marlin.statistics.agreement.Coefficient;
import dev.marlin.statistics.agreement.Level;
import dev.marlin.statistics.agreement.RatingTable;
import dev.marlin.statistics.labels.FunctionLabels;
import dev.marlin.statistics.labels.FunctionVotes;
import dev.marlin.statistics.labels.PeopleLabels;
import dev.marlin.statistics.labels.PeopleModel;
import dev.marlin.statistics.labels.PeopleVotes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The jobs P6 to P9: agreement and label models. */
final class LabelJobs {

    private static final int ITEMS = 1_000_000;
    private static final double MIB = 1 << 20;
    /** A tenth of what the peer takes on the same votes. */
    private static final double MOST_MIB_OF_FIFTY = 0.1 * 3.5 * 1024;

    private static final double MOST_MIB_OF_TEN = 0.1 * 1.1 * 1024;

    private LabelJobs() {}

    static List<Line> agreement() throws Exception {
        int[] codes = SimulatedLabels.codes(ITEMS, 5);
        Categories categories = Categories.of(List.of("A", "tie", "B", "both bad"));
        Cost cost = Cost.of(() -> {
            RatingTable table = RatingTable.ofRows(codes, 5, categories);
            return List.of(
                    new Coefficient.KrippendorffAlpha(Level.NOMINAL).of(table),
                    Coefficient.gwetAc1().of(table));
        });
        Cost bare = Cost.of(() -> SimulatedLabels.barePass(codes));
        return List.of(Line.timed("P6", "alpha and AC1, 1e6 units x 5 raters", cost, bare, cost.seconds(), 0.05));
    }

    static List<Line> tenFunctions() throws Exception {
        return functions(10, MOST_MIB_OF_TEN, Optional.empty());
    }

    static List<Line> fiftyFunctions() throws Exception {
        return functions(50, MOST_MIB_OF_FIFTY, Optional.of(0.6));
    }

    private static List<Line> functions(int functions, double mostMib, Optional<Double> goalSeconds) throws Exception {
        byte[] matrix = SimulatedLabels.functions(ITEMS, functions);
        FunctionVotes votes = FunctionVotes.of(matrix, functions, 2);
        Cost cost = Cost.of(() -> FunctionLabels.fit(votes));
        Cost bare = Cost.of(() -> SimulatedLabels.barePass(matrix));
        double peak = cost.peakHeapBytes() / MIB;
        String job = "label model, 1e6 x " + functions;
        String found = "%.4f s".formatted(cost.seconds());
        return List.of(
                goalSeconds
                        .map(goal -> Line.timed("P8", job, cost, bare, cost.seconds(), goal))
                        .orElseGet(
                                () -> Line.costing("P8", job, cost, bare, found, ">= 10x Snorkel", Line.BESIDE_PEER)),
                Line.told(
                        "P8",
                        "its peak heap, votes twice included",
                        "%.0f MiB".formatted(peak),
                        "<= %.0f MiB".formatted(mostMib),
                        peak <= mostMib ? "yes" : "no"));
    }

    static List<Line> people() throws Exception {
        PeopleVotes votes = SimulatedLabels.people(88_385);
        Cost bare = Cost.of(() -> SimulatedLabels.barePass(new byte[88_385]));
        Cost one = Cost.of(() -> PeopleLabels.fit(votes, PeopleModel.DAWID_SKENE));
        Cost chosen = Cost.of(() -> PeopleLabels.fit(votes));
        return List.of(
                Line.costing(
                        "P9",
                        "Dawid-Skene, 88,385 votes",
                        one,
                        bare,
                        "%.4f s".formatted(one.seconds()),
                        ">= 10x crowd-kit",
                        Line.BESIDE_PEER),
                Line.costing(
                        "P9",
                        "model chosen by held-out votes",
                        chosen,
                        bare,
                        "%.4f s".formatted(chosen.seconds()),
                        "-",
                        "-"));
    }

    /** P7 on sets of functions and P9 on sets of people. */
    static List<Line> accuracy(Optional<Path> folder) throws Exception {
        if (folder.isEmpty()) {
            return List.of(Line.told("P7", "accuracy", "no data given: --labels DIR", "mean >= .750", "-"));
        }
        List<Line> lines = new ArrayList<>();
        List<LabelSet.Accuracy> functions = new ArrayList<>();
        for (LabelSet set : LabelSet.all(folder.get())) {
            LabelSet.Accuracy found = set.accuracy();
            lines.add(line(set, found));
            if (!set.people()) {
                functions.add(found);
            }
        }
        if (!functions.isEmpty()) {
            lines.add(mean(functions));
        }
        return lines;
    }

    private static Line line(LabelSet set, LabelSet.Accuracy found) {
        String job = set.name() + ", " + set.items() + " items";
        String told = "%.4f, majority %.4f".formatted(found.model(), found.majority());
        return set.people()
                ? Line.told("P9", job, told, "within .005 of the best peer", Line.BESIDE_PEER)
                : Line.told("P7", job, told, ">= majority - .01", found.gain() >= -0.01 ? "yes" : "no");
    }

    private static Line mean(List<LabelSet.Accuracy> found) {
        double mean =
                found.stream().mapToDouble(LabelSet.Accuracy::model).average().orElse(0);
        double majority = found.stream()
                .mapToDouble(LabelSet.Accuracy::majority)
                .average()
                .orElse(0);
        return Line.told(
                "P7",
                "mean of " + found.size() + " sets of functions",
                "%.4f, majority %.4f".formatted(mean, majority),
                "mean >= .750",
                mean >= 0.75 ? "yes" : "no");
    }
}
