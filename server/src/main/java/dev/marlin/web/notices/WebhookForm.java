package dev.marlin.web.notices;

import dev.marlin.kernel.Id;
import dev.marlin.notices.NoticeKind;
import dev.marlin.notices.Webhooks.NewEndpoint;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A new webhook as it was filled in.
 *
 * @param campaign its id; empty for all
 */
public record WebhookForm(String url, String campaign, List<String> kinds) {
    static final WebhookForm EMPTY = new WebhookForm("", "", List.of());

    public WebhookForm {
        kinds = List.copyOf(kinds);
    }

    NewEndpoint wanted() {
        return new NewEndpoint(
                url,
                campaign.isEmpty() ? Optional.empty() : Optional.of(Id.parse("That campaign", campaign)),
                kinds.stream().map(NoticeKind::parse).collect(Collectors.toSet()));
    }
}
