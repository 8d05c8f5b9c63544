package dev.marlin.runner.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What may pass a tunnel, and how much. */
@Timeout(60)
class EgressTunnelTest {
    private static final byte[] HELLO = Hello.ofTheJdk("example.org");

    @TempDir
    Path folder;

    private static ProxyClient tunnel(EgressBench bench) throws IOException {
        ProxyClient client = bench.client();
        assertThat(client.connect("example.org:443")).startsWith("HTTP/1.1 200");
        return client;
    }

    @Test
    void carriesTheGreetingAndWhatFollowsUnchanged() throws IOException {
        try (EgressBench bench = new EgressBench(folder, FakeInternet.Behavior.ECHO);
                ProxyClient client = tunnel(bench)) {
            client.send(HELLO);
            assertThat(client.read(HELLO.length)).isEqualTo(HELLO);
            client.send("after\0wards");
            assertThat(client.read(11)).asString(StandardCharsets.ISO_8859_1).isEqualTo("after\0wards");
            client.endOutput();
            assertThat(client.rest()).isEmpty();
            long bytes = HELLO.length + 11L;
            assertThat(bench.grant.close())
                    .singleElement()
                    .satisfies(entry -> assertThat(entry)
                            .isEqualTo(new EgressRecord(
                                    entry.at(), "example.org", 443, EgressVerdict.ALLOWED, bytes, bytes)));
        }
    }

    @Test
    void understandsAGreetingInManyRecords() throws IOException {
        byte[] pieces = Hello.inPieces(HELLO, 19);
        try (EgressBench bench = new EgressBench(folder, FakeInternet.Behavior.ECHO);
                ProxyClient client = tunnel(bench)) {
            client.send(pieces);
            assertThat(client.read(pieces.length)).isEqualTo(pieces);
        }
    }

    static Stream<Arguments> greetings() {
        byte[] name = Hello.serverNames("example.org");
        return Stream.of(
                Arguments.of("another host", Hello.ofTheJdk("evil.example"), EgressVerdict.NAME_MISMATCH),
                Arguments.of("no host", Hello.with(), EgressVerdict.NAME_MISMATCH),
                Arguments.of("a host below", Hello.ofTheJdk("www.example.org"), EgressVerdict.NAME_MISMATCH),
                Arguments.of(
                        "a dot at the end", Hello.with(Hello.serverNames("example.org.")), EgressVerdict.NAME_MISMATCH),
                Arguments.of(
                        "two hosts",
                        Hello.with(Hello.serverNames("example.org", "evil.example")),
                        EgressVerdict.NAME_MISMATCH),
                Arguments.of(
                        "another host in pieces",
                        Hello.inPieces(Hello.ofTheJdk("evil.example"), 23),
                        EgressVerdict.NAME_MISMATCH),
                Arguments.of(
                        "a hidden second greeting",
                        Hello.with(name, Hello.extension(0xfe0d, new byte[40])),
                        EgressVerdict.NAME_MISMATCH),
                Arguments.of(
                        "two name extensions",
                        Hello.with(name, Hello.serverNames("evil.example")),
                        EgressVerdict.NOT_TLS),
                Arguments.of("too many pieces", Hello.inPieces(HELLO, 1), EgressVerdict.NOT_TLS),
                Arguments.of(
                        "SSH", "SSH-2.0-OpenSSH_9.2\r\n".getBytes(StandardCharsets.US_ASCII), EgressVerdict.NOT_TLS),
                Arguments.of(
                        "HTTP",
                        "GET / HTTP/1.1\r\nHost: evil\r\n\r\n".getBytes(StandardCharsets.US_ASCII),
                        EgressVerdict.NOT_TLS),
                Arguments.of("garbage in a record", Hello.record(new byte[200]), EgressVerdict.NOT_TLS),
                Arguments.of(
                        "a greeting that ends within",
                        Hello.record(Hello.message(new byte[9])),
                        EgressVerdict.NOT_TLS));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("greetings")
    void carriesNothingForAGreetingThatDoesNotNameTheHost(String what, byte[] greeting, EgressVerdict verdict)
            throws IOException {
        try (EgressBench bench = new EgressBench(folder, FakeInternet.Behavior.ECHO);
                ProxyClient client = tunnel(bench)) {
            client.send(greeting);
            assertThat(client.rest()).as(what).isEmpty();
            EgressRecord entry = bench.grant.close().getFirst();
            assertThat(entry.verdict()).isEqualTo(verdict);
            assertThat(entry.bytesUp()).isZero();
        }
    }

    @Test
    void passesAnEndOfOneDirectionOnAndKeepsTheOther() throws IOException {
        FakeInternet.Behavior answersAtTheEnd = (in, out) -> {
            long length = in.transferTo(java.io.OutputStream.nullOutputStream());
            out.write(("got " + length).getBytes(StandardCharsets.US_ASCII));
        };
        try (EgressBench bench = new EgressBench(folder, answersAtTheEnd);
                ProxyClient client = tunnel(bench)) {
            client.send(HELLO).send("more").endOutput();
            assertThat(client.rest()).isEqualTo("got " + (HELLO.length + 4));
        }
    }

    @Test
    void stopsAnUploadAtItsLimitForTheWholeGrant() throws IOException {
        java.util.concurrent.atomic.AtomicLong arrived = new java.util.concurrent.atomic.AtomicLong();
        FakeInternet.Behavior counts = (in, out) -> {
            byte[] buffer = new byte[4096];
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                arrived.addAndGet(length);
            }
        };
        EgressPolicy policy = EgressBench.policy(100_000, 1 << 20, 10);
        try (EgressBench bench = new EgressBench(folder, counts, policy, EgressBench.LONG);
                ProxyClient client = tunnel(bench)) {
            client.send(HELLO);
            byte[] secret = new byte[1 << 20];
            try {
                client.send(secret);
            } catch (IOException cutOff) {
                assertThat(cutOff).hasMessageContaining("pipe");
            }
            assertThat(client.rest()).isEmpty();
            try (ProxyClient second = bench.client()) {
                assertThat(second.connect("example.org:443")).startsWith("HTTP/1.1 403");
            }
            assertThat(bench.verdicts()).containsExactly(EgressVerdict.UPLOAD_LIMIT, EgressVerdict.UPLOAD_LIMIT);
            assertThat(arrived.get()).isLessThanOrEqualTo(100_000);
        }
    }

