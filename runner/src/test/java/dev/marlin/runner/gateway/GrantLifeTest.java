package dev.marlin.runner.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.runner.agent.AgentNeeds.ModelAccess;
import dev.marlin.runner.agent.AgentNeeds.Protocol;
import dev.marlin.runner.sandbox.SandboxUser;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Grants and gateways from their beginning to their end. */
final class GrantLifeTest extends GatewayTesting {
    private static final String BODY = "{\"model\":\"house-model\"}";

    @Test
    void givesTheSocketToTheSandboxsUserAlone() throws Exception {
        Path socket = open(Protocol.OPENAI_CHAT).socket().host();
        SandboxUser user = SandboxUser.current();
        assertThat(Files.getAttribute(socket, "unix:uid")).isEqualTo(user.uid());
        assertThat(Files.getAttribute(socket.getParent(), "unix:uid")).isEqualTo(user.uid());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket.getParent())))
                .isEqualTo("rwx------");
        assertThat(open(Protocol.OPENAI_CHAT).socket().port()).isEqualTo(ModelAccess.PORT);
    }

    @Test
    void keepsGrantsApart() throws Exception {
        provider.answers(FakeProvider.Behavior.json(200, Answers.MESSAGE));
        ModelGrant one = open(Protocol.ANTHROPIC_MESSAGES);
        ModelGrant other = open(Protocol.OPENAI_CHAT);
        AgentClient.post(one, "/v1/messages", BODY);
        one.close();
        assertThat(AgentClient.post(other, "/v1/messages", BODY).status()).isEqualTo(404);
        assertThat(one.close().calls()).hasSize(1);
        assertThat(other.close().calls()).hasSize(1);
    }

    @Test
    void servesNothingAfterItsEnd() throws Exception {
        ModelGrant grant = open(Protocol.ANTHROPIC_MESSAGES);
        try (AgentClient early = new AgentClient(grant)) {
            early.send("POST", "/nothing", "{}");
            assertThat(early.answer().status()).isEqualTo(404);
            grant.close();
            assertThat(early.isClosed()).isTrue();
        }
        assertThatThrownBy(() -> new AgentClient(grant)).isInstanceOf(IOException.class);
        assertThat(provider.asked()).isEmpty();
    }

    @Test
    void leavesNothingInItsFolder() throws Exception {
        open(Protocol.ANTHROPIC_MESSAGES);
        open(Protocol.GEMINI);
        gateway.close();
        assertThat(folder.resolve("sockets")).isEmptyDirectory();
    }

    @Test
    void findsAShortPlaceWhenTheFoldersPathIsTooLong() throws Exception {
        Path deep = folder.resolve("a".repeat(100));
        Path socket;
        try (ModelGateway other = new ModelGateway(deep, PRICES, Clock.systemUTC())) {
            ModelGrant grant = other.open(request(Protocol.ANTHROPIC_MESSAGES, Budget.WIDE));
            socket = grant.socket().host();
            assertThat(socket.toString().length()).isLessThan(108);
            assertThat(AgentClient.post(grant, "/nothing", "{}").status()).isEqualTo(404);
        }
        assertThat(socket.getParent().getParent()).doesNotExist();
        assertThat(deep).isEmptyDirectory();
    }

    @Test
    void deletesWhatDeadProcessesLeftAndNothingOfTheLiving() throws Exception {
        Path sockets = folder.resolve("sockets");
        Path elsewhere = Files.createTempDirectory("marlin-gateway-");
        Files.createFile(Files.createDirectory(elsewhere.resolve("1")).resolve("s"));
        Files.writeString(sockets.resolve("dead.lock"), "");
        Files.writeString(sockets.resolve("dead.elsewhere"), elsewhere.toString());
        Files.createFile(
                Files.createDirectories(sockets.resolve("dead").resolve("2")).resolve("s"));
        Path living = open(Protocol.ANTHROPIC_MESSAGES).socket().host();
        new ModelGateway(sockets, PRICES, Clock.systemUTC()).close();
        assertThat(living).exists();
        assertThat(elsewhere).doesNotExist();
        try (Stream<Path> left = Files.list(sockets)) {
            assertThat(left.filter(path -> path.getFileName().toString().startsWith("dead")))
                    .isEmpty();
        }
    }

    @Test
    void servesNearlyTwoHundredCallsAtATime() throws Exception {
        // The provider of this test now and then closes a connection that is about to be used again; so none is.
        FakeProvider.Behavior events = FakeProvider.Behavior.events(Answers.MESSAGE_EVENTS);
        provider.answers(exchange -> {
            exchange.getResponseHeaders().set("Connection", "close");
            events.answer(exchange);
        });
        List<ModelGrant> grants = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            grants.add(open(
                    Protocol.ANTHROPIC_MESSAGES, new Budget(Budget.WIDE.tokens(), Budget.WIDE.cost(), 100_000, 64)));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<AgentClient.Answer>> answers = new ArrayList<>();
            for (int i = 0; i < 192; i++) {
                ModelGrant grant = grants.get(i % 8);
                answers.add(threads.submit(() -> AgentClient.post(grant, "/v1/messages", BODY)));
            }
            for (Future<AgentClient.Answer> answer : answers) {
                assertThat(answer.get().body()).isEqualTo(String.join("", Answers.MESSAGE_EVENTS));
            }
        }
        for (ModelGrant grant : grants) {
            assertThat(grant.close().calls()).hasSize(24).allMatch(call -> call.outcome() == CallOutcome.ANSWERED);
        }
    }

    @Test
    @Tag("long")
    void costsAFewCallsToOpenAndAFewTimesACallToAnswer() throws Exception {
        provider.answers(FakeProvider.Behavior.json(200, Answers.MESSAGE));
        List<Long> lives = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            long start = System.nanoTime();
            open(Protocol.ANTHROPIC_MESSAGES).close();
            lives.add(System.nanoTime() - start);
        }
        List<Long> calls = new ArrayList<>();
        ModelGrant grant = open(Protocol.ANTHROPIC_MESSAGES);
        try (AgentClient client = new AgentClient(grant)) {
            for (int i = 0; i < 1000; i++) {
                long start = System.nanoTime();
                client.send("POST", "/v1/messages", BODY);
                client.answer();
                calls.add(System.nanoTime() - start);
            }
        }
        long direct = median(directCalls());
        System.out.printf(
                "open and close %d us, call %d us, of which the provider and its client take %d us (medians)%n",
                median(lives), median(calls), direct);
        assertThat(median(lives)).as("beside a call without a gateway").isLessThan(8 * direct);
        assertThat(median(calls)).as("beside a call without a gateway").isLessThan(8 * direct);
    }

    /** The same calls without a gateway. */
    private List<Long> directCalls() throws Exception {
        List<Long> calls = new ArrayList<>();
        HttpRequest request = HttpRequest.newBuilder(
                        provider.upstream("/v1/messages").base())
                .version(HttpClient.Version.HTTP_1_1)
                .POST(HttpRequest.BodyPublishers.ofString(BODY))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int i = 0; i < 1000; i++) {
                long start = System.nanoTime();
                client.send(request, HttpResponse.BodyHandlers.ofString());
                calls.add(System.nanoTime() - start);
            }
        }
        return calls;
    }

    private static long median(List<Long> nanos) {
        return nanos.stream().sorted().skip(nanos.size() / 2).findFirst().orElseThrow() / 1000;
    }
}
