package dev.marlin.statistics.ranking.field;

/** What is done where the comparisons do not determine finite ratings on one common scale. */
public enum Gaps {
    /** Components are ranked apart; a component without a finite maximum gets ranks but no ratings. */
    ORDER_ONLY,
    /** Components are ranked apart; one without a finite maximum is fitted with a phantom battle each, named in the result. */
    PRIOR,
    /** Refused: more than one component, or one without a finite maximum. */
    REFUSE
}
