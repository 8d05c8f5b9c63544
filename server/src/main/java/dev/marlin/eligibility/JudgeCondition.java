package dev.marlin.eligibility;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.kernel.PersonId;
import dev.marlin.reservations.ClaimCondition;
import dev.marlin.reservations.ClaimRefusal;
import dev.marlin.tasks.Task;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Keeps tasks from those who may not judge in their campaign, with one refusal for all conflicts, and from those who
 * lack what it asks for.
 */
@Component
class JudgeCondition implements ClaimCondition {
    private final Judges judges;

    JudgeCondition(Judges judges) {
        this.judges = judges;
    }

    @Override
    public Optional<ClaimRefusal> check(Task task, PersonId person) {
        return judges.objection(task.campaign(), person);
    }

    @Override
    public Map<CampaignId, ClaimRefusal> ofCampaigns(Collection<CampaignId> campaigns, PersonId person) {
        return judges.objections(campaigns, person);
    }

    @Override
    public Hiding hiding() {
        return Hiding.CAMPAIGNS;
    }
}
