package dev.marlin.comparisons;

import dev.marlin.attention.AttentionItem;
import dev.marlin.reservations.ClaimListener;
import dev.marlin.reservations.Reservations;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Calls experts to their comparisons, and keeps the calls in step with the leases: who has lost the task waits for
 * nothing, who claims it again finds the comparison where it was.
 */
@Component
class Calls implements ClaimListener {
    private final ComparisonStore store;
    private final Assignments assignments;
    private final Ground ground;

    Calls(ComparisonStore store, Assignments assignments, Ground ground) {
        this.store = store;
        this.assignments = assignments;
        this.ground = ground;
    }

    /** The comparison takes the place of the task on the expert's list; the lease has a clock of its own there. */
    void call(Comparison comparison, String title, String reason) {
        ground.attention().clear(Reservations.SUBJECT, comparison.task().value(), comparison.expert());
        ground.attention()
                .set(new AttentionItem(
                        comparison.expert(),
                        Ground.KIND,
                        comparison.id().value(),
                        title,
                        reason,
                        "Compare",
                        "/comparisons/" + comparison.id(),
                        ground.now(),
                        Optional.empty()));
    }

    @Override
    public void claimed(Claim claim) {
        store.openOf(claim.task(), claim.holder())
                .ifPresent(comparison -> call(
                        comparison,
                        assignments.of(claim.task()).title(),
                        "The task is yours again; your comparison and its drafts are where you left them."));
    }

    @Override
    public void ended(Claim claim, ClaimEnd end) {
        store.openOf(claim.task(), claim.holder())
                .ifPresent(comparison ->
                        ground.attention().clear(Ground.KIND, comparison.id().value()));
    }
}
