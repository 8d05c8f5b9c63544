package dev.marlin.notices;

import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Secret;
import dev.marlin.notices.outbound.Destination;
import dev.marlin.notices.outbound.Post;
import dev.marlin.notices.outbound.Reply;
import dev.marlin.notices.outbound.Sender;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Takes one message to its endpoint and settles what came of it. No transaction is open while it is under way. */
@Component
class Courier {
    /** Longer than a request may take, in real time: a worker that died loses its message after that. */
    private static final int LEASE_SECONDS = 60;

    private final DeliveryStore deliveries;
    private final WebhookStore endpoints;
    private final Settlement settlement;
    private final NoticeSettings settings;
    private final Sender sender;

    /** Outsiders check the time of a signature against their own clocks, so it is never the house's. */
    private final Clock world = Clock.systemUTC();

    Courier(
            DeliveryStore deliveries,
            WebhookStore endpoints,
            Settlement settlement,
            NoticeSettings settings,
            Sender sender) {
        this.deliveries = deliveries;
        this.endpoints = endpoints;
        this.settlement = settlement;
        this.settings = settings;
        this.sender = sender;
    }

    /** Endpoints for which something is due. */
    List<UUID> waiting() {
        return deliveries.waitingEndpoints();
    }

    /** Delivers what has been due longest; false when nothing is. */
    boolean deliverNext(UUID endpoint) {
        Optional<DeliveryStore.Taken> taken = deliveries.take(endpoint, LEASE_SECONDS);
        taken.ifPresent(this::deliver);
        return taken.isPresent();
    }

    private void deliver(DeliveryStore.Taken taken) {
        Endpoint endpoint = endpoints.find(taken.endpoint()).orElseThrow();
        Instant at = settlement.now();
        long began = System.nanoTime();
        Reply reply = send(endpoint, taken, at);
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        settlement.settle(endpoint, taken, reply, new Settlement.Timing(at, Math.toIntExact(millis), world.instant()));
    }

    private Reply send(Endpoint endpoint, DeliveryStore.Taken taken, Instant at) {
        Destination to;
        try {
            to = Destination.parse(endpoint.url(), settings.rules());
        } catch (MarlinException closed) {
            return new Reply.Refused("its address may not be sent to any more");
        }
        List<Secret> secrets = endpoints.liveSecrets(endpoint.id(), at);
        Instant signed = world.instant().truncatedTo(ChronoUnit.SECONDS);
        return sender.send(
                new Post(to, Signer.headers(taken.messageId(), signed, taken.body(), secrets), taken.body()));
    }
}
