package dev.marlin.statistics.labels;

import java.util.Arrays;

/** The shares of a row's votes: {@code votes[code * classes + c]} = functions that say c in a byte of that code. */
record Majority(RowShape shape, int[] votes) {

    static Majority of(RowShape shape) {
        int k = shape.classes();
        int[] votes = new int[shape.size() * k];
        byte[] digits = shape.digits();
        for (int place = 0; place < digits.length; place++) {
            if (digits[place] > 0) {
                votes[place / shape.perByte() * k + digits[place] - 1]++;
            }
        }
        return new Majority(shape, votes);
    }

    /** Puts the shares into {@code p}; equal ones without votes. */
    void posterior(byte[] codes, int row, double[] p) {
        int k = p.length;
        Arrays.fill(p, 0);
        int from = row * shape.bytes();
        for (int b = from; b < from + shape.bytes(); b++) {
            int code = (codes[b] & 0xFF) * k;
            for (int c = 0; c < k; c++) {
                p[c] += votes[code + c];
            }
        }
        double sum = 0;
        for (int c = 0; c < k; c++) {
            sum += p[c];
        }
        for (int c = 0; c < k; c++) {
            p[c] = sum > 0 ? p[c] / sum : 1.0 / k;
        }
    }
}
