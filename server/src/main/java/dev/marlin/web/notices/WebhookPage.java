package dev.marlin.web.notices;

import dev.marlin.notices.Delivery;
import dev.marlin.notices.DeliveryState;
import dev.marlin.notices.Endpoint;
import dev.marlin.web.ui.PageView;
import java.util.List;
import java.util.Optional;

/**
 * One webhook with its latest messages.
 *
 * @param scope name of its campaign, or that it is told of all
 * @param secret a new one, shown this once
 */
public record WebhookPage(Endpoint endpoint, String scope, List<Delivery> log, Optional<String> secret)
        implements PageView {
    public WebhookPage {
        log = List.copyOf(log);
    }

    /** Whether the message can be sent again. */
    public boolean mayReplay(Delivery delivery) {
        return delivery.state() != DeliveryState.WAITING;
    }

    /** What is to be known of the last try, for people. */
    public String last(Delivery delivery) {
        if (delivery.attempts().isEmpty()) {
            return "not tried yet";
        }
        Delivery.Attempt last = delivery.attempts().getLast();
        return last.outcome() + ", after " + last.latencyMillis() + " ms";
    }
}
