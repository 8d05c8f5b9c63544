package dev.marlin.reservations;

import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Problem;
import java.util.List;
import java.util.Map;

/** A claim that was refused: why, and once somebody asked, what can be claimed instead. */
public final class ClaimRefusedException extends MarlinException {
    @SuppressWarnings("serial") // never serialized
    private final ClaimRefusal refusal;

    @SuppressWarnings("serial")
    private final List<NearestTask> nearest;

    ClaimRefusedException(ClaimRefusal refusal) {
        this(refusal, List.of());
    }

    private ClaimRefusedException(ClaimRefusal refusal, List<NearestTask> nearest) {
        super(Problem.CONFLICT, refusal.words());
        this.refusal = refusal;
        this.nearest = List.copyOf(nearest);
    }

    public ClaimRefusal refusal() {
        return refusal;
    }

    /** The same refusal with what to claim instead. */
    public ClaimRefusedException offering(List<NearestTask> instead) {
        return new ClaimRefusedException(refusal, instead);
    }

    /** {@code reason} and {@code nearest}. */
    @Override
    public Map<String, Object> members() {
        return Map.of(
                "reason",
                refusal.code(),
                "nearest",
                nearest.stream()
                        .map(task -> Map.of(
                                "task", task.task().toString(),
                                "title", task.title(),
                                "category", task.category().key()))
                        .toList());
    }
}
