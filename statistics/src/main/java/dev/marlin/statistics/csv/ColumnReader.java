package dev.marlin.statistics.csv;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Collects the fields of one column. */
abstract sealed class ColumnReader {
    private static final double[] TENTHS = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    static ColumnReader of(CsvColumn.Kind kind) {
        return switch (kind) {
            case WORD -> new OfWords(false);
            case TEXT -> new OfWords(true);
            case NUMBER -> new OfNumbers();
        };
    }

    /** Takes the field of a row, or says what is wrong with it. */
    abstract Optional<String> take(int row, byte[] bytes, int from, int length);

    static final class OfWords extends ColumnReader {
        private final Dictionary dictionary = new Dictionary();
        private final boolean mayBeEmpty;
        private int[] codes = new int[1_024];

        OfWords(boolean mayBeEmpty) {
            this.mayBeEmpty = mayBeEmpty;
        }

        @Override
        Optional<String> take(int row, byte[] bytes, int from, int length) {
            if (length == 0 && !mayBeEmpty) {
                return Optional.of("is empty");
            }
            if (row == codes.length) {
                codes = Arrays.copyOf(codes, row * 2);
            }
            codes[row] = dictionary.code(bytes, from, length);
            return Optional.empty();
        }

        CsvTable.Words words(int rows) {
            return new CsvTable.Words(Arrays.copyOf(codes, rows), dictionary.names());
        }
    }

    static final class OfNumbers extends ColumnReader {
        private double[] numbers = new double[1_024];

        @Override
        Optional<String> take(int row, byte[] bytes, int from, int length) {
            if (row == numbers.length) {
                numbers = Arrays.copyOf(numbers, row * 2);
            }
            double number = number(bytes, from, length);
            if (!Double.isFinite(number)) {
                String text = new String(bytes, from, Math.min(length, 40), StandardCharsets.UTF_8);
                return Optional.of("is no number: " + text.replaceAll("\\p{Cntrl}", "?"));
            }
            numbers[row] = number;
            return Optional.empty();
        }

        double[] numbers(int rows) {
            return Arrays.copyOf(numbers, rows);
        }
    }

    /** NaN for what is none. Up to fifteen digits with or without a point are read here, and exactly. */
    private static double number(byte[] bytes, int from, int length) {
        int at = from;
        int end = from + length;
        boolean negative = at < end && bytes[at] == '-';
        if (negative) {
            at++;
        }
        long digits = 0;
        int count = 0;
        int point = -1;
        for (; at < end && count <= 15; at++) {
            if (bytes[at] >= '0' && bytes[at] <= '9') {
                digits = digits * 10 + (bytes[at] - '0');
                count++;
            } else if (bytes[at] == '.' && point < 0) {
                point = count;
            } else {
                break;
            }
        }
        if (at < end || count == 0 || count > 15) {
            return slowly(new String(bytes, from, length, StandardCharsets.ISO_8859_1));
        }
        double value = point < 0 ? digits : digits / TENTHS[count - point];
        return negative ? -value : value;
    }

    private static double slowly(String text) {
        // Java also reads "1f", "0x1p3" and blanks around a number; a table may not hold them.
        if (!text.matches("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?")) {
            return Double.NaN;
        }
        return Double.parseDouble(text);
    }
}
