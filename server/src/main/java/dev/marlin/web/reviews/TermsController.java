package dev.marlin.web.reviews;

import dev.marlin.campaigns.Campaign;
import dev.marlin.campaigns.CampaignId;
import dev.marlin.campaigns.CampaignState;
import dev.marlin.campaigns.Campaigns;
import dev.marlin.identity.Role;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.MarlinException;
import dev.marlin.reviews.terms.TermsBook;
import dev.marlin.web.ui.Answer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A campaign's review terms, for managers. */
@Controller
class TermsController {
    private final Campaigns campaigns;
    private final TermsBook book;

    TermsController(Campaigns campaigns, TermsBook book) {
        this.campaigns = campaigns;
        this.book = book;
    }

    @GetMapping("/campaigns/{campaign}/review-terms")
    TermsPage one(Visitor visitor, @PathVariable String campaign) {
        Campaign found = campaigns.get(CampaignId.parse(campaign));
        return page(visitor, found, TermsForm.of(book.inForce(found.id())), Optional.empty());
    }

    @PostMapping("/campaigns/{campaign}/review-terms")
    Answer set(Visitor visitor, @PathVariable String campaign, @RequestParam Map<String, String> fields) {
        Campaign found = campaigns.get(CampaignId.parse(campaign));
        TermsForm form = new TermsForm(fields);
        try {
            book.set(found.id(), form.seen(), form.wanted(), visitor.id());
            return Answer.go("/campaigns/" + found.id() + "/review-terms");
        } catch (MarlinException e) {
            return Answer.show(page(visitor, found, form, Optional.ofNullable(e.getMessage())));
        }
    }

    private TermsPage page(Visitor visitor, Campaign campaign, TermsForm form, Optional<String> problem) {
        List<TermsBook.Version> versions = book.history(campaign.id());
        boolean maySet = visitor.is(Role.MANAGER) && campaign.state() == CampaignState.OPEN;
        return new TermsPage(campaign, versions, form, maySet, problem);
    }
}
