package dev.marlin.notices;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One message on its way to one endpoint, with all that was tried.
 *
 * @param messageId the header {@code webhook-id}
 * @param kind public name of what it tells, or {@code ping}
 * @param due when it is tried next; in the past and unimportant when it does not wait
 * @param attempts oldest first
 */
public record Delivery(
        UUID id, String messageId, String kind, DeliveryState state, Instant due, List<Attempt> attempts) {
    public Delivery {
        attempts = List.copyOf(attempts);
    }

    /**
     * One try.
     *
     * @param status HTTP status; empty when there was no answer
     * @param outcome what came of it, in our words
     * @param answer beginning of the body that came back
     */
    public record Attempt(Instant at, Optional<Integer> status, int latencyMillis, String outcome, String answer) {}
}
