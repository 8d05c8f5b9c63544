package dev.marlin.statistics.labels;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What a functions' model learned, ready to weigh rows of the same shape. */
record FunctionWeigher(FunctionModel model, RowShape shape, Majority majority, Scores vote, Scores bayes) {

    /**
     * The posteriors of the items, counted in {@code masses} on the way.
     *
     * @param masses what {@link RowShape#unpack} reads; null to count nothing
     */
    Posteriors weigh(PackedRows rows, int threads, double @Nullable [] masses) {
        int k = shape.classes();
        float[] byRow = new float[Math.multiplyExact(rows.rows(), k)];
        double[] sums = Blocks.sum(rows.rows(), masses == null ? 0 : masses.length, threads, (from, to, own) -> {
            double[] p = new double[k];
            double[] q = new double[k];
            for (int row = from; row < to; row++) {
                posterior(rows, row, p, q);
                for (int c = 0; c < k; c++) {
                    byRow[row * k + c] = (float) p[c];
                }
                if (own.length > 0) {
                    count(rows, row, p, own);
                }
            }
        });
        if (masses != null) {
            System.arraycopy(sums, 0, masses, 0, masses.length);
        }
        return new Posteriors(byItem(rows, byRow, k), k);
    }

    /** Puts the probabilities of a row into {@code p}; {@code q} is scratch. */
    void posterior(PackedRows rows, int row, double[] p, double[] q) {
        switch (model) {
            case MAJORITY -> majority.posterior(rows.codes(), row, p);
            case LEAVE_ONE_OUT -> vote.posterior(rows.codes(), row, p);
            case ABSTAIN_AWARE -> bayes.posterior(rows.codes(), row, p);
            case COMBINED -> {
                vote.posterior(rows.codes(), row, p);
                bayes.posterior(rows.codes(), row, q);
                for (int c = 0; c < p.length; c++) {
                    p[c] = (p[c] + q[c]) / 2;
                }
            }
        }
    }

    static void count(PackedRows rows, int row, double[] p, double[] masses) {
        RowShape shape = rows.shape();
        int k = p.length;
        int weight = rows.weight(row);
        int from = row * shape.bytes();
        for (int at = 0; at < shape.bytes(); at++) {
            int into = (at * shape.size() + (rows.codes()[from + at] & 0xFF)) * k;
            for (int c = 0; c < k; c++) {
                masses[into + c] += weight * p[c];
            }
        }
    }

    private static float[] byItem(PackedRows rows, float[] byRow, int k) {
        if (rows.rows() == rows.items()) {
            return byRow;
        }
        float[] byItem = new float[Math.multiplyExact(rows.items(), k)];
        for (int i = 0; i < rows.items(); i++) {
            System.arraycopy(byRow, rows.row(i) * k, byItem, i * k, k);
        }
        return byItem;
    }

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
}
