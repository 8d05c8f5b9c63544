package dev.marlin.statistics.ranking.count;

import dev.marlin.statistics.interval.SeededDraws;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Comparisons for tests: written out, or drawn from a known truth. */
public final class Rows {

    private static final Pattern WRITTEN = Pattern.compile("(\\d)([>=<!])(\\d)(?: x(\\d+))?");

    private final List<int[]> rows = new ArrayList<>();
    private final List<String> names;

    /** Rows over competitors "m0", "m1" … */
    public Rows(int competitors) {
        this.names = IntStream.range(0, competitors).mapToObj(i -> "m" + i).toList();
    }

    /** The same comparison several times; the outcome by code. */
    public Rows add(int times, int left, int right, int outcome) {
        for (int t = 0; t < times; t++) {
            rows.add(new int[] {left, right, outcome});
        }
        return this;
    }

    /**
     * Comparisons as text: {@code 0>1} the left won, {@code 0<1} the right, {@code 0=1} a tie, {@code 0!1} both bad;
     * {@code 0>1 x3} three times.
     */
    public static Rows written(int competitors, String text) {
        Rows rows = new Rows(competitors);
        Matcher each = WRITTEN.matcher(text);
        while (each.find()) {
            int times = each.group(4) == null ? 1 : Integer.parseInt(each.group(4));
            int left = Integer.parseInt(each.group(1));
            int right = Integer.parseInt(each.group(3));
            rows.add(times, left, right, ">=<!".indexOf(each.group(2)));
        }
        return rows;
    }

    /** Random pairs with Rao–Kupper ties of threshold {@code delta} and a left-side advantage. */
    public static Comparisons drawn(double[] theta, double delta, double side, int n, long seed) {
        SeededDraws draws = new SeededDraws(seed);
        Rows rows = new Rows(theta.length);
        for (int k = 0; k < n; k++) {
            int left = draws.below(theta.length);
            int right = (left + 1 + draws.below(theta.length - 1)) % theta.length;
            rows.add(1, left, right, outcome(theta[left] - theta[right] + side, delta, draws));
        }
        return rows.comparisons();
    }

    /** An outcome code: left with probability σ(d − δ), right with σ(−d − δ). */
    public static int outcome(double d, double delta, SeededDraws draws) {
        double u = draws.uniform();
        double left = 1 / (1 + Math.exp(delta - d));
        double right = 1 / (1 + Math.exp(delta + d));
        return u < left ? 0 : u < left + right ? 2 : 1;
    }

    /** All rows. */
    public Comparisons comparisons() {
        return Comparisons.of(names, column(0), column(1), outcomes());
    }

    private int[] column(int place) {
        return rows.stream().mapToInt(row -> row[place]).toArray();
    }

    private byte[] outcomes() {
        byte[] outcomes = new byte[rows.size()];
        for (int k = 0; k < outcomes.length; k++) {
            outcomes[k] = (byte) rows.get(k)[2];
        }
        return outcomes;
    }

    /** The rows of {@code from} in the order of {@code order}, with numbers changed by {@code renamed}. */
    public static Comparisons rearranged(Comparisons from, int[] order, int[] renamed) {
        Rows rows = new Rows(from.names().size());
        Arrays.stream(order)
                .forEach(row -> rows.add(1, renamed[from.left(row)], renamed[from.right(row)], from.outcome(row)));
        return rows.comparisons();
    }
}
