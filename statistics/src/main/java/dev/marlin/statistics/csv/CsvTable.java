package dev.marlin.statistics.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table by columns.
 *
 * @param lines {@code lines[row]} = line in which a row begins, from 1; header and empty lines are no rows
 * @param words columns of words by name
 * @param numbers columns of numbers by name, in the header's order; one place for each row, not to be changed
 */
public record CsvTable(int[] lines, Map<String, Words> words, Map<String, double[]> numbers) {

    /**
     * A column of words.
     *
     * @param codes {@code codes[row]} = place of its word in {@code names}; not to be changed
     * @param names each once, in the order of their first appearance
     */
    public record Words(int[] codes, List<String> names) {
        public Words {
            names = List.copyOf(names);
        }
    }

    /**
     * Reads a table as RFC 4180 has it: UTF-8, commas, one header, fields with commas or line breaks in quotes. Line
     * ends of any system, a byte order mark, empty lines and blanks around the header's names are passed over.
     *
     * @throws CsvException naming lines that have too few or too many fields, an empty word, or no number
     * @throws IOException when the stream fails
     */
    public static CsvTable read(InputStream in, List<CsvColumn> columns) throws IOException {
        return new CsvParser(in, columns).table();
    }

    /** Reads a file; {@code -} is standard input. */
    public static CsvTable read(Path file, List<CsvColumn> columns) throws IOException {
        try (InputStream in = file.toString().equals("-") ? System.in : Files.newInputStream(file)) {
            return read(in, columns);
        }
    }

    /** How many rows there are. */
    public int rows() {
        return lines.length;
    }

    /** @throws IllegalArgumentException when there is no such column of words */
    public Words word(String name) {
        return optionalWord(name).orElseThrow(() -> new IllegalArgumentException("there is no column " + name));
    }

    public Optional<Words> optionalWord(String name) {
        return Optional.ofNullable(words.get(name));
    }

    public Optional<double[]> number(String name) {
        return Optional.ofNullable(numbers.get(name));
    }
}
