package dev.marlin.notices;

import dev.marlin.notices.outbound.AddressRules;
import dev.marlin.notices.outbound.Network;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * How this installation speaks to the outside.
 *
 * @param networks private networks that webhooks may reach, as {@code 10.1.0.0/16} or one address; none as a rule
 * @param url of this installation as people open it, for links in e-mails
 * @param mail the server that takes e-mails; empty when none are sent
 */
public record NoticeSettings(List<String> networks, Optional<URI> url, Optional<MailServer> mail) {
    /** No private networks, no e-mail. */
    public static final NoticeSettings NONE = new NoticeSettings(List.of(), Optional.empty(), Optional.empty());

    /** @throws IllegalArgumentException when a network is none, or e-mails would have no links */
    public NoticeSettings {
        networks = List.copyOf(networks);
        networks.forEach(Network::parse);
        if (mail.isPresent() && url.isEmpty()) {
            throw new IllegalArgumentException("e-mails need the installation's own address for their links");
        }
    }

    AddressRules rules() {
        return new AddressRules(networks.stream().map(Network::parse).toList());
    }
}