    /** Again and again, since the grant is closed the moment that the client is cut off. */
    @RepeatedTest(100)
    void stopsADownloadAtItsLimit() throws IOException {
        FakeInternet.Behavior floods = (in, out) -> {
            while (true) {
                out.write(new byte[4096]);
            }
        };
        EgressPolicy policy = EgressBench.policy(1 << 20, 100_000, 10);
        try (EgressBench bench = new EgressBench(folder, floods, policy, EgressBench.LONG);
                ProxyClient client = tunnel(bench)) {
            client.send(HELLO);
            assertThat(client.rest().length()).isLessThanOrEqualTo(100_000);
            assertThat(bench.verdicts()).containsExactly(EgressVerdict.DOWNLOAD_LIMIT);
        }
    }

    @Test
    void endsClientsThatAreSlowToAskOrToGreetOrSilent() throws IOException {
        EgressPolicy policy = EgressBench.policy(1 << 20, 1 << 20, 10);
        try (EgressBench bench = new EgressBench(folder, FakeInternet.Behavior.ECHO, policy, EgressBench.SHORT);
                ProxyClient asking = bench.client();
                ProxyClient mute = bench.client();
                ProxyClient greeting = tunnel(bench);
                ProxyClient silent = tunnel(bench)) {
            asking.send("CONNECT exa");
            greeting.send(java.util.Arrays.copyOf(HELLO, 20));
            silent.send(HELLO);
            assertThat(silent.read(HELLO.length)).isEqualTo(HELLO);
            assertThat(asking.rest()).isEmpty();
            assertThat(mute.rest()).isEmpty();
            assertThat(greeting.rest()).isEmpty();
            assertThat(silent.rest()).isEmpty();
            assertThat(bench.verdicts()).hasSize(4).containsOnly(EgressVerdict.TIMED_OUT);
        }
    }

    @Test
    void aByteNowAndThenDoesNotBuyTimeToAsk() throws Exception {
        EgressPolicy policy = EgressBench.policy(1 << 20, 1 << 20, 10);
        try (EgressBench bench = new EgressBench(folder, FakeInternet.Behavior.ECHO, policy, EgressBench.SHORT);
                ProxyClient slow = bench.client()) {
            CountDownLatch never = new CountDownLatch(1);
            int sent = 0;
            try {
                while (sent < 1000 && !never.await(10, TimeUnit.MILLISECONDS)) {
                    slow.send("C");
                    sent++;
                }
            } catch (IOException cutOff) {
                assertThat(sent).isPositive();
            }
            assertThat(sent).isLessThan(1000);
            assertThat(bench.verdicts()).containsExactly(EgressVerdict.TIMED_OUT);
        }
    }

    @Test
    void carriesAHundredTunnelsAtOnce() throws Exception {
        try (EgressBench bench = new EgressBench(folder, FakeInternet.Behavior.ECHO);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch all = new CountDownLatch(100);
            List<Future<Boolean>> tunnels = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                byte[] own = ("tunnel " + i + "-".repeat(4000)).getBytes(StandardCharsets.US_ASCII);
                tunnels.add(threads.submit(() -> {
                    try (ProxyClient client = tunnel(bench)) {
                        client.send(HELLO).read(HELLO.length);
                        all.countDown();
                        assertThat(all.await(20, TimeUnit.SECONDS)).isTrue();
                        return java.util.Arrays.equals(client.send(own).read(own.length), own);
                    }
                }));
            }
            for (Future<Boolean> tunnel : tunnels) {
                assertThat(tunnel.get()).isTrue();
            }
            assertThat(bench.verdicts()).hasSize(100).containsOnly(EgressVerdict.ALLOWED);
        }
    }
}
