package dev.marlin.app.command.stats;

import dev.marlin.statistics.agreement.Level;
import dev.marlin.statistics.agreement.RatingTable;
import dev.marlin.statistics.csv.CsvColumn;
import dev.marlin.statistics.csv.CsvColumn.Kind;
import dev.marlin.statistics.csv.CsvException;
import dev.marlin.statistics.csv.CsvTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The table {@code unit,coder,value}, one row per value; a value that is not there was not given.
 *
 * @param table with one column per coder where there are two, else with each unit's values in any order
 * @param coders all who gave a value
 */
record Codings(RatingTable table, int coders) {
    private static final List<CsvColumn> COLUMNS = List.of(
            CsvColumn.required("unit", Kind.WORD),
            CsvColumn.required("coder", Kind.WORD),
            CsvColumn.required("value", Kind.WORD));

    /**
     * @param declared the categories in their order; empty to take those that were given
     * @throws CsvException naming lines with a second value of a coder, or a value that does not fit the level
     */
    static Codings read(Path file, Level level, List<String> declared) throws IOException {
        CsvTable csv = CsvTable.read(file, COLUMNS);
        CsvException.Complaints complaints = new CsvException.Complaints();
        complainOfSecondValues(csv, complaints);
        Scale scale = Scale.of(csv, level, declared, complaints);
        int[] units = csv.word("unit").codes();
        int[] coders = csv.word("coder").codes();
        int[] values = csv.word("value").codes();
        int allUnits = csv.word("unit").names().size();
        int allCoders = csv.word("coder").names().size();
        int[] given = new int[allUnits];
        Arrays.stream(units).forEach(unit -> given[unit]++);
        // Only coefficients of two coders ask who gave which value; for all others places may be shared.
        int width = allCoders == 2 ? 2 : Arrays.stream(given).max().orElse(0);
        int[] codes = new int[Math.multiplyExact(allUnits, width)];
        Arrays.fill(codes, RatingTable.MISSING);
        int[] next = new int[allUnits];
        for (int row = 0; row < units.length; row++) {
            int place = allCoders == 2 ? coders[row] : next[units[row]]++;
            codes[units[row] * width + place] = scale.places()[values[row]];
        }
        return new Codings(RatingTable.ofRows(codes, width, scale.categories()), allCoders);
    }

    private static void complainOfSecondValues(CsvTable csv, CsvException.Complaints complaints) {
        CsvTable.Words units = csv.word("unit");
        CsvTable.Words coders = csv.word("coder");
        SeenPairs seen = new SeenPairs(units.names().size(), coders.names().size());
        for (int row = 0; row < csv.rows(); row++) {
            if (!seen.add(units.codes()[row], coders.codes()[row])) {
                String coder = coders.names().get(coders.codes()[row]);
                complaints.add(
                        csv.lines()[row], coder + " gave " + units.names().get(units.codes()[row]) + " a second value");
            }
        }
    }
}
