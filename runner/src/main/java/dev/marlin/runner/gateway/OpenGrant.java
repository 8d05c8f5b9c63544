package dev.marlin.runner.gateway;

import dev.marlin.runner.agent.AgentNeeds.ModelAccess;
import dev.marlin.runner.gateway.http.AgentExchange;
import dev.marlin.runner.gateway.http.SocketServer;
import dev.marlin.runner.gateway.meter.PriceTable;
import dev.marlin.runner.sandbox.Openings;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A grant and its running calls. */
final class OpenGrant implements ModelGrant {
    private static final Logger LOG = LoggerFactory.getLogger(OpenGrant.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final GrantRequest request;
    private final HttpClient client;
    private final Clock clock;
    private final CallLedger ledger;
    private final CallRecorder recorder;
    private final Consumer<OpenGrant> onClose;
    private final Set<UpstreamCall> running = new HashSet<>();
    private SocketServer.@Nullable Door door;
    private volatile boolean closed;
    private @Nullable GatewayReport report;

    /**
     * What every grant of a gateway shares.
     *
     * @param client calls providers
     * @param onClose hears of the grant's end
     */
    record Shared(HttpClient client, PriceTable prices, Clock clock, Consumer<OpenGrant> onClose) {}

    OpenGrant(GrantRequest request, Shared shared) {
        this.request = request;
        this.client = shared.client;
        this.clock = shared.clock;
        this.onClose = shared.onClose;
        this.ledger = new CallLedger(request.budget(), shared.prices);
        this.recorder =
                new CallRecorder(request.recording(), request.route().key().map(Secret::reveal));
    }

    /** Gives the grant its socket; once, before anybody is told of it. */
    void attach(SocketServer.Door opened) {
        door = opened;
    }

    private SocketServer.Door door() {
        return Objects.requireNonNull(door, "a grant has its socket before anybody has the grant");
    }

    /** Serves one request; returns when it has ended. */
    void serve(AgentExchange exchange) {
        new AgentCall(this, exchange).serve();
    }

    GrantRequest request() {
        return request;
    }

    HttpClient client() {
        return client;
    }

    Clock clock() {
        return clock;
    }

    CallLedger ledger() {
        return ledger;
    }

    CallRecorder recorder() {
        return recorder;
    }

    boolean isClosed() {
        return closed;
    }

    /** Takes part in the grant's end; a call that comes after it is cut at once. */
    void started(UpstreamCall call) {
        synchronized (running) {
            if (!closed) {
                running.add(call);
                return;
            }
        }
        call.cut();
    }

    void ended(UpstreamCall call) {
        synchronized (running) {
            running.remove(call);
        }
    }

    @Override
    public Openings.SocketGrant socket() {
        return new Openings.SocketGrant(door().socket(), ModelAccess.PORT);
    }

    @Override
    public Optional<Spent> spent() {
        return ledger.spent();
    }

    @Override
    public GatewayReport soFar() {
        return ledger.report();
    }

    @Override
    public synchronized GatewayReport close() {
        GatewayReport before = report;
        if (before != null) {
            return before;
        }
        Set<UpstreamCall> cut;
        synchronized (running) {
            closed = true;
            cut = Set.copyOf(running);
        }
        cut.forEach(UpstreamCall::cut);
        door().close();
        onClose.accept(this);
        if (!ledger.awaitIdle(PATIENCE)) {
            LOG.warn("a model call of {} did not end with its grant", request.run());
        }
        GatewayReport last = ledger.report();
        report = last;
        return last;
    }
}
