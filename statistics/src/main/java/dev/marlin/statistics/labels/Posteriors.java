package dev.marlin.statistics.labels;

/**
 * The probability of each class for each item: {@code of(item, c)}, rows adding up to 1 within float precision.
 *
 * <p>{@code flat[item * classes + c]} in single precision, which halves the memory of a million items. The constructor
 * takes the array over without copying; it must not be changed afterwards.
 */
public final class Posteriors {

    private final float[] flat;
    private final int classes;

    Posteriors(float[] flat, int classes) {
        this.flat = flat;
        this.classes = classes;
    }

    /** Items. */
    public int items() {
        return flat.length / classes;
    }

    /** Classes. */
    public int classes() {
        return classes;
    }

    /** The probability, 0 to 1, that the item is of the class. */
    public double of(int item, int c) {
        if (c < 0 || c >= classes) {
            throw new IndexOutOfBoundsException("class " + c + " is not below " + classes);
        }
        return flat[item * classes + c];
    }

    /** The most probable class of the item; among equals the one declared first. */
    public int label(int item) {
        int best = 0;
        for (int c = 1; c < classes; c++) {
            if (of(item, c) > of(item, best)) {
                best = c;
            }
        }
        return best;
    }

    /** The probability of the most probable class: the confidence in {@link #label}. */
    public double confidence(int item) {
        return of(item, label(item));
    }

    /** The most probable class of every item. */
    public int[] labels() {
        int[] labels = new int[items()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = label(i);
        }
        return labels;
    }

    /** Those of some items, in the order given. */
    public Posteriors only(int[] items) {
        float[] chosen = new float[Math.multiplyExact(items.length, classes)];
        for (int i = 0; i < items.length; i++) {
            System.arraycopy(flat, items[i] * classes, chosen, i * classes, classes);
        }
        return new Posteriors(chosen, classes);
    }

    /** A copy of all probabilities, {@code flat[item * classes + c]}. */
    public double[] toArray() {
        double[] copy = new double[flat.length];
        for (int v = 0; v < copy.length; v++) {
            copy[v] = flat[v];
        }
        return copy;
    }

    /**
     * The share of items labeled right, where an item whose m most probable classes tie counts 1/m if one of them is
     * right: what guessing among them would give on average.
     *
     * @param gold the class number of each item
     */
    public double expectedAccuracy(int[] gold) {
        Calibration.requireGold(this, gold);
        double right = 0;
        for (int i = 0; i < gold.length; i++) {
            double highest = confidence(i);
            int ties = 0;
            for (int c = 0; c < classes; c++) {
                ties += of(i, c) >= highest ? 1 : 0;
            }
            right += of(i, gold[i]) >= highest ? 1.0 / ties : 0;
        }
        return right / gold.length;
    }
}
