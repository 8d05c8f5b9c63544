package dev.marlin.web.quality;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.campaigns.Campaigns;
import dev.marlin.identity.Role;
import dev.marlin.identity.Visitor;
import dev.marlin.quality.Qualities;
import dev.marlin.web.quality.QualityPage.Everybody;
import dev.marlin.web.quality.QualityPage.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How well people judge. */
@Controller
class QualityController {
    private final Qualities qualities;
    private final Campaigns campaigns;

    QualityController(Qualities qualities, Campaigns campaigns) {
        this.qualities = qualities;
        this.campaigns = campaigns;
    }

    @GetMapping("/quality")
    QualityPage page(Visitor visitor, @RequestParam(defaultValue = "") String campaign) {
        return new QualityPage(
                visitor.roles().stream().anyMatch(Role::isBlind) ? own(visitor) : List.of(),
                visitor.is(Role.MANAGER) || visitor.is(Role.ADMIN)
                        ? Optional.of(everybody(campaign.strip()))
                        : Optional.empty());
    }

    private List<Line> own(Visitor visitor) {
        Qualities.Own own = qualities.own(visitor.id());
        List<Line> lines = new ArrayList<>(List.of(new Line("All campaigns", own.everywhere())));
        own.campaigns()
                .forEach(one -> lines.add(new Line(campaigns.get(one.campaign()).name(), one.quality())));
        return lines;
    }

    private Everybody everybody(String campaign) {
        Optional<CampaignId> chosen =
                Optional.of(campaign).filter(id -> !id.isEmpty()).map(CampaignId::parse);
        chosen.ifPresent(campaigns::get);
        return new Everybody(qualities.everybody(chosen), campaigns.all(), campaign);
    }
}
