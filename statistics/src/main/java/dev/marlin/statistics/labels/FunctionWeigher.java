package dev.marlin.statistics.labels;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What a functions' model learned, ready to weigh rows of the same shape. */
record FunctionWeigher(FunctionModel model, RowShape shape, Majority majority, Parts parts) {

    /** The scores of the parts that are combined. */
    record Parts(Scores free, Scores level, Scores bayes) {

        /** Each part with its log-odds discounted for functions that err together. */
        Parts discounted(AbstainBayes model, PackedRows rows, int[] sample) {
            return new Parts(
                    discounted(free, model, rows, sample),
                    discounted(level, model, rows, sample),
                    discounted(bayes, model, rows, sample));
        }

        private static Scores discounted(Scores part, AbstainBayes model, PackedRows rows, int[] sample) {
            return part.tempered(AbstainBayes.Correlation.discount(part, model, rows, sample));
        }
    }

    /**
     * The posteriors of the items, counted in {@code masses} on the way.
     *
     * @param masses what {@link RowShape#unpack} reads; null to count nothing
     */
    Posteriors weigh(PackedRows rows, int threads, double @Nullable [] masses) {
        int k = shape.classes();
        float[] byRow = new float[Math.multiplyExact(rows.rows(), k)];
        TwoClasses quick = k == 2 && model == FunctionModel.COMBINED ? TwoClasses.of(this) : null;
        double[] sums = Blocks.sum(rows.rows(), masses == null ? 0 : masses.length, threads, (from, to, own) -> {
            double[] p = new double[k];
            double[] q = new double[k];
            for (int row = from; row < to; row++) {
                if (quick == null) {
                    posterior(rows, row, p, q);
                } else {
                    quick.posterior(rows.codes(), row, p);
                }
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
            case LEAVE_ONE_OUT -> parts.free().posterior(rows.codes(), row, p);
            case LEVEL_VOTE -> parts.level().posterior(rows.codes(), row, p);
            case ABSTAIN_AWARE -> parts.bayes().posterior(rows.codes(), row, p);
            case COMBINED -> combine(rows, row, p, q);
        }
    }

    /** Half the majority's shares, a sixth each of the parts; without votes only what abstaining tells. */
    private void combine(PackedRows rows, int row, double[] p, double[] q) {
        parts.bayes().posterior(rows.codes(), row, p);
        if (!majority.posterior(rows.codes(), row, q)) {
            return;
        }
        for (int c = 0; c < p.length; c++) {
            p[c] = p[c] / 6 + q[c] / 2;
        }
        parts.free().posterior(rows.codes(), row, q);
        for (int c = 0; c < p.length; c++) {
            p[c] += q[c] / 6;
        }
        parts.level().posterior(rows.codes(), row, q);
        for (int c = 0; c < p.length; c++) {
            p[c] += q[c] / 6;
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

    /**
     * The combination for two classes, by far the most usual number: all parts in one walk along a row.
     *
     * <p>{@code table[(at * size + code) * 4 + part]} = score of the second class by the free, the level and the abstain-aware
     * part, then the votes for the first class plus {@link #SECOND} times those for the second.
     */
    record TwoClasses(RowShape shape, Parts parts, double[] table) {

        private static final double SECOND = 1 << 24;

        static TwoClasses of(FunctionWeigher weigher) {
            RowShape shape = weigher.shape;
            double[] table = new double[shape.bytes() * shape.size() * 4];
            for (int cell = 0; cell < shape.bytes() * shape.size(); cell++) {
                int code = cell % shape.size();
                int[] votes = weigher.majority.votes;
                table[cell * 4] = weigher.parts.free().table()[cell * 2 + 1];
                table[cell * 4 + 1] = weigher.parts.level().table()[cell * 2 + 1];
                table[cell * 4 + 2] = weigher.parts.bayes().table()[cell * 2 + 1];
                table[cell * 4 + 3] = votes[code * 2] + SECOND * votes[code * 2 + 1];
            }
            return new TwoClasses(shape, weigher.parts, table);
        }

        void posterior(byte[] codes, int row, double[] p) {
            double free = parts.free().start()[1];
            double level = parts.level().start()[1];
            double bayes = parts.bayes().start()[1];
            double votes = 0;
            int from = row * shape.bytes();
            for (int at = 0; at < shape.bytes(); at++) {
                int cell = (at * shape.size() + (codes[from + at] & 0xFF)) * 4;
                free += table[cell];
                level += table[cell + 1];
                bayes += table[cell + 2];
                votes += table[cell + 3];
            }
            double abstaining = chance(parts.bayes(), bayes);
            if (votes == 0) {
                p[1] = abstaining;
            } else {
                double second = Math.floor(votes / SECOND);
                double share = second / (second + votes - second * SECOND);
                p[1] = share / 2 + (chance(parts.free(), free) + chance(parts.level(), level) + abstaining) / 6;
            }
            p[0] = 1 - p[1];
        }

        private static double chance(Scores part, double score) {
            return 1 / (1 + Math.exp(-part.temper() * score));
        }
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

        /** Puts the shares into {@code p}; equal ones and false without votes. */
        boolean posterior(byte[] codes, int row, double[] p) {
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
            return sum > 0;
        }
    }
}
