package dev.marlin.onboarding;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.kernel.PersonId;
import dev.marlin.reservations.ClaimCondition;
import dev.marlin.reservations.ClaimRefusal;
import dev.marlin.tasks.Task;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Keeps tasks of a campaign for those who passed the qualification that it asks for. */
@Component
class QualificationCondition implements ClaimCondition {
    private final Requirements requirements;

    QualificationCondition(Requirements requirements) {
        this.requirements = requirements;
    }

    @Override
    public Optional<ClaimRefusal> check(Task task, PersonId person) {
        return ofCampaign(task.campaign(), person);
    }

    @Override
    public Map<CampaignId, ClaimRefusal> ofCampaigns(Collection<CampaignId> campaigns, PersonId person) {
        Map<CampaignId, ClaimRefusal> refusals = new HashMap<>();
        for (CampaignId asking : requirements.asking()) {
            if (campaigns.contains(asking)) {
                ofCampaign(asking, person).ifPresent(refusal -> refusals.put(asking, refusal));
            }
        }
        return refusals;
    }

    @Override
    public Hiding hiding() {
        return Hiding.NOTHING;
    }

    private Optional<ClaimRefusal> ofCampaign(CampaignId campaign, PersonId person) {
        if (requirements.isMetBy(campaign, person)) {
            return Optional.empty();
        }
        return Optional.of(new ClaimRefusal.Lacking(
                "qualification",
                requirements
                        .lacking(campaign, person)
                        .map(lacking -> "This campaign asks for the qualification “" + lacking.name()
                                + "”. Take it at /qualifications/" + lacking.id()
                                + ", then claim the task; nothing was changed.")
                        .orElse(
                                "This campaign asks for a qualification that nobody can take at the moment. Ask a manager;"
                                        + " nothing was changed.")));
    }
}
