package dev.marlin.web.campaigns;

import dev.marlin.campaigns.Campaign;
import dev.marlin.campaigns.CampaignState;
import dev.marlin.campaigns.budgets.BudgetChange;
import dev.marlin.campaigns.budgets.BudgetChangeState;
import dev.marlin.dashboards.Overviews;
import dev.marlin.kernel.PersonId;
import dev.marlin.rubrics.RubricVersion;
import dev.marlin.web.ui.PageView;
import java.util.List;
import java.util.Optional;

/**
 * One campaign.
 *
 * @param agents display names of the agents under test, in the campaign's order
 * @param problem why the last change was refused
 */
public record CampaignPage(
        Campaign campaign,
        List<String> agents,
        RubricVersion rubric,
        Overviews.Overview overview,
        May visitor,
        Optional<String> problem)
        implements PageView {
    public CampaignPage {
        agents = List.copyOf(agents);
    }

    /**
     * Who looks.
     *
     * @param manage whether they may move the campaign and its budget
     */
    public record May(boolean manage, PersonId id) {}

    /** Changes of budgets that wait for a second manager. */
    public List<BudgetChange> waiting() {
        return overview.changes().stream()
                .filter(change -> change.state() == BudgetChangeState.PROPOSED)
                .toList();
    }

    /** Whether the visitor may move it at all. */
    public boolean mayMove() {
        return visitor.manage() && campaign.state() != CampaignState.CLOSED;
    }

    @Override
    public int status() {
        return problem.isPresent() ? 422 : 200;
    }
}
