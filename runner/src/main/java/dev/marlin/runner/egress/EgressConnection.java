package dev.marlin.runner.egress;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One connection of a client to the proxy, from its request to its end. */
final class EgressConnection {
    private static final String TUNNEL_OPEN = "HTTP/1.1 200 Connection established\r\n\r\n";
    private static final int LONGEST_HOST = 253;

    private final SocketChannel client;
    private final EgressRules rules;
    private final Instant at;
    private final Inflow in;
    private volatile long deadlineNanos;
    private volatile boolean late;
    private volatile @Nullable SocketChannel host;
    private @Nullable Relay relay;
    private Target asked = new Target("", 0);
    private boolean answered;

    EgressConnection(SocketChannel client, EgressRules rules, Instant at) {
        this.client = client;
        this.rules = rules;
        this.at = at;
        in = new Inflow(client);
        within(rules.timeouts().ask());
    }

    private void within(Duration limit) {
        deadlineNanos = System.nanoTime() + limit.toNanos();
    }

    /** Ends the connection when it is late; called again and again by the grant. */
    void endWhenLate() {
        if (System.nanoTime() - deadlineNanos > 0) {
            late = true;
            end();
        }
    }

    /** Ends the connection from another thread. */
    void end() {
        Channels.closeQuietly(client);
        Channels.closeQuietly(host);
    }

    /** Serves the connection to its end; empty when nothing was ever asked on it. */
    Optional<EgressRecord> serve() {
        EgressVerdict verdict = EgressVerdict.ALLOWED;
        try {
            verdict = carry();
        } catch (RefusedException refused) {
            verdict = refused.verdict();
            answer(verdict);
        } catch (IOException broken) {
            verdict = host == null ? EgressVerdict.MALFORMED : EgressVerdict.ALLOWED;
        } finally {
            end();
        }
        if (in.taken() == 0 && !late) {
            return Optional.empty();
        }
        return Optional.of(record(late ? EgressVerdict.TIMED_OUT : verdict));
    }

    /** Turns the connection away without reading from it. */
    EgressRecord turnAway(EgressVerdict verdict) {
        answer(verdict);
        end();
        return record(verdict);
    }

    private EgressRecord record(EgressVerdict verdict) {
        long up = relay == null ? 0 : relay.up();
        long down = relay == null ? 0 : relay.down();
        return new EgressRecord(at, asked.host(), asked.port(), verdict, up, down);
    }

    private EgressVerdict carry() throws IOException, RefusedException {
        RequestHead head = RequestHead.read(in);
        asked = EgressRequest.targetOf(head).orElseGet(() -> new Target(cut(head.target()), 0));
        EgressRequest request = EgressRequest.of(head);
        within(rules.timeouts().dial().multipliedBy(5));
        SocketChannel reached = rules.reach(request.target());
        host = reached;
        if (late) {
            throw new RefusedException(EgressVerdict.TIMED_OUT);
        }
        Relay carrying =
                new Relay(client, reached, rules, () -> within(rules.timeouts().idle()));
        relay = carrying;
        switch (request) {
            case EgressRequest.Tunnel tunnel -> tunnel(tunnel.target(), carrying);
            case EgressRequest.Plain plain -> {
                answered = true;
                carrying.send(ByteBuffer.wrap(plain.head()));
                carrying.once(in, plain.bodyBytes());
            }
        }
        return carrying.verdict();
    }

    private void tunnel(Target target, Relay carrying) throws IOException, RefusedException {
        say(TUNNEL_OPEN);
        answered = true;
        within(rules.timeouts().ask());
        ClientHello hello = ClientHello.read(in);
        Optional<String> expected = HostName.isAddress(target.host()) ? Optional.empty() : Optional.of(target.host());
        if (hello.hidesName() || !hello.serverName().equals(expected)) {
            throw new RefusedException(EgressVerdict.NAME_MISMATCH);
        }
        carrying.send(ByteBuffer.wrap(hello.records()));
        carrying.bothWays(in);
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST_HOST));
    }

    private void answer(EgressVerdict verdict) {
        if (answered) {
            return;
        }
        String body = "Marlin: " + verdict.words() + "\n";
        try {
            say("HTTP/1.1 " + verdict.status() + " " + verdict.words()
                    + "\r\nConnection: close\r\nContent-Type: text/plain\r\nContent-Length: " + body.length()
                    + "\r\n\r\n" + body);
        } catch (IOException gone) {
            // Who does not wait for an answer gets none.
            return;
        }
    }

    private void say(String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) {
            client.write(bytes);
        }
    }
}
