package dev.marlin.notices;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import dev.marlin.kernel.Secret;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The three headers of the Standard Webhooks specification: id, time of this attempt, a signature by each secret. */
final class Signer {
    private Signer() {}

    /** @param secrets at least one, newest first */
    static Map<String, String> headers(String messageId, Instant at, String body, List<Secret> secrets) {
        if (secrets.isEmpty()) {
            throw new IllegalArgumentException("nothing to sign with");
        }
        List<String> signatures = new ArrayList<>();
        for (Secret secret : secrets) {
            try {
                signatures.add(new Webhook(secret.reveal()).sign(messageId, at.getEpochSecond(), body));
            } catch (EmptyWebhookSecretException | WebhookSigningException e) {
                throw new IllegalStateException("a secret of ours does not sign", e);
            }
        }
        return Map.of(
                "webhook-id",
                messageId,
                "webhook-timestamp",
                Long.toString(at.getEpochSecond()),
                "webhook-signature",
                String.join(" ", signatures));
    }
}
