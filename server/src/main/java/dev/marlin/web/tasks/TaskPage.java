package dev.marlin.web.tasks;

import dev.marlin.campaigns.Campaign;
import dev.marlin.catalog.Repository;
import dev.marlin.reservations.Reservation;
import dev.marlin.rubrics.RubricVersion;
import dev.marlin.runs.NeutralPair;
import dev.marlin.runs.PairState;
import dev.marlin.tasks.Task;
import dev.marlin.tasks.TaskState;
import dev.marlin.web.ui.PageView;
import java.util.Optional;

/**
 * One task.
 *
 * @param version what this page shows, sent back with each change
 * @param held who holds it now
 * @param done whether its work is in
 * @param rights what the visitor may do with it
 * @param work the visitor's own pair of agents on it, once it was started
 */
public record TaskPage(
        Task task,
        String version,
        Repository repository,
        Campaign campaign,
        RubricVersion guidelines,
        Optional<Reservation> held,
        boolean done,
        Rights rights,
        Optional<NeutralPair> work,
        DryRunPanel dryRun)
        implements PageView {
    /** What the visitor is to the task. */
    public record Rights(boolean author, boolean expert, boolean manager, boolean admin, boolean holder) {}

    public boolean draft() {
        return task.state() == TaskState.DRAFT;
    }

    public boolean mayClaim() {
        return rights.expert() && task.state() == TaskState.READY && held.isEmpty() && !done;
    }

    public boolean mayWithdraw() {
        return switch (task.state()) {
            case DRAFT -> rights.author() || rights.manager();
            case READY -> rights.manager();
            case WITHDRAWN -> false;
        };
    }

    /** Patches are for who wrote the task and who runs the campaign: an agent's words may quote them. */
    public boolean seesPatches() {
        return rights.author() || rights.manager();
    }

    /** Whether both sides of the visitor's pair may be compared. */
    public boolean comparable() {
        return work.filter(pair -> pair.state() == PairState.READY).isPresent();
    }
}
