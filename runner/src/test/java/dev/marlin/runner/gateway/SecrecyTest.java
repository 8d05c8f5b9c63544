package dev.marlin.runner.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.runner.agent.AgentNeeds.Protocol;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The key goes to the provider, and to nobody else in any byte. */
final class SecrecyTest extends GatewayTesting {
    private static final String BODY = "{\"model\":\"house-model\",\"stream\":true}";

    private static String path(Protocol protocol) {
        return switch (protocol) {
            case ANTHROPIC_MESSAGES -> "/v1/messages";
            case OPENAI_RESPONSES -> "/v1/responses";
            case OPENAI_CHAT -> "/v1/chat/completions";
            case GEMINI -> "/v1beta/models/house-model:generateContent";
        };
    }

    @ParameterizedTest
    @EnumSource
    void sendsTheRoutesKeyAndNoneOfTheAgentsCredentials(Protocol protocol) throws Exception {
        ModelGrant grant = open(protocol);
        AgentClient.post(
                grant,
                path(protocol) + "?key=agents-own-key&alt=sse&access_token=agents-own-token",
                protocol == Protocol.GEMINI ? "{}" : BODY,
                "Authorization: Bearer agents-own-key",
                "x-api-key: agents-own-key",
                "X-Goog-Api-Key: agents-own-key",
                "Cookie: session=agents-own-key",
                "OpenAI-Organization: org-agents-own",
                "OpenAI-Project: proj-agents-own",
                "X-Anything: agents-own",
                "anthropic-version: 2023-06-01",
                "anthropic-beta: one",
                "anthropic-beta: two");
        FakeProvider.Asked asked = provider.lastAsked();
        assertThat(asked.target()).endsWith("?alt=sse");
        assertThat(asked.toString()).doesNotContain("agents-own");
        String header = providerOf(protocol).header();
        assertThat(asked.headers().get(header)).endsWith(KEY);
        assertThat(asked.headers()).containsEntry("anthropic-version", "2023-06-01");
        assertThat(asked.headers().get("anthropic-beta")).contains("one").contains("two");
        assertThat(Stream.of("authorization", "x-api-key", "x-goog-api-key").filter(asked.headers()::containsKey))
                .containsExactly(header);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 401, 500})
    void replacesTheKeyInABodyAndInHeaders(int status) throws Exception {
        provider.answers(exchange -> {
            exchange.getResponseHeaders().set("request-id", "for " + KEY);
            exchange.getResponseHeaders().set("openai-organization", "org-of-the-operator");
            exchange.getResponseHeaders().set("Set-Cookie", "a=b");
            String text = "no such key: " + KEY + ", " + KEY.replace("/", "\\/") + ", "
                    + Base64.getEncoder().encodeToString(KEY.getBytes(StandardCharsets.US_ASCII));
            FakeProvider.Behavior.json(status, "{\"error\":\"" + text + "\"}").answer(exchange);
        });
        AgentClient.Answer answer = AgentClient.post(open(Protocol.OPENAI_CHAT), "/v1/chat/completions", BODY);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo("{\"error\":\"no such key: ***, ***, ***\"}");
        assertThat(answer.headers())
                .containsEntry("request-id", "for ***")
                .doesNotContainKeys("openai-organization", "set-cookie");
    }

    @Test
    void replacesTheKeyInAStreamThatComesByteByByte() throws Exception {
        String event = "data: {\"a\":\"" + KEY + "\",\"b\":\"sk-live-ab\"}\n\n";
        provider.answers(FakeProvider.Behavior.events(event.split("")));
        AgentClient.Answer answer = AgentClient.post(open(Protocol.OPENAI_RESPONSES), "/v1/responses", BODY);
        assertThat(answer.body()).isEqualTo("data: {\"a\":\"***\",\"b\":\"sk-live-ab\"}\n\n");
    }

    @Test
    void passesNothingOnThatItCannotSearch() throws Exception {
        provider.answers(exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "br");
            FakeProvider.Behavior.json(200, "packed").answer(exchange);
        });
        ModelGrant grant = open(Protocol.OPENAI_RESPONSES);
        AgentClient.Answer answer = AgentClient.post(grant, "/v1/responses", BODY);
        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.body()).doesNotContain("packed");
        assertThat(grant.close().trouble()).isPresent();
    }

    @Test
    void recordsBodiesWithoutKeysAndWithoutHeaders() throws Exception {
        Path recording = Files.createDirectory(folder.resolve("recording"));
        provider.answers(FakeProvider.Behavior.events("data: {\"k\":\"" + KEY + "\"}\n\n"));
        GrantRequest plain = request(Protocol.OPENAI_RESPONSES, Budget.WIDE);
        ModelGrant grant = gateway.open(
                new GrantRequest(plain.run(), plain.route(), plain.budget(), plain.access(), Optional.of(recording)));
        AgentClient.post(
                grant,
                "/v1/responses?key=" + KEY,
                "{\"model\":\"house-model\",\"stream\":true,\"input\":\"" + KEY + "\"}",
                "Authorization: Bearer agents-own-key",
                "x-api-key: " + KEY);
        grant.close();
        try (Stream<Path> files = Files.list(recording)) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).sorted().toList();
            assertThat(names).containsExactly("0001-request.json", "0001-response.sse");
        }
        assertThat(recording.resolve("0001-request.json"))
                .content()
                .isEqualTo("{\"model\":\"vendor-model-1\",\"stream\":true,\"input\":\"***\"}");
        assertThat(recording.resolve("0001-response.sse")).content().isEqualTo("data: {\"k\":\"***\"}\n\n");
    }

    @Test
    void aFolderThatCannotBeWrittenCostsTheRecordingAndNotTheCall() throws Exception {
        Path recording = Files.writeString(folder.resolve("recording"), "a file");
        GrantRequest plain = request(Protocol.OPENAI_RESPONSES, Budget.WIDE);
        ModelGrant grant = gateway.open(
                new GrantRequest(plain.run(), plain.route(), plain.budget(), plain.access(), Optional.of(recording)));
        provider.answers(FakeProvider.Behavior.json(200, "{\"heard\":true}"));
        assertThat(AgentClient.post(grant, "/v1/responses", BODY).body()).isEqualTo("{\"heard\":true}");
        assertThat(recording).content().isEqualTo("a file");
    }

    @Test
    void namesNoKeyInLogsReportsOrErrors() throws Exception {
        PrintStream before = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        GatewayReport report;
        GrantRequest request = request(Protocol.ANTHROPIC_MESSAGES, Budget.WIDE);
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            ModelGrant grant = gateway.open(request);
            provider.answers(FakeProvider.Behavior.json(401, "{\"error\":\"" + KEY + "\"}"));
            AgentClient.post(grant, "/v1/messages", BODY);
            provider.answers(exchange -> {
                exchange.sendResponseHeaders(200, 100);
                exchange.getResponseBody().write(KEY.getBytes(StandardCharsets.US_ASCII));
            });
            AgentClient.post(grant, "/v1/messages", BODY);
            provider.close();
            AgentClient.post(grant, "/v1/messages", BODY);
            report = grant.close();
        } finally {
            System.setErr(before);
        }
        assertThat(report.calls()).hasSize(3);
        assertThat(log.toString(StandardCharsets.UTF_8)).contains("SocketConnector");
        assertThat(log.toString(StandardCharsets.UTF_8) + report + request).doesNotContain(KEY);
        assertThat(request.route().toString()).contains("***");
    }
}
