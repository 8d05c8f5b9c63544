package dev.marlin.notices.outbound;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Posts over HTTP/1.1 to exactly the address that was judged. A name is resolved once; when any of its addresses is closed
 * the request is not sent. The certificate must be the name's. Redirects are answers like others.
 */
public final class Sender {
    private final Resolver resolver;
    private final AddressRules rules;
    private final SSLSocketFactory encryption;
    private final Duration limit;

    /** @param limit for all of a request: connecting, sending, answering */
    public Sender(Resolver resolver, AddressRules rules, SSLSocketFactory encryption, Duration limit) {
        this.resolver = resolver;
        this.rules = rules;
        this.encryption = encryption;
        this.limit = limit;
    }

    /** Sends it and waits for the answer, at most until the limit. */
    public Reply send(Post post) {
        Destination to = post.to();
        List<InetAddress> addresses;
        try {
            addresses = resolver.resolve(to.host());
        } catch (UnknownHostException e) {
            return new Reply.Unreachable("the name " + to.host() + " is not known");
        }
        for (InetAddress address : addresses) {
            if (to.encrypted() ? !rules.allows(address) : !rules.allowsPlain(address)) {
                return new Reply.Refused("the name leads to an address that is not a public one");
            }
        }
        return send(post, addresses.getFirst());
    }

    private Reply send(Post post, InetAddress address) {
        try (Socket socket = new Socket()) {
            CompletableFuture<Void> alarm = CompletableFuture.runAsync(
                    () -> close(socket), CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS));
            try {
                return exchange(post, address, socket);
            } catch (IOException e) {
                return new Reply.Unreachable(alarm.isDone() ? late() : reason(e));
            } finally {
                alarm.cancel(false);
            }
        } catch (IOException e) {
            return new Reply.Unreachable(reason(e));
        }
    }

    private Reply exchange(Post post, InetAddress address, Socket plain) throws IOException {
        Destination to = post.to();
        plain.connect(new InetSocketAddress(address, to.port()), Math.toIntExact(limit.toMillis()));
        plain.setSoTimeout(Math.toIntExact(limit.toMillis()));
        Socket socket = to.encrypted() ? encrypted(plain, to) : plain;
        OutputStream out = socket.getOutputStream();
        out.write(bytes(post));
        out.flush();
        InputStream in = new BufferedInputStream(socket.getInputStream());
        return AnswerReader.read(in);
    }

    private Socket encrypted(Socket plain, Destination to) throws IOException {
        SSLSocket socket = (SSLSocket) encryption.createSocket(plain, to.host(), to.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static byte[] bytes(Post post) {
        byte[] body = post.body().getBytes(StandardCharsets.UTF_8);
        StringBuilder head =
                new StringBuilder("POST ").append(post.to().target()).append(" HTTP/1.1\r\n");
        head.append("host: ").append(post.to().authority()).append("\r\n");
        head.append("content-type: application/json\r\nuser-agent: Marlin\r\nconnection: close\r\n");
        head.append("content-length: ").append(body.length).append("\r\n");
        post.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[start.length + body.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(body, 0, all, start.length, body.length);
        return all;
    }

    private String late() {
        return "no whole answer within " + limit.toSeconds() + " seconds";
    }

    /** In our words: what a library says may hold addresses of the inner network. */
    private String reason(IOException e) {
        return switch (e) {
            case SSLException wrong -> "no valid certificate, or no TLS";
            case SocketTimeoutException slow -> late();
            case ConnectException closed -> "nobody listens there";
            default -> "the connection broke";
        };
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            assert socket.isClosed() : gone; // whether or not the other side was told
        }
    }
}
