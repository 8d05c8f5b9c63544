package dev.marlin.web.notices;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.campaigns.Campaigns;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.Id;
import dev.marlin.kernel.MarlinException;
import dev.marlin.notices.Endpoint;
import dev.marlin.notices.Webhooks;
import dev.marlin.web.ui.Answer;
import dev.marlin.web.ui.Redirect;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Webhooks, for managers and admins. */
@Controller
class WebhookController {
    private final Webhooks webhooks;
    private final Campaigns campaigns;

    WebhookController(Webhooks webhooks, Campaigns campaigns) {
        this.webhooks = webhooks;
        this.campaigns = campaigns;
    }

    @GetMapping("/webhooks")
    WebhooksPage all() {
        return page(WebhookForm.EMPTY, Optional.empty());
    }

    @PostMapping("/webhooks")
    Answer add(
            Visitor visitor,
            @RequestParam String url,
            @RequestParam(defaultValue = "") String campaign,
            @RequestParam(defaultValue = "") List<String> kinds) {
        WebhookForm form = new WebhookForm(url, campaign, kinds);
        try {
            form.wanted().campaign().ifPresent(id -> campaigns.get(new CampaignId(id)));
            Webhooks.Added added = webhooks.add(form.wanted(), visitor.id());
            return Answer.show(page(added.endpoint(), Optional.of(added.secret().reveal())));
        } catch (MarlinException e) {
            return Answer.show(page(form, Optional.ofNullable(e.getMessage())));
        }
    }

    @GetMapping("/webhooks/{endpoint}")
    WebhookPage one(@PathVariable String endpoint) {
        return page(webhooks.get(id(endpoint)), Optional.empty());
    }

    @PostMapping("/webhooks/{endpoint}/secret")
    WebhookPage rotate(Visitor visitor, @PathVariable String endpoint) {
        String secret = webhooks.rotate(id(endpoint), visitor.id()).reveal();
        return page(webhooks.get(id(endpoint)), Optional.of(secret));
    }

    @PostMapping("/webhooks/{endpoint}/ping")
    Redirect ping(Visitor visitor, @PathVariable String endpoint) {
        webhooks.ping(id(endpoint), visitor.id());
        return back(endpoint);
    }

    @PostMapping("/webhooks/{endpoint}/off")
    Redirect switchOff(Visitor visitor, @PathVariable String endpoint) {
        webhooks.switchOff(id(endpoint), visitor.id());
        return back(endpoint);
    }

    @PostMapping("/webhooks/{endpoint}/on")
    Redirect switchOn(Visitor visitor, @PathVariable String endpoint) {
        webhooks.switchOn(id(endpoint), visitor.id());
        return back(endpoint);
    }

    @PostMapping("/webhooks/{endpoint}/messages/{message}/replay")
    Redirect replay(Visitor visitor, @PathVariable String endpoint, @PathVariable String message) {
        webhooks.replay(id(endpoint), Id.parse("That message", message), visitor.id());
        return back(endpoint);
    }

    private WebhooksPage page(WebhookForm form, Optional<String> problem) {
        return new WebhooksPage(webhooks.all(), campaigns.all(), form, problem);
    }

    private WebhookPage page(Endpoint endpoint, Optional<String> secret) {
        String scope = endpoint.campaign()
                .map(id -> campaigns.get(new CampaignId(id)).name())
                .orElse("all campaigns");
        return new WebhookPage(endpoint, scope, webhooks.log(endpoint.id()), secret);
    }

    private static UUID id(String endpoint) {
        return Id.parse("That webhook", endpoint);
    }

    private static Redirect back(String endpoint) {
        return Redirect.to("/webhooks/" + id(endpoint));
    }
}
