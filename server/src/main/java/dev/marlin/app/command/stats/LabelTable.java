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
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The table {@code item,voter,label}, one row per vote; a vote that is not there was not cast.
 *
 * @param items number of the item of each vote
 * @param voters number of its voter
 * @param labels number of the class it names
 * @param roster the names behind the numbers
 */
record LabelTable(int[] items, int[] voters, byte[] labels, Roster roster) {
    private static final List<CsvColumn> COLUMNS = List.of(
            CsvColumn.required("item", Kind.WORD),
            CsvColumn.required("voter", Kind.WORD),
            CsvColumn.required("label", Kind.WORD));
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}");

    /**
     * @param classes how many there are, numbered from 0; 0 to take the labels that were given
     * @throws CsvException naming lines with a second vote of a voter on an item, or a label that is no class
     */
    static LabelTable read(Path file, int classes) throws IOException {
        CsvTable csv = CsvTable.read(file, COLUMNS);
        CsvTable.Words labels = csv.word("label");
        List<String> names = classes > 0
                ? IntStream.range(0, classes).mapToObj(Integer::toString).toList()
                : given(labels.names());
        int[] places = labels.names().stream().mapToInt(names::indexOf).toArray();
        CsvException.Complaints complaints = new CsvException.Complaints();
        complain(csv, places, names.size(), complaints);
        complaints.refuse();
        byte[] codes = new byte[csv.rows()];
        for (int row = 0; row < codes.length; row++) {
            codes[row] = (byte) places[labels.codes()[row]];
        }
        Roster roster = new Roster(csv.word("item").names(), csv.word("voter").names(), names);
        return new LabelTable(csv.word("item").codes(), csv.word("voter").codes(), codes, roster);
    }

    private static void complain(CsvTable csv, int[] places, int classes, CsvException.Complaints complaints) {
        CsvTable.Words items = csv.word("item");
        CsvTable.Words voters = csv.word("voter");
        CsvTable.Words labels = csv.word("label");
        SeenPairs seen = new SeenPairs(items.names().size(), voters.names().size());
        for (int row = 0; row < csv.rows(); row++) {
            if (places[labels.codes()[row]] < 0) {
                complaints.add(
                        csv.lines()[row],
                        "label " + labels.names().get(labels.codes()[row]) + " is none of the " + classes
                                + " classes, which are numbered from 0");
            } else if (!seen.add(items.codes()[row], voters.codes()[row])) {
                complaints.add(
                        csv.lines()[row],
                        voters.names().get(voters.codes()[row]) + " votes a second time on "
                                + items.names().get(items.codes()[row]));
            }
        }
    }

    /** Numbers ascending, else words in their order. */
    private static List<String> given(List<String> names) {
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
        return PeopleVotes.of(items, voters, labels, roster);
    }

    FunctionVotes functions() {
        int functions = roster.voters().size();
        byte[] matrix = new byte[Math.multiplyExact(roster.items().size(), functions)];
        Arrays.fill(matrix, FunctionVotes.ABSTAIN);
        for (int vote = 0; vote < labels.length; vote++) {
            matrix[items[vote] * functions + voters[vote]] = labels[vote];
        }
        return FunctionVotes.of(matrix, roster);
    }
}
