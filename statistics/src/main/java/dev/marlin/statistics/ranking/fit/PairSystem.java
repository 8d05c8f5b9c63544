package dev.marlin.statistics.ranking.fit;

import dev.marlin.statistics.ranking.count.PairCounts;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The Newton system of many competitors, kept as one 2 × 2 block per pair and solved by conjugate gradients with a
 * diagonal preconditioner: memory grows with the pairs that met, not with the square of the competitors.
 */
final class PairSystem {

    /** What is left over is taken up by the next Newton step, for the gradient itself is exact. */
    private static final double RELATIVE_RESIDUAL = 1e-9;
    /** Steps of less energy are rounding: a thousandth of the step at which a fit counts as exact, squared. */
    private static final double NO_ENERGY = 1e-26;

    private static final int ROUNDS_PER_PARAMETER = 4;

    private final PairCounts counts;
    private final int tiePlace;
    private final int sidePlace;
    private final int size;
    private final double[] bendDD;
    private final double[] bendDT;
    private final double[] diagonal;
    private final double[] phantomDD;
    private final double[] phantomDT;
    private double bendTT;

    PairSystem(PairCounts counts, int tiePlace, int sidePlace, int size) {
        this.counts = counts;
        this.tiePlace = tiePlace;
        this.sidePlace = sidePlace;
        this.size = size;
        this.bendDD = new double[counts.pairs()];
        this.bendDT = new double[counts.pairs()];
        this.diagonal = new double[size];
        this.phantomDD = new double[counts.agents()];
        this.phantomDT = new double[counts.agents()];
    }

    void clear() {
        Arrays.fill(diagonal, 0);
        bendTT = 0;
    }

    void put(int pair, PairTerm term) {
        bendDD[pair] = term.bendDD;
        bendDT[pair] = term.bendDT;
        bendTT += term.bendTT;
        diagonal[counts.first()[pair]] += term.bendDD;
        diagonal[counts.second()[pair]] += term.bendDD;
        if (sidePlace >= 0) {
            diagonal[sidePlace] += term.bendDD;
        }
    }

    void putPhantom(int agent, PairTerm term) {
        phantomDD[agent] = term.bendDD;
        phantomDT[agent] = term.bendDT;
        bendTT += term.bendTT;
        diagonal[agent] += term.bendDD;
    }

    /**
     * The step.
     *
     * @param sumIsOpen whether only differences of θ are seen: the step then keeps their sum
     */
    double @Nullable [] solve(double[] right, boolean sumIsOpen) {
        if (tiePlace >= 0) {
            diagonal[tiePlace] = bendTT;
        }
        double[] x = new double[size];
        // Rounding leaves the slopes a sum that no step can answer.
        double[] rest = finished(right.clone(), sumIsOpen);
        double[] scaled = precondition(rest);
        double[] direction = scaled.clone();
        double[] image = new double[size];
        double energy = dot(rest, scaled);
        double goal = Math.max(NO_ENERGY, energy * RELATIVE_RESIDUAL * RELATIVE_RESIDUAL);
        for (long round = 0; round < (long) ROUNDS_PER_PARAMETER * size && energy > goal; round++) {
            multiply(direction, image);
            double curvature = dot(direction, image);
            if (!(curvature > 0)) {
                return round == 0 ? null : finished(x, sumIsOpen);
            }
            double length = energy / curvature;
            add(x, length, direction);
            add(rest, -length, image);
            scaled = precondition(rest);
            double next = dot(rest, scaled);
            for (int i = 0; i < size; i++) {
                direction[i] = scaled[i] + next / energy * direction[i];
            }
            energy = next;
        }
        return finished(x, sumIsOpen);
    }

    private double[] precondition(double[] rest) {
        double[] scaled = new double[size];
        for (int i = 0; i < size; i++) {
            scaled[i] = diagonal[i] > 0 ? rest[i] / diagonal[i] : rest[i];
        }
        return scaled;
    }

    private void multiply(double[] v, double[] image) {
        Arrays.fill(image, 0);
        double tie = tiePlace >= 0 ? v[tiePlace] : 0;
        double side = sidePlace >= 0 ? v[sidePlace] : 0;
        double tieImage = bendTT * tie;
        double sideImage = 0;
        int[] first = counts.first();
        int[] second = counts.second();
        for (int p = 0; p < first.length; p++) {
            double d = v[first[p]] - v[second[p]] + side;
            double pull = bendDD[p] * d + bendDT[p] * tie;
            image[first[p]] += pull;
            image[second[p]] -= pull;
            sideImage += pull;
            tieImage += bendDT[p] * d;
        }
        for (int i = 0; i < phantomDD.length; i++) {
            image[i] += phantomDD[i] * v[i] + phantomDT[i] * tie;
            tieImage += phantomDT[i] * v[i];
        }
        if (tiePlace >= 0) {
            image[tiePlace] = tieImage;
        }
        if (sidePlace >= 0) {
            image[sidePlace] = sideImage;
        }
    }

    private double[] finished(double[] x, boolean sumIsOpen) {
        if (!sumIsOpen) {
            return x;
        }
        int agents = counts.agents();
        double mean = 0;
        for (int i = 0; i < agents; i++) {
            mean += x[i] / agents;
        }
        for (int i = 0; i < agents; i++) {
            x[i] -= mean;
        }
        return x;
    }

    private static void add(double[] to, double times, double[] what) {
        for (int i = 0; i < to.length; i++) {
            to[i] += times * what[i];
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
