package dev.marlin.reservations;

import dev.marlin.campaigns.Campaign;
import dev.marlin.campaigns.CampaignId;
import dev.marlin.campaigns.CampaignState;
import dev.marlin.campaigns.Campaigns;
import dev.marlin.campaigns.budgets.Budgets;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.tasks.Task;
import dev.marlin.tasks.TaskId;
import dev.marlin.tasks.Tasks;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Who may claim what: published tasks of open campaigns, to which no condition objects. Their own author may, too. */
@Component
class ClaimRules {
    private static final Set<CampaignState> WAITING = EnumSet.of(CampaignState.DRAFT, CampaignState.PAUSED);

    private final Tasks tasks;
    private final Campaigns campaigns;
    private final Budgets budgets;
    private final ObjectProvider<ClaimCondition> conditions;

    ClaimRules(Tasks tasks, Campaigns campaigns, Budgets budgets, ObjectProvider<ClaimCondition> conditions) {
        this.tasks = tasks;
        this.campaigns = campaigns;
        this.budgets = budgets;
        this.conditions = conditions;
    }

    Task task(TaskId id) {
        return tasks.get(id);
    }

    /**
     * The task's campaign, if the task itself could be claimed; whether a place is free is not looked at.
     *
     * @throws ClaimRefusedException with the true reason
     */
    Campaign requireClaimable(Task task, PersonId person) {
        Campaign campaign = switch (task.state()) {
            case DRAFT -> throw new ClaimRefusedException(new ClaimRefusal.NotPublished());
            case WITHDRAWN -> throw new ClaimRefusedException(new ClaimRefusal.Withdrawn());
            case READY -> open(task);
        };
        objection(task, person).ifPresent(refusal -> {
            throw new ClaimRefusedException(refusal);
        });
        return campaign;
    }

    private Campaign open(Task task) {
        budgets.takeTurn(task.campaign());
        try {
            return campaigns.requireOpen(task.campaign());
        } catch (MarlinException e) {
            if (campaigns.get(task.campaign()).state() == CampaignState.PAUSED) {
                throw new ClaimRefusedException(new ClaimRefusal.CampaignPaused(String.valueOf(e.getMessage())));
            }
            throw new ClaimRefusedException(new ClaimRefusal.CampaignOver(String.valueOf(e.getMessage())));
        }
    }

    /** The first condition's objection; one that must stay hidden goes before those that may be told. */
    Optional<ClaimRefusal> objection(Task task, PersonId person) {
        List<ClaimRefusal> all = conditions
                .orderedStream()
                .flatMap(condition -> condition.check(task, person).stream())
                .toList();
        return all.stream()
                .filter(ClaimRules::isHidden)
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    /** Whether there is any rule beside the state of task and campaign. */
    boolean hasConditions() {
        return conditions.stream().findAny().isPresent();
    }

    /** Campaigns that hand nothing out for now, but may yet. */
    Set<CampaignId> waiting() {
        return campaigns.all().stream()
                .filter(campaign -> WAITING.contains(campaign.state()))
                .map(Campaign::id)
                .collect(Collectors.toSet());
    }

    /** Whether the task must be absent from what the person is shown. */
    boolean hides(Task task, PersonId person) {
        return objection(task, person).filter(ClaimRules::isHidden).isPresent();
    }

    private static boolean isHidden(ClaimRefusal refusal) {
        return switch (refusal) {
            case ClaimRefusal.NotOpenToYou hidden -> true;
            case ClaimRefusal.NotPublished told -> false;
            case ClaimRefusal.Withdrawn told -> false;
            case ClaimRefusal.CampaignOver told -> false;
            case ClaimRefusal.CampaignPaused told -> false;
            case ClaimRefusal.Taken told -> false;
            case ClaimRefusal.JudgedByYou told -> false;
            case ClaimRefusal.Judged told -> false;
            case ClaimRefusal.Lacking told -> false;
        };
    }
}
