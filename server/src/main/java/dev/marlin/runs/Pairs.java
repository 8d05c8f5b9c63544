package dev.marlin.runs;

import dev.marlin.kernel.PersonId;
import dev.marlin.tasks.TaskId;

/** Starts pairs and carries their turns. */
public interface Pairs extends NeutralPairs {
    /**
     * Starts the pair of a ready task: both candidates get the same base, environment and limits. Returns at once; the
     * worker does the rest and tells every {@link PairListener}.
     */
    PairId start(TaskId task, PersonId by);

    /** Stops both sides; the pair is withdrawn. */
    void cancel(PairId pair, PersonId by);
}
