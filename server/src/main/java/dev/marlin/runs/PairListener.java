package dev.marlin.runs;

/** Told, in the same transaction, what became of a pair's turn; upper floors implement it. */
public interface PairListener {
    /** Both sides of this turn may be judged. */
    void ready(NeutralPair pair, int turn);

    /** The pair was withdrawn: nobody will judge it. */
    void withdrawn(PairId pair);
}
