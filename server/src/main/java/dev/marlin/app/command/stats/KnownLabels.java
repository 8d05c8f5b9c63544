package dev.marlin.app.command.stats;

import dev.marlin.statistics.csv.CsvColumn;
import dev.marlin.statistics.csv.CsvColumn.Kind;
import dev.marlin.statistics.csv.CsvException;
import dev.marlin.statistics.csv.CsvTable;
import dev.marlin.statistics.labels.Calibration;
import dev.marlin.statistics.labels.Posteriors;
import dev.marlin.statistics.labels.Roster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The table {@code item,label} of items whose class is known, to check a fit that did not see it.
 *
 * @param items numbers of the items, each once
 * @param labels the number of the class of each
 */
record KnownLabels(int[] items, int[] labels) {
    private static final List<CsvColumn> COLUMNS =
            List.of(CsvColumn.required("item", Kind.WORD), CsvColumn.required("label", Kind.WORD));

    /** @throws CsvException naming lines with an item that has no row among the votes, a second class, or none at all */
    static KnownLabels read(Path file, Roster roster) throws IOException {
        CsvTable csv = CsvTable.read(file, COLUMNS);
        Map<String, Integer> items = numbers(roster.items());
        Map<String, Integer> classes = numbers(roster.classes());
        CsvException.Complaints complaints = new CsvException.Complaints();
        Map<Integer, Integer> known = new LinkedHashMap<>();
        for (int row = 0; row < csv.rows(); row++) {
            String item = csv.word("item").names().get(csv.word("item").codes()[row]);
            String label = csv.word("label").names().get(csv.word("label").codes()[row]);
            Integer number = items.get(item);
            Integer place = classes.get(label);
            if (number == null) {
                complaints.add(csv.lines()[row], "the votes have no item " + item);
            } else if (place == null) {
                complaints.add(csv.lines()[row], "label " + label + " is none of " + roster.classes());
            } else if (known.put(number, place) != null) {
                complaints.add(csv.lines()[row], item + " has a second class");
            }
        }
        complaints.refuse();
        if (known.isEmpty()) {
            throw new IllegalArgumentException("The table of known classes has no item.");
        }
        return new KnownLabels(
                known.keySet().stream().mapToInt(i -> i).toArray(),
                known.values().stream().mapToInt(i -> i).toArray());
    }

    private static Map<String, Integer> numbers(List<String> names) {
        Map<String, Integer> numbers = new HashMap<>();
        names.forEach(name -> numbers.put(name, numbers.size()));
        return numbers;
    }

    /** The share of right labels and the calibration error, of these items only. */
    Map<String, Object> facts(Posteriors posteriors) {
        Calibration calibration = Calibration.against(posteriors.only(items), labels);
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("of", "known classes");
        facts.put("items", items.length);
        facts.put("accuracy", calibration.hitRate());
        facts.put("mean_confidence", calibration.meanConfidence());
        facts.put("expected_error", calibration.expectedError());
        facts.put("bins", calibration.bins());
        return facts;
    }
}
