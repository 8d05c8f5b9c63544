package dev.marlin.web.notices;

import dev.marlin.campaigns.Campaign;
import dev.marlin.notices.Endpoint;
import dev.marlin.web.ui.PageView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * All webhooks, and a form for another.
 *
 * @param form what was filled in
 * @param problem why it was refused
 */
public record WebhooksPage(
        List<Endpoint> endpoints, List<Campaign> campaigns, WebhookForm form, Optional<String> problem)
        implements PageView {
    public WebhooksPage {
        endpoints = List.copyOf(endpoints);
        campaigns = List.copyOf(campaigns);
    }

    @Override
    public int status() {
        return problem.isPresent() ? 422 : 200;
    }

    /** What the endpoint is told of, for people. */
    public String scope(Endpoint endpoint) {
        Map<UUID, String> names = campaigns.stream()
                .collect(Collectors.toMap(campaign -> campaign.id().value(), Campaign::name));
        return endpoint.campaign()
                .map(id -> names.getOrDefault(id, "another campaign"))
                .orElse("all campaigns");
    }
}
