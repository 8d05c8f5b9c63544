package dev.marlin.app.command.stats;

import dev.marlin.statistics.csv.CsvColumn;
import dev.marlin.statistics.csv.CsvColumn.Kind;
import dev.marlin.statistics.csv.CsvException;
import dev.marlin.statistics.csv.CsvTable;
import dev.marlin.statistics.labels.FunctionVotes;
import dev.marlin.statistics.labels.PeopleVotes;
import dev.marlin.statistics.labels.Roster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The table {@code item,voter,label}, one row per vote; a vote that is not there was not cast. A row without a label casts
 * none either, but its item and voter are known.
 *
 * @param items number of the item of each row
 * @param voters number of its voter; -1 without one
 * @param labels number of the class it names; -1 without one
 * @param roster the names behind the numbers
 */
record LabelTable(int[] items, int[] voters, byte[] labels, Roster roster) {
    private static final List<CsvColumn> COLUMNS = List.of(
            CsvColumn.required("item", Kind.WORD),
            CsvColumn.required("voter", Kind.TEXT),
            CsvColumn.required("label", Kind.TEXT));
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}");

    /**
     * @param classes how many there are, numbered from 0; 0 to take the labels that were given
     * @throws CsvException naming lines with a label of nobody, a second vote of a voter on an item, or a label that is no
     *     class
     */
    static LabelTable read(Path file, int classes) throws IOException {
        CsvTable csv = CsvTable.read(file, COLUMNS);
        List<String> given = filled(csv.word("label"));
        List<String> classNames = classes > 0
                ? IntStream.range(0, classes).mapToObj(Integer::toString).toList()
                : inOrder(given);
        List<String> voterNames = filled(csv.word("voter"));
        int[] items = csv.word("item").codes();
        int[] voters = numbered(csv.word("voter"), voterNames);
        int[] labels = numbered(csv.word("label"), classNames);
        CsvException.Complaints complaints = new CsvException.Complaints();
        complainOfLabels(csv, labels, classNames.size(), complaints);
        complainOfVoters(csv, voters, labels, complaints);
        complaints.refuse();
        byte[] codes = new byte[labels.length];
        for (int row = 0; row < codes.length; row++) {
            codes[row] = (byte) labels[row];
        }
        return new LabelTable(items, voters, codes, new Roster(csv.word("item").names(), voterNames, classNames));
    }

    private static List<String> filled(CsvTable.Words words) {
        return words.names().stream().filter(name -> !name.isEmpty()).toList();
    }

    /** The place of each row's word in some names; -1 without one. */
    private static int[] numbered(CsvTable.Words words, List<String> names) {
        Map<String, Integer> places = new HashMap<>();
        names.forEach(name -> places.put(name, places.size()));
        int[] byCode = words.names().stream()
                .mapToInt(name -> places.getOrDefault(name, -1))
                .toArray();
        int[] rows = new int[words.codes().length];
        Arrays.setAll(rows, row -> byCode[words.codes()[row]]);
        return rows;
    }

    private static void complainOfLabels(CsvTable csv, int[] labels, int classes, CsvException.Complaints complaints) {
        CsvTable.Words words = csv.word("label");
        for (int row = 0; row < labels.length; row++) {
            String label = words.names().get(words.codes()[row]);
            if (labels[row] < 0 && !label.isEmpty()) {
                complaints.add(
                        csv.lines()[row],
                        "label " + label + " is none of the " + classes
                                + " classes, which are numbered from 0; leave it empty where there was no vote");
            }
        }
    }

    private static void complainOfVoters(CsvTable csv, int[] voters, int[] labels, CsvException.Complaints complaints) {
        CsvTable.Words items = csv.word("item");
        CsvTable.Words names = csv.word("voter");
        SeenPairs seen = new SeenPairs(items.names().size(), names.names().size());
        for (int row = 0; row < voters.length; row++) {
            if (voters[row] < 0 && labels[row] >= 0) {
                complaints.add(csv.lines()[row], "a label of nobody: voter is empty");
            } else if (voters[row] >= 0 && !seen.add(items.codes()[row], voters[row])) {
                complaints.add(
                        csv.lines()[row],
                        names.names().get(names.codes()[row]) + " votes a second time on "
                                + items.names().get(items.codes()[row]));
            }
        }
    }

    /** Numbers ascending, else words in their order. */
    private static List<String> inOrder(List<String> names) {
        List<String> sorted = new ArrayList<>(names.stream().sorted().toList());
        if (names.stream().allMatch(name -> WHOLE.matcher(name).matches())) {
            sorted.sort((a, b) -> Integer.compare(Integer.parseInt(a), Integer.parseInt(b)));
        }
        if (sorted.size() < 2) {
            throw new IllegalArgumentException("All votes name the same class, or there are none: there is nothing to"
                    + " decide. Say with --classes how many there are if others are possible.");
        }
        if (sorted.size() > Roster.MOST_CLASSES) {
            throw new IllegalArgumentException("The column label names " + sorted.size() + " classes; at most "
                    + Roster.MOST_CLASSES + " can be told apart.");
        }
        return sorted;
    }

    PeopleVotes people() {
        int[] cast = IntStream.range(0, labels.length)
                .filter(row -> labels[row] >= 0)
                .toArray();
        byte[] given = new byte[cast.length];
        for (int vote = 0; vote < cast.length; vote++) {
            given[vote] = labels[cast[vote]];
        }
        return PeopleVotes.of(
                Arrays.stream(cast).map(row -> items[row]).toArray(),
                Arrays.stream(cast).map(row -> voters[row]).toArray(),
                given,
                roster);
    }

    FunctionVotes functions() {
        int functions = roster.voters().size();
        byte[] matrix = new byte[Math.multiplyExact(roster.items().size(), functions)];
        Arrays.fill(matrix, FunctionVotes.ABSTAIN);
        for (int vote = 0; vote < labels.length; vote++) {
            if (labels[vote] >= 0) {
                matrix[items[vote] * functions + voters[vote]] = labels[vote];
            }
        }
        return FunctionVotes.of(matrix, roster);
    }
}
