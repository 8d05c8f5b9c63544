package dev.postroom;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Tries to deliver a letter until it is delivered or given up. Time is told by the caller, so nothing waits here. */
public final class Dispatcher {
    private final RetryPlanner planner;
    private final Map<String, Transport> transports;
    private final DeadLetters deadLetters;

    public Dispatcher(RetryPlanner planner, Map<String, Transport> transports, DeadLetters deadLetters) {
        this.planner = planner;
        this.transports = Map.copyOf(transports);
        this.deadLetters = deadLetters;
    }

    /** Carries one letter through all its tries, beginning at the given time. */
    public Delivery dispatch(Letter letter, Instant start) {
        Transport transport = transportOf(letter);
        Instant now = start;
        for (int tries = 1; ; tries++) {
            try {
                transport.deliver(letter);
                return new Delivery.Delivered(letter.id(), tries, now);
            } catch (Transport.TransportException failed) {
                Optional<Instant> next = planner.next(letter.queue(), tries, now);
                if (next.isEmpty()) {
                    deadLetters.add(letter, "gave up: " + failed.getMessage());
                    return new Delivery.GivenUp(letter.id(), tries, failed.getMessage());
                }
                now = next.get();
            }
        }
    }

    private Transport transportOf(Letter letter) {
        String name = planner.config(letter.queue()).transport();
        Transport transport = transports.get(name);
        if (transport == null) {
            throw new IllegalStateException("queue " + letter.queue() + " uses an unknown transport: " + name);
        }
        return transport;
    }
}
