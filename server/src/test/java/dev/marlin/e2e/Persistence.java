package dev.marlin.e2e;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * A client that wants an answer: sends the same request with the same key until there is one, through connections that
 * break, servers that are away and databases that are being repaired. Keeps the history of all clients: what was sent,
 * what was acknowledged.
 */
final class Persistence {
    private static final long PAUSE_NANOS = 200_000_000;

    /** Answers by key, of requests that changed something. */
    private final Map<String, HttpResponse<String>> acknowledged = new ConcurrentHashMap<>();

    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger repeated = new AtomicInteger();
    private final AtomicInteger replayed = new AtomicInteger();
    private volatile boolean over;

    /** Sends a change until it is acknowledged or refused for a reason; what it was refused for is the caller's to judge. */
    HttpResponse<String> change(Function<String, HttpResponse<String>> request) {
        String key = UUID.randomUUID().toString();
        HttpResponse<String> answer = until(() -> request.apply(key));
        if (answer.statusCode() < 400) {
            acknowledged.put(key, answer);
            if (answer.headers().firstValue("Idempotency-Replayed").isPresent()) {
                replayed.incrementAndGet();
            }
        }
        return answer;
    }

    /** Asks until there is an answer. */
    HttpResponse<String> until(Attempt attempt) {
        for (int tries = 0; !over; tries++) {
            sent.incrementAndGet();
            if (tries > 0) {
                repeated.incrementAndGet();
            }
            try {
                HttpResponse<String> answer = attempt.send();
                boolean passing = answer.statusCode() >= 500
                        || answer.statusCode() == 409 && answer.body().contains("Send this one again");
                if (!passing) {
                    return answer;
                }
            } catch (UncheckedIOException away) {
                // the server is being killed or started: exactly what this client is for
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        throw new IllegalStateException("the test has ended");
    }

    /** Lets clients give up, when the test has failed already. */
    void giveUp() {
        over = true;
    }

    int acknowledgements() {
        return acknowledged.size();
    }

    String counts() {
        return sent + " requests sent, " + repeated + " of them repetitions; " + acknowledged.size()
                + " changes acknowledged, " + replayed + " of them from the record of a lost answer";
    }

    /** One attempt at a request. */
    interface Attempt {
        /** @throws UncheckedIOException when there is no answer */
        HttpResponse<String> send();
    }
}
