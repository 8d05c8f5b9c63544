package dev.marlin.notices;

import dev.marlin.attention.AttentionItem;
import dev.marlin.audit.AuditEvent;
import dev.marlin.notices.outbound.Reply;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Writes down what came of an attempt: its log row, the delivery's next state, and the end of an endpoint. */
@Component
class Settlement {
    /** An endpoint that took anything since then does not fail as a whole. */
    private static final Duration PATIENCE = Duration.ofDays(3);

    private final DeliveryStore deliveries;
    private final WebhookStore endpoints;
    private final NoticeGround ground;

    Settlement(DeliveryStore deliveries, WebhookStore endpoints, NoticeGround ground) {
        this.deliveries = deliveries;
        this.endpoints = endpoints;
        this.ground = ground;
    }

    Instant now() {
        return ground.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }

    void settle(Endpoint endpoint, DeliveryStore.Taken taken, Reply reply, Timing timing) {
        int failures = taken.tries() + 1;
        Verdict verdict =
                Verdict.on(reply, failures, timing.world(), ground.random().nextDouble());
        ground.transactions().executeWithoutResult(status -> {
            // endpoint before delivery, as everybody who changes both
            Endpoint locked = endpoints.lock(endpoint.id()).orElseThrow();
            Optional<DeliveryState> state = deliveries.lock(endpoint.id(), taken.id());
            deliveries.insertAttempt(taken.id(), attempt(reply, verdict, timing));
            if (state.filter(verdict.step()::leadsFrom).isPresent()) {
                Instant due = verdict.pause().map(now()::plus).orElseGet(this::now);
                deliveries.move(taken.id(), verdict.step().to(), failures, due);
            }
            verdict.off().filter(reason -> ends(locked, reason)).ifPresent(reason -> end(locked, reason));
        });
    }

    private boolean ends(Endpoint endpoint, OffReason reason) {
        return endpoint.state() == EndpointState.LIVE
                && switch (reason) {
                    case GONE, BY_HAND -> true;
                    case FAILING -> !deliveries.succeededSince(endpoint.id(), now().minus(PATIENCE));
                };
    }

    private void end(Endpoint endpoint, OffReason reason) {
        endpoints.setState(endpoint.id(), EndpointState.OFF, Optional.of(reason));
        ground.audit()
                .record(new AuditEvent(
                        "webhook.switched-off",
                        Optional.empty(),
                        Webhooks.SUBJECT,
                        endpoint.id(),
                        Map.of("reason", reason.name())));
        endpoints
                .owner(endpoint.id())
                .ifPresent(owner -> ground.attention()
                        .set(new AttentionItem(
                                owner,
                                Webhooks.SUBJECT,
                                endpoint.id(),
                                "Webhook to " + URI.create(endpoint.url()).getHost(),
                                "It is off, for " + reason.words() + ". What happens now is not told to it.",
                                "Look",
                                "/webhooks/" + endpoint.id(),
                                now(),
                                Optional.empty())));
    }

    private static Delivery.Attempt attempt(Reply reply, Verdict verdict, Timing timing) {
        Optional<Integer> status =
                reply instanceof Reply.Answered answered ? Optional.of(answered.status()) : Optional.empty();
        String excerpt = reply instanceof Reply.Answered answered ? answered.excerpt() : "";
        return new Delivery.Attempt(timing.at(), status, timing.latencyMillis(), verdict.words(), excerpt);
    }

    /**
     * When an attempt was made.
     *
     * @param at by the house's clock
     * @param world by the clock of those outside
     */
    record Timing(Instant at, int latencyMillis, Instant world) {}
}
