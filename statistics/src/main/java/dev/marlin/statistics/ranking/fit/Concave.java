package dev.marlin.statistics.ranking.fit;

/** A concave function that {@link Newton} can climb. */
interface Concave {

    /** Number of parameters. */
    int size();

    /** The function; negative infinity outside its domain. */
    double valueAt(double[] parameters);

    /** Prepares slope and curvature at the parameters. */
    void differentiate(double[] parameters);

    /** The Newton step at the point of the last {@link #differentiate}; null where the curvature is not definite. */
    double @org.jspecify.annotations.Nullable [] step();

    /** Whether a full step of this largest component cannot lower the value, so that it need not be asked. */
    boolean isSafe(double[] parameters, double length);
}
