package dev.marlin.statistics.labels;

/**
 * Log-odds of classes, added up from one number per packed byte: {@code table[(at * size + code) * classes + c]}, class 0
 * being the reference with score 0.
 *
 * <p>{@code start[c]} = score of a row whose bytes add nothing. The scores are multiplied by {@code temper}, 0 to 1,
 * before they become probabilities.
 */
record Scores(RowShape shape, double[] table, double[] start, double temper) {

    /**
     * Scores from each function's digits.
     *
     * @param byFunction {@code byFunction[(j * (classes + 1) + digit) * classes + c]} = score of class c
     */
    static Scores of(RowShape shape, double[] byFunction, double[] start) {
        int k = shape.classes();
        double[] table = new double[shape.cells()];
        byte[] digits = shape.digits();
        for (int at = 0; at < shape.bytes(); at++) {
            for (int code = 0; code < shape.size(); code++) {
                int into = (at * shape.size() + code) * k;
                for (int d = 0; d < shape.perByte() && shape.function(at, d) < shape.functions(); d++) {
                    int from = (shape.function(at, d) * (k + 1) + digits[code * shape.perByte() + d]) * k;
                    for (int c = 0; c < k; c++) {
                        table[into + c] += byFunction[from + c] - byFunction[from];
                    }
                }
            }
        }
        double[] relative = new double[k];
        for (int c = 0; c < k; c++) {
            relative[c] = start[c] - start[0];
        }
        return new Scores(shape, table, relative, 1);
    }

    Scores tempered(double factor) {
        return new Scores(shape, table, start, factor);
    }

    /** Puts the untempered scores of a row into {@code p}. */
    void add(byte[] codes, int row, double[] p) {
        int k = shape.classes();
        int bytes = shape.bytes();
        int from = row * bytes;
        if (k == 2) {
            double sum = start[1];
            for (int at = 0, offset = 1; at < bytes; at++, offset += 2 * shape.size()) {
                sum += table[offset + 2 * (codes[from + at] & 0xFF)];
            }
            p[0] = 0;
            p[1] = sum;
            return;
        }
        System.arraycopy(start, 0, p, 0, k);
        for (int at = 0; at < bytes; at++) {
            int offset = (at * shape.size() + (codes[from + at] & 0xFF)) * k;
            for (int c = 1; c < k; c++) {
                p[c] += table[offset + c];
            }
        }
    }

    /** Puts the probabilities of a row into {@code p}. */
    void posterior(byte[] codes, int row, double[] p) {
        add(codes, row, p);
        int k = p.length;
        if (k == 2) {
            p[1] = 1 / (1 + Math.exp(-temper * p[1]));
            p[0] = 1 - p[1];
            return;
        }
        double highest = 0;
        for (int c = 1; c < k; c++) {
            highest = Math.max(highest, p[c]);
        }
        double sum = 0;
        for (int c = 0; c < k; c++) {
            p[c] = Math.exp(temper * (p[c] - highest));
            sum += p[c];
        }
        for (int c = 0; c < k; c++) {
            p[c] /= sum;
        }
    }
}
