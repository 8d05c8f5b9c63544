package dev.marlin.web.tasks;

import dev.marlin.campaigns.Campaign;
import dev.marlin.catalog.Repository;
import dev.marlin.kernel.Problem;
import dev.marlin.reservations.TaskStanding.Kind;
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
 * @param claim what it is to hold for the visitor
 * @param rights what the visitor may do with it
 * @param work the visitor's own pair of agents on it, once it was started
 */
public record TaskPage(
        Task task,
        String version,
        Repository repository,
        Campaign campaign,
        RubricVersion guidelines,
        TaskClaim claim,
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
        return rights.expert()
                && task.state() == TaskState.READY
                && claim.objection().isEmpty()
                && (claim.is(Kind.OPEN) || claim.is(Kind.SKIPPED));
    }

    /** Whether the visitor may leave it to others. */
    public boolean maySkip() {
        return rights.expert() && task.state() == TaskState.READY && (claim.is(Kind.OPEN) || claim.is(Kind.TAKEN));
    }

    /** The same page, of which a claim was just refused. */
    TaskPage refused(TaskClaim.Lost lost) {
        return new TaskPage(task, version, repository, campaign, guidelines, claim.refused(lost), rights, work, dryRun);
    }

    @Override
    public int status() {
        return claim.lost().isPresent() ? Problem.CONFLICT.status() : 200;
    }

    /** {@code three hours}: how long a claim lasts. */
    public String lease() {
        long minutes = campaign.claims().lease().toMinutes();
        return minutes % 60 == 0 ? minutes / 60 + (minutes == 60 ? " hour" : " hours") : minutes + " minutes";
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
