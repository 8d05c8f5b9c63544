package dev.marlin.api.notices;

import dev.marlin.notices.Delivery;
import dev.marlin.notices.DeliveryState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message to a webhook as programs see it, with all tries, oldest first. */
record MessageAnswer(
        UUID id, String messageId, String kind, DeliveryState state, Instant due, List<AttemptAnswer> attempts) {
    static MessageAnswer of(Delivery delivery) {
        return new MessageAnswer(
                delivery.id(),
                delivery.messageId(),
                delivery.kind(),
                delivery.state(),
                delivery.due(),
                delivery.attempts().stream().map(AttemptAnswer::of).toList());
    }

    /** One try; the status is absent when there was no answer. */
    record AttemptAnswer(Instant at, @Nullable Integer status, int latencyMillis, String outcome, String answer) {
        static AttemptAnswer of(Delivery.Attempt attempt) {
            return new AttemptAnswer(
                    attempt.at(),
                    attempt.status().orElse(null),
                    attempt.latencyMillis(),
                    attempt.outcome(),
                    attempt.answer());
        }
    }
}
