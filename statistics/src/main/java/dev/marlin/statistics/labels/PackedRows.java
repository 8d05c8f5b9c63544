package dev.marlin.statistics.labels;

import dev.marlin.statistics.interval.SeededDraws;
import java.util.Arrays;

/**
 * The votes of functions in packed bytes, items voted alike stored once with their number where that pays.
 *
 * <p>{@code codes[row * shape.bytes() + at]} as {@link RowShape} says.
 */
final class PackedRows {

    private static final int TRIAL = 1 << 14;
    private static final int MOST_SAMPLED = 1 << 15;

    private final RowShape shape;
    private final byte[] codes;
    private final int rows;
    private final int[] rowOf;
    private final int[] weights;

    private PackedRows(RowShape shape, byte[] codes, int rows, int[] rowOf, int[] weights) {
        this.shape = shape;
        this.codes = codes;
        this.rows = rows;
        this.rowOf = rowOf;
        this.weights = weights;
    }

    static PackedRows of(FunctionVotes votes) {
        RowShape shape = RowShape.of(votes.functions(), votes.classes());
        int n = votes.items();
        byte[] codes = new byte[Math.multiplyExact(n, shape.bytes())];
        int base = votes.classes() + 1;
        int place = 0;
        int into = 0;
        for (int i = 0; i < n; i++) {
            for (int at = 0; at < shape.bytes(); at++) {
                int width = Math.min(shape.perByte(), shape.functions() - at * shape.perByte());
                int code = 0;
                for (int d = width - 1; d >= 0; d--) {
                    code = code * base + votes.code(place + d) + 1;
                }
                place += width;
                codes[into++] = (byte) code;
            }
        }
        return merged(shape, codes, n);
    }

    private static PackedRows merged(RowShape shape, byte[] codes, int n) {
        int width = shape.bytes();
        int[] slots = new int[Integer.highestOneBit(Math.max(n, 1)) * 4];
        int[] rowOf = new int[n];
        int[] weights = new int[n];
        int rows = 0;
        for (int i = 0; i < n; i++) {
            int hash = 1;
            for (int b = i * width; b < (i + 1) * width; b++) {
                hash = hash * 31 + codes[b];
            }
            int slot = (hash * 0x9E3779B1 >>> 1) & (slots.length - 1);
            while (slots[slot] != 0 && !same(codes, (slots[slot] - 1) * width, i * width, width)) {
                slot = (slot + 1) & (slots.length - 1);
            }
            if (slots[slot] == 0) {
                slots[slot] = rows + 1;
                // A distinct row moves forward over rows already read, never over unread ones.
                System.arraycopy(codes, i * width, codes, rows * width, width);
                rows++;
            }
            rowOf[i] = slots[slot] - 1;
            weights[rowOf[i]]++;
            if (i == TRIAL && 2 * rows > i) {
                return unmerged(shape, codes, n, rowOf, rows);
            }
        }
        return new PackedRows(shape, Arrays.copyOf(codes, rows * width), rows, rowOf, Arrays.copyOf(weights, rows));
    }

    /** All rows as they are; the first ones, already merged, are spread out again. */
    private static PackedRows unmerged(RowShape shape, byte[] codes, int n, int[] rowOf, int rows) {
        int width = shape.bytes();
        byte[] distinct = Arrays.copyOf(codes, rows * width);
        for (int i = 0; i <= TRIAL; i++) {
            System.arraycopy(distinct, rowOf[i] * width, codes, i * width, width);
        }
        return new PackedRows(shape, codes, n, new int[0], new int[0]);
    }

    private static boolean same(byte[] codes, int a, int b, int width) {
        return Arrays.equals(codes, a, a + width, codes, b, b + width);
    }

    RowShape shape() {
        return shape;
    }

    /** {@code codes()[row * shape().bytes() + at]}, an unsigned byte; not to be changed. */
    byte[] codes() {
        return codes;
    }

    /** Stored rows. */
    int rows() {
        return rows;
    }

    /** How many items vote like the row. */
    int weight(int row) {
        return weights.length == 0 ? 1 : weights[row];
    }

    /** Items. */
    int items() {
        return weights.length == 0 ? rows : rowOf.length;
    }

    /** The row of an item. */
    int row(int item) {
        return weights.length == 0 ? item : rowOf[item];
    }

    /**
     * Rows from which slowly converging parameters are estimated: all of them up to 32,768, beyond that as many evenly
     * spaced strata with one row drawn from each by a fixed seed.
     */
    int[] sample() {
        int size = Math.min(rows, MOST_SAMPLED);
        int[] sample = new int[size];
        SeededDraws draws = new SeededDraws(1);
        for (int s = 0; s < size; s++) {
            long from = (long) s * rows / size;
            long to = (long) (s + 1) * rows / size;
            sample[s] = (int) (from + draws.below((int) (to - from)));
        }
        return sample;
    }
}
