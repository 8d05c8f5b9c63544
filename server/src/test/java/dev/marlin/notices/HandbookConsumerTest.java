package dev.marlin.notices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.kernel.Secret;
import dev.marlin.testkit.RequiresPython;
import dev.marlin.testkit.TestFiles;
import dev.marlin.testkit.runs.Until;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The program of the handbook's page on webhooks, run as it is printed there but for its port. */
class HandbookConsumerTest {
    private static final Secret SECRET = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static final String BODY = "{\"type\":\"ping\",\"data\":{}}";

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    @RequiresPython
    void takesWhatMarlinSignedNowAndNothingElse() throws Exception {
        Path folder = Files.createTempDirectory("marlin-consumer");
        int port = freePort();
        Process consumer = start(folder, port);
        try {
            Until.holds("the consumer listens", Duration.ofSeconds(30), () -> status(port, Map.of(), BODY) != 0);
            Map<String, String> signed = Signer.headers("msg_1", Instant.now(), BODY, List.of(SECRET));
            assertThat(status(port, Map.of(), BODY)).isEqualTo(401);
            assertThat(status(port, signed, BODY)).isEqualTo(204);
            assertThat(status(port, signed, BODY + " ")).isEqualTo(401);
            Instant early = Instant.now().minus(Duration.ofMinutes(6));
            assertThat(status(port, Signer.headers("msg_2", early, BODY, List.of(SECRET)), BODY))
                    .isEqualTo(401);
            Secret other = new Secret("whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD");
            assertThat(status(port, Signer.headers("msg_3", Instant.now(), BODY, List.of(other)), BODY))
                    .isEqualTo(401);
            assertThat(status(port, Signer.headers("msg_4", Instant.now(), BODY, List.of(other, SECRET)), BODY))
                    .isEqualTo(204);
        } finally {
            consumer.destroyForcibly().waitFor();
            TestFiles.deleteTree(folder);
        }
        assertThat(consumer.exitValue()).isNotZero();
    }

    private static Process start(Path folder, int port) throws IOException {
        String page = Files.readString(Path.of("../docs/webhooks.md"));
        String program = page.substring(page.indexOf("```python\n") + 10);
        Path file = folder.resolve("consumer.py");
        Files.writeString(file, program.substring(0, program.indexOf("```")).replace("9000", Integer.toString(port)));
        ProcessBuilder builder = new ProcessBuilder("python3", file.toString());
        builder.environment().put("WEBHOOK_SECRET", SECRET.reveal());
        return builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
    }

    /** 0 while nobody listens. */
    private int status(int port, Map<String, String> headers, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/marlin"))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
