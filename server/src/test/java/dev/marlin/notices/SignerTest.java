package dev.marlin.notices;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import dev.marlin.kernel.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SignerTest {
    private static final Secret PUBLISHED = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    /** The vector that the specification's own libraries are tested with. */
    @Test
    void signsThePublishedExampleAsPublished() {
        assertThat(Signer.headers(
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        Instant.ofEpochSecond(1614265330),
                        "{\"test\": 2432232314}",
                        List.of(PUBLISHED)))
                .isEqualTo(Map.of(
                        "webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        "webhook-timestamp", "1614265330",
                        "webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
    }

    @Test
    void isAcceptedByWhoeverHasOneOfTheSecrets() throws Exception {
        Secret other = new Secret("whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD");
        String body = "{\"type\":\"ping\"}";
        Map<String, List<String>> headers =
                Signer.headers("msg_1", Instant.now(), body, List.of(other, PUBLISHED)).entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
        new Webhook(PUBLISHED.reveal()).verify(body, headers);
        new Webhook(other.reveal()).verify(body, headers);
        assertThat(headers.get("webhook-signature").getFirst().split(" ")).hasSize(2);
    }
}
