package dev.marlin.statistics.ranking.count;

/** What {@link Outcome#BOTH_BAD} means to a fit; its rate is reported either way. */
public enum BothBad {
    /** It leaves the likelihood: nothing was said about the order. */
    LEFT_OUT,
    /** It counts as a tie. */
    AS_TIE
}
