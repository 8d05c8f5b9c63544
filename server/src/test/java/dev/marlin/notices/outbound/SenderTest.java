package dev.marlin.notices.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.notices.FakeConsumer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SenderTest {
    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");
    private static final AddressRules LOCAL = new AddressRules(List.of(Network.parse("127.0.0.1")));

    private final FakeConsumer consumer = new FakeConsumer();

    @AfterEach
    void close() {
        consumer.close();
    }

    @Test
    void sendsTheDocumentWithItsHeaders() throws Exception {
        consumer.answers(200, Map.of("Retry-After", "7"), "thanks\n\u0007 for é");
        Reply reply = sender(host -> List.of(HERE), 5_000).send(post("somewhere.example", "{\"a\":\"ü\"}"));
        assertThat(reply).isEqualTo(new Reply.Answered(200, Optional.of("7"), "thanks   for é"));
        FakeConsumer.Got got = consumer.next();
        assertThat(got.body()).isEqualTo("{\"a\":\"ü\"}");
        assertThat(got.path()).isEqualTo("/hook?x=1");
        assertThat(got.header("host")).isEqualTo("somewhere.example:" + consumer.port());
        assertThat(got.header("webhook-id")).isEqualTo("msg_1");
        assertThat(got.header("content-type")).isEqualTo("application/json");
    }

    @Test
    void takesARedirectForAnAnswer() throws Exception {
        consumer.answers(302, Map.of("Location", consumer.url() + "/elsewhere"), "");
        assertThat(sender(host -> List.of(HERE), 5_000).send(post("a.example", "{}")))
                .isEqualTo(new Reply.Answered(302, Optional.empty(), ""));
        assertThat(consumer.next().path()).isEqualTo("/hook?x=1");
        assertThat(consumer.waiting()).isZero();
    }

    @Test
    void endsAtItsLimit() {
        consumer.fallAsleep();
        assertThat(sender(host -> List.of(HERE), 200).send(post("a.example", "{}")))
                .isInstanceOfSatisfying(
                        Reply.Unreachable.class,
                        reply -> assertThat(reply.reason()).startsWith("no whole answer within"));
    }

    @Test
    void readsNoMoreThanTheBeginningOfAnEndlessAnswer() {
        consumer.answers(500, Map.of(), "x".repeat(5_000_000));
        assertThat(sender(host -> List.of(HERE), 5_000).send(post("a.example", "{}")))
                .isEqualTo(new Reply.Answered(500, Optional.empty(), "x".repeat(1_000)));
    }

    @Test
    void sendsNothingWhenAnyAddressOfANameIsClosed() {
        AddressRules strict = new AddressRules(List.of());
        Resolver mixed = host -> List.of(InetAddress.ofLiteral("8.8.8.8"), InetAddress.ofLiteral("10.0.0.1"));
        Sender sender = new Sender(mixed, strict, tls(), Duration.ofSeconds(5));
        assertThat(sender.send(new Post(new Destination(true, "a.example", 443, "/"), Map.of(), "{}")))
                .isInstanceOf(Reply.Refused.class);
    }

    @Test
    void asksForAnAddressOnceAndGoesThere() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        Resolver rebinding =
                host -> List.of(asked.getAndIncrement() == 0 ? HERE : InetAddress.ofLiteral("169.254.169.254"));
        Sender sender = sender(rebinding, 5_000);
        assertThat(sender.send(post("a.example", "{}"))).isInstanceOf(Reply.Answered.class);
        consumer.next();
        assertThat(asked).hasValue(1);
        assertThat(sender.send(post("a.example", "{}"))).isInstanceOf(Reply.Refused.class);
        assertThat(consumer.waiting()).isZero();
    }

    @Test
    void saysWhyNobodyAnswered() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, HERE)) {
            closed = socket.getLocalPort();
        }
        Sender sender = sender(host -> List.of(HERE), 5_000);
        assertThat(sender.send(new Post(new Destination(false, "a.example", closed, "/"), Map.of(), "{}")))
                .isEqualTo(new Reply.Unreachable("nobody listens there"));
        Resolver nothing = host -> {
            throw new UnknownHostException(host);
        };
        assertThat(sender(nothing, 5_000).send(post("a.example", "{}")))
                .isEqualTo(new Reply.Unreachable("the name a.example is not known"));
    }

    @Test
    void acceptsNoConnectionWithoutTls() throws Exception {
        try (ServerSocket raw = new ServerSocket(0, 1, HERE)) {
            Thread server = Thread.ofVirtual().start(() -> answer(raw, "HTTP/1.1 200 OK\r\n\r\n"));
            Destination encrypted = new Destination(true, "a.example", raw.getLocalPort(), "/");
            assertThat(sender(host -> List.of(HERE), 5_000).send(new Post(encrypted, Map.of(), "{}")))
                    .isEqualTo(new Reply.Unreachable("no valid certificate, or no TLS"));
            server.join();
        }
    }

    @Test
    void survivesAnswersThatAreNone() throws Exception {
        for (String answer : List.of(
                "",
                "hello\r\n\r\n",
                "HTTP/2 200\r\n\r\n",
                "HTTP/1.1 99999 x\r\n\r\n",
                "HTTP/1.1 200",
                "HTTP/1.1 100 Continue\r\n\r\n",
                "HTTP/1.1 200 OK\r\n" + "a: b\r\n".repeat(5_000))) {
            try (ServerSocket raw = new ServerSocket(0, 1, HERE)) {
                Thread server = Thread.ofVirtual().start(() -> answer(raw, answer));
                assertThat(sender(host -> List.of(HERE), 5_000)
                                .send(new Post(
                                        new Destination(false, "a.example", raw.getLocalPort(), "/"), Map.of(), "{}")))
                        .as(answer)
                        .isInstanceOf(Reply.Unreachable.class);
                server.join();
            }
        }
    }

    private static void answer(ServerSocket server, String answer) {
        try (Socket socket = server.accept()) {
            byte[] request = socket.getInputStream().readNBytes(20);
            assertThat(request).isNotEmpty();
            socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException cut) {
            assertThat(cut).as("the sender hung up").isNotNull();
        }
    }

    private Post post(String host, String body) {
        return new Post(
                new Destination(false, host, consumer.port(), "/hook?x=1"), Map.of("webhook-id", "msg_1"), body);
    }

    private static Sender sender(Resolver resolver, int limitMillis) {
        return new Sender(resolver, LOCAL, tls(), Duration.ofMillis(limitMillis));
    }

    private static SSLSocketFactory tls() {
        return (SSLSocketFactory) SSLSocketFactory.getDefault();
    }
}
