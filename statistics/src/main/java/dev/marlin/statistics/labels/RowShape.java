package dev.marlin.statistics.labels;

/**
 * How the votes of one item are packed: neighboring functions share one byte, written in base classes + 1.
 *
 * <p>A digit is 0 for an abstention, else the class number plus 1. {@code size} = codes a byte can take, at most 256.
 */
record RowShape(int functions, int classes, int perByte, int bytes, int size) {

    private static final int CODES = 256;

    static RowShape of(int functions, int classes) {
        int base = classes + 1;
        int perByte = 1;
        int size = base;
        while (size * base <= CODES && perByte < functions) {
            size *= base;
            perByte++;
        }
        return new RowShape(functions, classes, perByte, (functions + perByte - 1) / perByte, size);
    }

    /** {@code digits()[code * perByte + d]} = digit of the d-th function that shares the byte. */
    byte[] digits() {
        byte[] digits = new byte[size * perByte];
        for (int code = 0; code < size; code++) {
            int rest = code;
            for (int d = 0; d < perByte; d++) {
                digits[code * perByte + d] = (byte) (rest % (classes + 1));
                rest /= classes + 1;
            }
        }
        return digits;
    }

    /** The cells of a table with a number for every byte, code and class. */
    int cells() {
        return Math.multiplyExact(bytes * size, classes);
    }

    /** The function behind a place of a byte; at least {@link #functions} behind the filling of the last one. */
    int function(int at, int d) {
        return at * perByte + d;
    }

    /**
     * {@code result[(j * (classes + 1) + digit) * classes + c]} = what a table of masses by byte, code and class holds of
     * function j.
     */
    double[] unpack(double[] masses) {
        double[] byFunction = new double[functions * (classes + 1) * classes];
        byte[] digits = digits();
        for (int at = 0; at < bytes; at++) {
            for (int code = 0; code < size; code++) {
                for (int d = 0; d < perByte && function(at, d) < functions; d++) {
                    int into = (function(at, d) * (classes + 1) + digits[code * perByte + d]) * classes;
                    for (int c = 0; c < classes; c++) {
                        byFunction[into + c] += masses[(at * size + code) * classes + c];
                    }
                }
            }
        }
        return byFunction;
    }
}
