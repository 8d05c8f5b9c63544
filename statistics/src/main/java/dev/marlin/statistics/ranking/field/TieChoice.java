package dev.marlin.statistics.ranking.field;

/** Which meaning of a tie is fitted. */
public enum TieChoice {
    /** {@link dev.marlin.statistics.ranking.fit.TieModel#HALF_TIE}. */
    HALF,
    /** {@link dev.marlin.statistics.ranking.fit.TieModel#DAVIDSON}. */
    DAVIDSON,
    /** {@link dev.marlin.statistics.ranking.fit.TieModel#RAO_KUPPER}. */
    RAO_KUPPER,
    /** Davidson or Rao and Kupper, whichever gives the data the higher likelihood; Davidson when they are equal. */
    AUTO
}
