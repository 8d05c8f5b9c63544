package dev.marlin.runner.egress;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** Carries bytes between a client and a host in both directions, counting them against the grant. */
final class Relay {
    private final SocketChannel client;
    private final SocketChannel host;
    private final EgressRules rules;
    private final Runnable onByte;
    private final AtomicLong up = new AtomicLong();
    private final AtomicLong down = new AtomicLong();
    private final AtomicReference<EgressVerdict> verdict = new AtomicReference<>(EgressVerdict.ALLOWED);

    /** @param onByte is run whenever something was carried */
    Relay(SocketChannel client, SocketChannel host, EgressRules rules, Runnable onByte) {
        this.client = client;
        this.host = host;
        this.rules = rules;
        this.onByte = onByte;
    }

    long up() {
        return up.get();
    }

    long down() {
        return down.get();
    }

    EgressVerdict verdict() {
        return verdict.get();
    }

    void send(ByteBuffer bytes) throws IOException, RefusedException {
        int length = bytes.remaining();
        rules.takeUp(length);
        write(host, bytes);
        up.addAndGet(length);
        onByte.run();
    }

    /** Carries both ways until both have ended; an end of one direction is passed on, the other goes on. */
    void bothWays(Inflow in) {
        Thread sender = Thread.ofVirtual()
                .start(() -> orEnd(() -> {
                    sendUpTo(in, Long.MAX_VALUE);
                    host.shutdownOutput();
                }));
        orEnd(() -> {
            receive();
            client.shutdownOutput();
        });
        awaitEnd(sender);
    }

    /** Carries a body of known length up and whatever comes down; the end of the answer is the end of it all. */
    void once(Inflow in, long bodyBytes) {
        Thread sender = Thread.ofVirtual().start(() -> orEnd(() -> sendUpTo(in, bodyBytes)));
        orEnd(this::receive);
        end();
        awaitEnd(sender);
    }

    /** A grant that closes interrupts whoever carries: that ends the carrying, but not what was found before. */
    private void awaitEnd(Thread sender) {
        boolean interrupted = false;
        while (sender.isAlive()) {
            try {
                sender.join();
            } catch (InterruptedException closing) {
                interrupted = true;
                end();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void sendUpTo(Inflow in, long most) throws IOException, RefusedException {
        long left = most;
        while (left > 0) {
            ByteBuffer part = in.some(left);
            if (!part.hasRemaining()) {
                return;
            }
            left -= part.remaining();
            send(part);
        }
    }

    private void receive() throws IOException, RefusedException {
        ByteBuffer buffer = ByteBuffer.allocate(16 << 10);
        while (host.read(buffer) >= 0) {
            buffer.flip();
            rules.takeDown(buffer.remaining());
            down.addAndGet(buffer.remaining());
            write(client, buffer);
            buffer.clear();
            onByte.run();
        }
    }

    private void orEnd(Direction direction) {
        try {
            direction.carry();
        } catch (RefusedException limit) {
            verdict.set(limit.verdict());
            end();
        } catch (IOException broken) {
            end();
        }
    }

    private void end() {
        Channels.closeQuietly(client);
        Channels.closeQuietly(host);
    }

    private static void write(SocketChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    @FunctionalInterface
    private interface Direction {
        void carry() throws IOException, RefusedException;
    }
}
