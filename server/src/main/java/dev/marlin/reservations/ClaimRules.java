package dev.marlin.reservations;

import dev.marlin.campaigns.Campaign;
import dev.marlin.campaigns.CampaignId;
import dev.marlin.campaigns.CampaignState;
import dev.marlin.campaigns.Campaigns;
import dev.marlin.campaigns.budgets.Budgets;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.reservations.ClaimCondition.Hiding;
import dev.marlin.tasks.Task;
import dev.marlin.tasks.TaskId;
import dev.marlin.tasks.Tasks;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
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

    /** Whether some condition has to be asked for each single task before it is shown. */
    boolean mayHideOneTask() {
        return conditions.stream().anyMatch(condition -> condition.hiding() == Hiding.SINGLE_TASKS);
    }

    /** What the person may see and claim of whole campaigns. */
    Sight sight(PersonId person) {
        return sight(person, condition -> true);
    }

    /** What the person may see of whole campaigns; what they lack where they see something is left out. */
    Sight shown(PersonId person) {
        return sight(person, condition -> condition.hiding() != Hiding.NOTHING);
    }

    private Sight sight(PersonId person, Predicate<ClaimCondition> asked) {
        Set<CampaignId> waiting = new HashSet<>();
        Set<CampaignId> ids = new HashSet<>();
        for (Campaign campaign : campaigns.all()) {
            ids.add(campaign.id());
            if (WAITING.contains(campaign.state())) {
                waiting.add(campaign.id());
            }
        }
        Map<CampaignId, ClaimRefusal> refusals = new HashMap<>();
        conditions
                .orderedStream()
                .filter(asked)
                .forEach(condition -> condition
                        .ofCampaigns(ids, person)
                        .forEach((id, refusal) -> refusals.merge(
                                id, refusal, (first, next) -> !isHidden(first) && isHidden(next) ? next : first)));
        return new Sight(waiting, refusals);
    }

    /**
     * Whole campaigns to one person.
     *
     * @param waiting those that hand nothing out for now, but may yet
     * @param refusals what keeps the person from each task of a campaign; those without any are absent
     */
    record Sight(Set<CampaignId> waiting, Map<CampaignId, ClaimRefusal> refusals) {
        /** Campaigns of which the person is shown nothing. */
        Set<CampaignId> hidden() {
            return refusals.entrySet().stream()
                    .filter(entry -> isHidden(entry.getValue()))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
        }
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
