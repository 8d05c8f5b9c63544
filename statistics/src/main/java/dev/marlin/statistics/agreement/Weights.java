package dev.marlin.statistics.agreement;

/** How far two categories agree, from 1 (the same) to 0 (as far apart as the scale allows). */
public enum Weights {
    /** Only the same category agrees. */
    IDENTITY,
    /** Falls with the distance of the values. */
    LINEAR,
    /** Falls with the squared distance of the values. */
    QUADRATIC,
    /** 1 − C(|k−l|+1, 2) / C(q, 2), by place in the order (Gwet 2014). */
    ORDINAL;

    double of(Categories categories, int k, int l) {
        int q = categories.size();
        double range = categories.values().get(q - 1) - categories.values().getFirst();
        double distance =
                Math.abs(categories.values().get(k) - categories.values().get(l)) / range;
        int steps = Math.abs(k - l);
        return switch (this) {
            case IDENTITY -> k == l ? 1 : 0;
            case LINEAR -> 1 - distance;
            case QUADRATIC -> 1 - distance * distance;
            case ORDINAL -> 1 - steps * (steps + 1.0) / (q * (q - 1.0));
        };
    }
}
