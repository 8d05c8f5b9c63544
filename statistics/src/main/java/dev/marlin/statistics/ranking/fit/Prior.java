package dev.marlin.statistics.ranking.fit;

/** What was added to the data before fitting. */
public enum Prior {
    /** Nothing: the ratings are the maximum of the likelihood alone. */
    NONE,
    /**
     * One imagined battle of every competitor against a phantom of average strength (θ = 0), its outcome one third win,
     * one third tie, one third loss. Used only where the likelihood alone has no finite maximum, as when a competitor won
     * or lost everything or all battles were ties.
     */
    PHANTOM_BATTLE
}
