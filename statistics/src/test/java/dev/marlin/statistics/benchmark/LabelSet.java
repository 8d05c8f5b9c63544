package dev.marlin.statistics.benchmark;

import dev.marlin.statistics.csv.CsvColumn;
import dev.marlin.statistics.csv.CsvTable;
import dev.marlin.statistics.labels.FunctionLabels;
import dev.marlin.statistics.labels.FunctionModel;
import dev.marlin.statistics.labels.FunctionVotes;
import dev.marlin.statistics.labels.PeopleLabels;
import dev.marlin.statistics.labels.PeopleModel;
import dev.marlin.statistics.labels.PeopleVotes;
import dev.marlin.statistics.labels.Posteriors;
import dev.marlin.statistics.labels.VoteBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A folder with votes whose truth is known: {@code votes.csv} with the columns {@code item,voter,label}, a vote that is not
 * there not having been cast; {@code truth.csv} with {@code item,label}; and, where people voted, a file {@code kind} that
 * says {@code people} ({@code functions}, or no such file, for labeling functions).
 *
 * <p>Items without any vote stand in the truth alone and count; items whose truth is not told do not.
 */
record LabelSet(String name, boolean people, Words votes, Words truth) {

    /** Rows of words by column. */
    record Words(Map<String, List<String>> columns) {
        List<String> of(String column) {
            return columns.getOrDefault(column, List.of());
        }
    }

    /** Shares of items labeled right; an item whose likeliest classes tie counts as guessing among them would on average. */
    record Accuracy(double majority, double model) {
        double gain() {
            return model - majority;
        }
    }

    /** The sets of a folder by name. */
    static List<LabelSet> all(Path folder) throws IOException {
        List<Path> inside;
        try (Stream<Path> listed = Files.list(folder)) {
            inside = listed.filter(each -> Files.exists(each.resolve("votes.csv")))
                    .sorted()
                    .toList();
        }
        List<LabelSet> sets = new ArrayList<>();
        for (Path each : inside) {
            sets.add(read(each));
        }
        return sets;
    }

    private static LabelSet read(Path folder) throws IOException {
        Path kind = folder.resolve("kind");
        String said = Files.exists(kind) ? Files.readString(kind).strip() : "functions";
        if (!said.equals("people") && !said.equals("functions")) {
            throw new IllegalArgumentException(kind + " says " + said + ", which is neither people nor functions");
        }
        return new LabelSet(
                folder.getFileName().toString(),
                said.equals("people"),
                words(folder.resolve("votes.csv"), List.of("item", "voter", "label")),
                words(folder.resolve("truth.csv"), List.of("item", "label")));
    }

    private static Words words(Path file, List<String> names) throws IOException {
        CsvTable table = CsvTable.read(
                file,
                names.stream()
                        .map(name -> CsvColumn.required(name, CsvColumn.Kind.WORD))
                        .toList());
        Map<String, List<String>> columns = new LinkedHashMap<>();
        for (String name : names) {
            CsvTable.Words column = table.word(name);
            List<String> words = new ArrayList<>(table.rows());
            for (int code : column.codes()) {
                words.add(column.names().get(code));
            }
            columns.put(name, words);
        }
        return new Words(columns);
    }

    /** How many items have a known truth. */
    int items() {
        return truth.of("item").size();
    }

    Accuracy accuracy() {
        TreeSet<String> given = new TreeSet<>(votes.of("label"));
        given.addAll(truth.of("label"));
        List<String> classes = List.copyOf(given);
        VoteBuilder builder = new VoteBuilder(classes);
        // Items of the truth come first, so that they are numbered as it names them.
        Map<String, Integer> numbers = new LinkedHashMap<>();
        for (String item : truth.of("item")) {
            numbers.put(item, numbers.size());
            builder.item(item);
        }
        for (int v = 0; v < votes.of("item").size(); v++) {
            builder.add(
                    votes.of("item").get(v),
                    votes.of("voter").get(v),
                    votes.of("label").get(v));
        }
        if (numbers.size() != items()) {
            throw new IllegalArgumentException(name + " tells the truth about an item twice");
        }
        return people ? ofPeople(builder.people(), classes) : ofFunctions(builder.functions(), classes);
    }

    private Accuracy ofPeople(PeopleVotes cast, List<String> classes) {
        return new Accuracy(
                right(PeopleLabels.fit(cast, PeopleModel.MAJORITY).posteriors(), classes),
                right(PeopleLabels.fit(cast).posteriors(), classes));
    }

    private Accuracy ofFunctions(FunctionVotes cast, List<String> classes) {
        return new Accuracy(
                right(FunctionLabels.fit(cast, FunctionModel.MAJORITY, 1).posteriors(), classes),
                right(FunctionLabels.fit(cast).posteriors(), classes));
    }

    private double right(Posteriors posteriors, List<String> classes) {
        double right = 0;
        for (int item = 0; item < items(); item++) {
            double highest = posteriors.confidence(item);
            int ties = 0;
            for (int c = 0; c < classes.size(); c++) {
                ties += posteriors.of(item, c) >= highest ? 1 : 0;
            }
            int gold = classes.indexOf(truth.of("label").get(item));
            right += posteriors.of(item, gold) >= highest ? 1.0 / ties : 0;
        }
        return right / items();
    }
}
