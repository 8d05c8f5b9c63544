package dev.marlin.api.notices;

import dev.marlin.notices.Endpoint;
import dev.marlin.notices.EndpointState;
import dev.marlin.notices.NoticeKind;
import dev.marlin.notices.OffReason;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A webhook as programs see it, without its secret. */
record WebhookAnswer(
        UUID id,
        String url,
        @Nullable UUID campaign,
        List<String> kinds,
        EndpointState state,
        @Nullable OffReason offReason,
        Instant createdAt) {
    static WebhookAnswer of(Endpoint endpoint) {
        return new WebhookAnswer(
                endpoint.id(),
                endpoint.url(),
                endpoint.campaign().orElse(null),
                endpoint.kinds().stream().map(NoticeKind::key).toList(),
                endpoint.state(),
                endpoint.offReason().orElse(null),
                endpoint.createdAt());
    }
}
