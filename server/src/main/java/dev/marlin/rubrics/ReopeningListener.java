package dev.marlin.rubrics;

import dev.marlin.kernel.PersonId;
import java.util.List;
import java.util.UUID;

/** Told which judged work a change of the rubric re-opens, in the same transaction; every bean of it is told. */
public interface ReopeningListener {
    void reopened(Reopening reopening);

    /**
     * A drawn sample.
     *
     * @param draw id of the draw
     * @param version under which the work is to be judged again
     * @param comparisons in the order of the draw
     * @param reason for people
     */
    record Reopening(UUID draw, RubricVersionId version, List<UUID> comparisons, String reason, PersonId by) {
        public Reopening {
            comparisons = List.copyOf(comparisons);
        }
    }
}
