package dev.marlin.web.campaigns;

import dev.marlin.campaigns.Campaign;
import dev.marlin.campaigns.CampaignId;
import dev.marlin.campaigns.CampaignState;
import dev.marlin.campaigns.Campaigns;
import dev.marlin.campaigns.RubricMove;
import dev.marlin.campaigns.RubricMoveId;
import dev.marlin.campaigns.RubricMoves;
import dev.marlin.identity.Role;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.MarlinException;
import dev.marlin.rubrics.Reopenings;
import dev.marlin.rubrics.RubricVersion;
import dev.marlin.rubrics.Rubrics;
import dev.marlin.web.ui.Answer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A campaign's way to newer rubric versions, for managers. */
@Controller
class GuidelinesController {
    private final Campaigns campaigns;
    private final RubricMoves moves;
    private final Rubrics rubrics;
    private final Reopenings reopenings;

    GuidelinesController(Campaigns campaigns, RubricMoves moves, Rubrics rubrics, Reopenings reopenings) {
        this.campaigns = campaigns;
        this.moves = moves;
        this.rubrics = rubrics;
        this.reopenings = reopenings;
    }

    @GetMapping("/campaigns/{campaign}/guidelines")
    GuidelinesPage one(Visitor visitor, @PathVariable String campaign) {
        return page(visitor, campaigns.get(CampaignId.parse(campaign)), Optional.empty());
    }

    @PostMapping("/campaigns/{campaign}/guidelines")
    Answer propose(Visitor visitor, @PathVariable String campaign, @RequestParam Map<String, String> fields) {
        CampaignId id = CampaignId.parse(campaign);
        return answer(
                visitor,
                id,
                () -> moves.propose(
                        RubricMove.Wanted.of(
                                id,
                                fields.getOrDefault("to", ""),
                                fields.getOrDefault("rule", ""),
                                fields.getOrDefault("size", ""),
                                fields.getOrDefault("reason", "")),
                        visitor.id()));
    }

    @PostMapping("/campaigns/{campaign}/guidelines/{move}/confirmation")
    Answer confirm(Visitor visitor, @PathVariable String campaign, @PathVariable String move) {
        CampaignId id = CampaignId.parse(campaign);
        return answer(visitor, id, () -> moves.confirm(id, RubricMoveId.parse(move), visitor.id()));
    }

    @PostMapping("/campaigns/{campaign}/guidelines/{move}/refusal")
    Answer refuse(Visitor visitor, @PathVariable String campaign, @PathVariable String move) {
        CampaignId id = CampaignId.parse(campaign);
        return answer(visitor, id, () -> moves.refuse(id, RubricMoveId.parse(move), visitor.id()));
    }

    @PostMapping("/campaigns/{campaign}/guidelines/{move}/withdrawal")
    Answer withdraw(Visitor visitor, @PathVariable String campaign, @PathVariable String move) {
        CampaignId id = CampaignId.parse(campaign);
        return answer(visitor, id, () -> moves.withdraw(id, RubricMoveId.parse(move), visitor.id()));
    }

    private Answer answer(Visitor visitor, CampaignId id, Runnable act) {
        Campaign campaign = campaigns.get(id);
        try {
            act.run();
            return Answer.go("/campaigns/" + id + "/guidelines");
        } catch (MarlinException e) {
            return Answer.show(page(visitor, campaign, Optional.ofNullable(e.getMessage())));
        }
    }

    private GuidelinesPage page(Visitor visitor, Campaign campaign, Optional<String> problem) {
        RubricVersion now = rubrics.get(campaign.rubricVersion());
        List<RubricVersion> versions = rubrics.versions(now.rubric());
        List<RubricMove> all = moves.of(campaign.id());
        boolean own = all.stream()
                .anyMatch(move -> move.state() == RubricMove.State.PROPOSED
                        && move.proposedBy().equals(visitor.id()));
        return new GuidelinesPage(
                campaign,
                versions.stream().collect(Collectors.toMap(one -> one.id().toString(), Function.identity())),
                versions.stream().filter(one -> one.number() > now.number()).toList(),
                all,
                moves.uses(campaign.id()),
                new GuidelinesPage.May(
                        visitor.is(Role.MANAGER) && campaign.state() == CampaignState.OPEN, own, reopenings.possible()),
                problem);
    }
}
