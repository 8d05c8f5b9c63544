package dev.marlin.runs.pairs;

import dev.marlin.kernel.PersonId;
import dev.marlin.runs.PairId;
import dev.marlin.runs.PairState;
import dev.marlin.tasks.TaskId;
import java.time.Instant;

/**
 * A pair as the database has it.
 *
 * @param turn number of the latest turn
 * @param reason empty unless it was withdrawn
 */
record PairRow(
        PairId id, TaskId task, PairState state, int turn, String reason, PersonId startedBy, Instant startedAt) {}
