package dev.marlin.statistics.ranking.table;

import dev.marlin.statistics.csv.CsvColumn;
import dev.marlin.statistics.csv.CsvColumn.Kind;
import dev.marlin.statistics.csv.CsvException;
import dev.marlin.statistics.csv.CsvTable;
import dev.marlin.statistics.ranking.annotator.Judged;
import dev.marlin.statistics.ranking.count.Comparisons;
import dev.marlin.statistics.ranking.count.Outcome;
import dev.marlin.statistics.ranking.style.Covariates;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The table {@code left,right,winner}, with a {@code weight}, a {@code task}, an {@code annotator} and covariates
 * {@code x_*} where they are there; one row per comparison.
 *
 * @param comparisons competitors numbered in the order of their names; in clusters by task and by annotators
 * @param dependence by what they are in clusters: task, annotator or both; empty for neither
 * @param judged with the annotators; empty without the column
 * @param covariates empty without any column {@code x_*}
 */
public record VoteTable(
        Comparisons comparisons, String dependence, Optional<Judged> judged, Optional<Covariates> covariates) {
    /** With fewer clusters their spread is guessed too badly (Cameron and Miller 2015, section VI). */
    private static final int FEWEST_ANNOTATORS = 20;

    private static final List<CsvColumn> COLUMNS = List.of(
            CsvColumn.required("left", Kind.WORD),
            CsvColumn.required("right", Kind.WORD),
            CsvColumn.required("winner", Kind.WORD),
            CsvColumn.optional("weight", Kind.NUMBER),
            CsvColumn.optional("task", Kind.WORD),
            CsvColumn.optional("annotator", Kind.WORD),
            CsvColumn.startingWith("x_", Kind.NUMBER));

    /**
     * Reads a file; {@code -} is standard input.
     *
     * @throws CsvException naming lines with an unknown winner, two equal sides or a weight that is not positive
     * @throws IllegalArgumentException when there is no row
     */
    public static VoteTable read(Path file) throws IOException {
        CsvTable csv = CsvTable.read(file, COLUMNS);
        CsvTable.Words left = csv.word("left");
        CsvTable.Words right = csv.word("right");
        List<String> names = Stream.concat(left.names().stream(), right.names().stream())
                .distinct()
                .sorted()
                .toList();
        int[] lefts = numbered(left, names);
        int[] rights = numbered(right, names);
        CsvException.Complaints complaints = new CsvException.Complaints();
        byte[] outcomes = outcomes(csv, complaints);
        for (int row = 0; row < csv.rows(); row++) {
            if (lefts[row] == rights[row]) {
                complaints.add(csv.lines()[row], names.get(lefts[row]) + " is compared with itself");
            }
        }
        Optional<double[]> weights = csv.number("weight");
        weights.ifPresent(column -> complainOfWeights(csv, column, complaints));
        complaints.refuse();
        if (csv.rows() == 0) {
            throw new IllegalArgumentException("The table has no comparison.");
        }
        Comparisons comparisons = Comparisons.of(names, lefts, rights, outcomes);
        comparisons = weights.isPresent() ? comparisons.weighted(weights.get()) : comparisons;
        return of(comparisons, csv);
    }

    private static VoteTable of(Comparisons rows, CsvTable csv) {
        Optional<CsvTable.Words> tasks = csv.optionalWord("task");
        Optional<CsvTable.Words> people = csv.optionalWord("annotator");
        Optional<CsvTable.Words> habits = people.filter(word -> word.names().size() >= FEWEST_ANNOTATORS);
        Comparisons clustered = rows;
        if (tasks.isPresent()) {
            clustered = rows.clustered(tasks.get().codes());
            clustered = habits.isPresent() ? clustered.crossed(habits.get().codes()) : clustered;
        } else if (habits.isPresent()) {
            clustered = rows.clustered(habits.get().codes());
        }
        String dependence = Stream.of(tasks.map(word -> "task"), habits.map(word -> "annotator"))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" and "));
        Optional<Judged> judged = people.map(word -> new Judged(rows, word.names(), word.codes()));
        return new VoteTable(clustered, dependence, judged, covariates(csv.numbers()));
    }

    private static int[] numbered(CsvTable.Words column, List<String> names) {
        int[] places = column.names().stream()
                .mapToInt(name -> Collections.binarySearch(names, name))
                .toArray();
        int[] numbers = new int[column.codes().length];
        for (int row = 0; row < numbers.length; row++) {
            numbers[row] = places[column.codes()[row]];
        }
        return numbers;
    }

    private static byte[] outcomes(CsvTable csv, CsvException.Complaints complaints) {
        CsvTable.Words winners = csv.word("winner");
        byte[] byWord = new byte[winners.names().size()];
        for (int word = 0; word < byWord.length; word++) {
            byWord[word] = switch (winners.names().get(word).toLowerCase(Locale.ROOT)) {
                case "left" -> Outcome.A.code();
                case "right" -> Outcome.B.code();
                case "tie" -> Outcome.TIE.code();
                case "both_bad" -> Outcome.BOTH_BAD.code();
                default -> -1;
            };
        }
        byte[] outcomes = new byte[csv.rows()];
        for (int row = 0; row < outcomes.length; row++) {
            int word = winners.codes()[row];
            outcomes[row] = byWord[word];
            if (byWord[word] < 0) {
                complaints.add(
                        csv.lines()[row],
                        "winner " + winners.names().get(word) + " is none of left, right, tie and both_bad");
            }
        }
        return outcomes;
    }

    private static void complainOfWeights(CsvTable csv, double[] weights, CsvException.Complaints complaints) {
        for (int row = 0; row < weights.length; row++) {
            if (!(weights[row] > 0)) {
                complaints.add(csv.lines()[row], "weight " + weights[row] + " is not positive");
            }
        }
    }

    private static Optional<Covariates> covariates(Map<String, double[]> numbers) {
        List<String> names =
                numbers.keySet().stream().filter(name -> name.startsWith("x_")).toList();
        double[][] columns = numbers.entrySet().stream()
                .filter(column -> column.getKey().startsWith("x_"))
                .map(Map.Entry::getValue)
                .toArray(double[][]::new);
        return names.isEmpty() ? Optional.empty() : Optional.of(new Covariates(names, columns));
    }
}
