package dev.marlin.app.command.stats;

import dev.marlin.statistics.agreement.Categories;
import dev.marlin.statistics.agreement.Level;
import dev.marlin.statistics.csv.CsvException;
import dev.marlin.statistics.csv.CsvTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The categories of a column of values.
 *
 * @param categories in their order
 * @param places {@code places[code]} = category of each word of the column
 */
record Scale(Categories categories, int[] places) {
    private static final Pattern DECIMAL = Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");

    /**
     * @param declared categories in their order; empty to take those that were given, numbers ascending
     * @param complaints what is wrong with the table so far
     * @throws CsvException with all complaints and the lines whose value does not fit the level or was not declared
     */
    static Scale of(CsvTable csv, Level level, List<String> declared, CsvException.Complaints complaints) {
        List<String> given = csv.word("value").names();
        boolean measured = level == Level.INTERVAL || level == Level.RATIO;
        if (measured) {
            complain(
                    csv, given.stream().map(Scale::isNumber).toList(), "is no number, as this level needs", complaints);
        }
        if (!declared.isEmpty()) {
            complain(csv, given.stream().map(declared::contains).toList(), "is not declared", complaints);
        }
        complaints.refuse();
        if (!declared.isEmpty()) {
            return declared(given, declared, measured);
        }
        if (!given.isEmpty() && given.stream().allMatch(Scale::isNumber)) {
            return ofNumbers(given);
        }
        if (level == Level.ORDINAL) {
            throw new IllegalArgumentException("The values are words, whose order nobody can guess: give it with"
                    + " --categories, for example --categories bad,fair,good.");
        }
        List<String> names = new ArrayList<>(given.stream().sorted().toList());
        int[] places = given.stream().mapToInt(names::indexOf).toArray();
        while (names.size() < 2) {
            names.add("(no other value " + names.size() + ")");
        }
        return new Scale(Categories.of(names), places);
    }

    private static Scale declared(List<String> given, List<String> declared, boolean measured) {
        Categories categories = measured
                ? new Categories(declared, declared.stream().map(Scale::number).toList())
                : Categories.of(declared);
        return new Scale(categories, given.stream().mapToInt(declared::indexOf).toArray());
    }

    /** One category for each number, however it was written. */
    private static Scale ofNumbers(List<String> given) {
        double[] numbers = given.stream().mapToDouble(Scale::number).toArray();
        double[] distinct =
                Arrays.stream(numbers).map(n -> n + 0.0).sorted().distinct().toArray();
        int[] places = Arrays.stream(numbers)
                .mapToInt(n -> Arrays.binarySearch(distinct, n + 0.0))
                .toArray();
        List<Double> values = new ArrayList<>(Arrays.stream(distinct).boxed().toList());
        if (values.size() < 2) {
            values.add(values.getFirst() + 1);
        }
        List<String> names = IntStream.range(0, values.size())
                .mapToObj(k -> Double.toString(values.get(k)))
                .toList();
        return new Scale(new Categories(names, values), places);
    }

    private static void complain(CsvTable csv, List<Boolean> fits, String problem, CsvException.Complaints complaints) {
        CsvTable.Words values = csv.word("value");
        for (int row = 0; row < csv.rows(); row++) {
            int code = values.codes()[row];
            if (!fits.get(code)) {
                complaints.add(csv.lines()[row], "value " + values.names().get(code) + " " + problem);
            }
        }
    }

    private static boolean isNumber(String text) {
        return DECIMAL.matcher(text).matches();
    }

    private static double number(String text) {
        if (!isNumber(text)) {
            throw new IllegalArgumentException("The category " + text + " is no number, as this level needs.");
        }
        return Double.parseDouble(text);
    }
}
