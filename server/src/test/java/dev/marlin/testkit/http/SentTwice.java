package dev.marlin.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The rule that a change happens once, held against every change of every test: sent again with its key, it gets the
 * answer that it got; another change under that key is refused. That the effect is not doubled, the test itself sees, for
 * it goes on from there. The addresses go to {@code target/sent-twice.txt}, which {@code script/changes} holds against the
 * authorization table.
 */
final class SentTwice {
    /** Changes whose senders have no session, or have none afterwards; and SCIM, whose clients know no keys. */
    private static final Pattern KEYLESS =
            Pattern.compile("/sign-in(/.*)?|/sign-out|/profile/sessions/end|/scim/v2/.*|/mail/off/.*");

    private static final Path KEPT = Path.of("target", "sent-twice.txt");
    private static final Set<String> ADDRESSES = ConcurrentHashMap.newKeySet();

    private SentTwice() {}

    static void check(
            HttpResponse<String> first, Supplier<HttpResponse<String>> again, Supplier<HttpResponse<String>> other) {
        HttpRequest request = first.request();
        if (first.statusCode() >= 400
                || KEYLESS.matcher(request.uri().getPath()).matches()) {
            return;
        }
        String change = request.method() + " " + request.uri().getPath();
        HttpResponse<String> second = again.get();
        assertThat(second.headers().firstValue("Idempotency-Replayed"))
                .as("%s, sent again, answered %d %s", change, second.statusCode(), second.body())
                .contains("true");
        assertThat(second.statusCode()).as(change).isEqualTo(first.statusCode());
        assertThat(second.body()).as(change).isEqualTo(first.body());
        for (String header : List.of("Location", "Content-Type")) {
            assertThat(second.headers().firstValue(header))
                    .as(change)
                    .isEqualTo(first.headers().firstValue(header));
        }
        if (ADDRESSES.add(change)) {
            assertThat(other.get().statusCode())
                    .as("something else under the key of %s", change)
                    .isBetween(400, 499);
            keep(change);
        }
    }

    private static synchronized void keep(String change) {
        try {
            Files.createDirectories(KEPT.getParent());
            Files.writeString(
                    KEPT, change + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
