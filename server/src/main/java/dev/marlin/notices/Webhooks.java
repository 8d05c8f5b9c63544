package dev.marlin.notices;

import dev.marlin.audit.AuditEvent;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.kernel.Secret;
import dev.marlin.notices.outbound.Destination;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** Endpoints of other programs that are told what happens, and the log of what they were told. */
@Service
public class Webhooks {
    /** How long the secret before the newest still signs. */
    public static final Duration CHANGEOVER = Duration.ofHours(24);

    /** Subject of endpoints in the audit log and in attention. */
    static final String SUBJECT = "webhook";

    private static final int MOST = 50;
    private static final int LOG = 100;
    private static final int SECRET_BYTES = 32;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final WebhookStore store;
    private final DeliveryStore deliveries;
    private final NoticeSettings settings;
    private final NoticeGround ground;

    Webhooks(WebhookStore store, DeliveryStore deliveries, NoticeSettings settings, NoticeGround ground) {
        this.store = store;
        this.deliveries = deliveries;
        this.settings = settings;
        this.ground = ground;
    }

    /**
     * Adds an endpoint. From now on it is told; nothing from before.
     *
     * @throws MarlinException INVALID, naming the field; CONFLICT when there are 50 already
     */
    public Added add(NewEndpoint wanted, PersonId by) {
        Destination to = Destination.parse(wanted.url(), settings.rules());
        Endpoint endpoint = new Endpoint(
                UUID.randomUUID(),
                wanted.url(),
                wanted.campaign(),
                List.copyOf(wanted.kinds()),
                EndpointState.LIVE,
                Optional.empty(),
                now());
        return inTransaction(() -> {
            if (store.count() >= MOST) {
                throw MarlinException.conflict("There are " + MOST
                        + " webhooks already. Use one of them for more kinds." + " Nothing was saved.");
            }
            store.insert(endpoint, by);
            Secret secret = freshSecret(endpoint.id());
            log(by, "webhook.added", endpoint.id(), Map.of("encrypted", Boolean.toString(to.encrypted())));
            return new Added(endpoint, secret);
        });
    }

    /** All endpoints, oldest first. */
    public List<Endpoint> all() {
        return store.all();
    }

    /** @throws MarlinException NOT_FOUND */
    public Endpoint get(UUID id) {
        return store.find(id).orElseThrow(() -> MarlinException.notFound("That webhook"));
    }

    /** Its last hundred messages with what was tried, newest first. */
    public List<Delivery> log(UUID endpoint) {
        return deliveries.latest(get(endpoint).id(), LOG);
    }

    /** Makes another secret, shown this once. The one before signs as well for 24 hours; older ones end now. */
    public Secret rotate(UUID id, PersonId by) {
        return inTransaction(() -> {
            lock(id);
            Instant now = now();
            store.expireSecrets(id, now, now.plus(CHANGEOVER));
            Secret secret = freshSecret(id);
            log(by, "webhook.secret-rotated", id, Map.of());
            return secret;
        });
    }

    /** Sends nothing any more, until it is switched on again. */
    public void switchOff(UUID id, PersonId by) {
        inTransaction(() -> {
            if (lock(id).state() == EndpointState.OFF) {
                throw MarlinException.conflict("This webhook is off already. Nothing was changed.");
            }
            store.setState(id, EndpointState.OFF, Optional.of(OffReason.BY_HAND));
            log(by, "webhook.switched-off", id, Map.of("reason", OffReason.BY_HAND.name()));
            return id;
        });
    }

    /** Sends again; what waited when it went off is due as before. */
    public void switchOn(UUID id, PersonId by) {
        inTransaction(() -> {
            if (lock(id).state() == EndpointState.LIVE) {
                throw MarlinException.conflict("This webhook is on already. Nothing was changed.");
            }
            store.setState(id, EndpointState.LIVE, Optional.empty());
            ground.attention().clear(SUBJECT, id);
            log(by, "webhook.switched-on", id, Map.of());
            return id;
        });
    }

    /** Sends a test message soon; the log shows what came of it. */
    public void ping(UUID id, PersonId by) {
        inTransaction(() -> {
            if (lock(id).state() == EndpointState.OFF) {
                throw MarlinException.conflict("This webhook is off. Switch it on first. Nothing was sent.");
            }
            UUID message = UUID.randomUUID();
            String body = JSON.writeValueAsString(
                    Map.of("type", "ping", "timestamp", now().toString(), "data", Map.of("webhook", id.toString())));
            deliveries.insertPing(id, "msg_" + message.toString().replace("-", ""), body);
            log(by, "webhook.pinged", id, Map.of());
            return id;
        });
    }

    /**
     * Sends a message again, with its own id, whatever came of it before.
     *
     * @throws MarlinException NOT_FOUND; CONFLICT while it waits to be sent anyway
     */
    public void replay(UUID id, UUID delivery, PersonId by) {
        inTransaction(() -> {
            lock(id);
            DeliveryState state =
                    deliveries.lock(id, delivery).orElseThrow(() -> MarlinException.notFound("That message"));
            if (!DeliveryStep.REPLAY.leadsFrom(state)) {
                throw MarlinException.conflict("This message waits to be sent already. Nothing was changed.");
            }
            deliveries.move(delivery, DeliveryStep.REPLAY.to(), 0, now());
            log(by, "webhook.replayed", id, Map.of("delivery", delivery.toString()));
            return id;
        });
    }

    private Endpoint lock(UUID id) {
        return store.lock(id).orElseThrow(() -> MarlinException.notFound("That webhook"));
    }

    private Secret freshSecret(UUID endpoint) {
        byte[] bytes = new byte[SECRET_BYTES];
        ground.random().nextBytes(bytes);
        Secret secret = new Secret("whsec_" + Base64.getEncoder().encodeToString(bytes));
        store.insertSecret(endpoint, secret, now());
        return secret;
    }

    private Instant now() {
        return ground.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }

    private void log(PersonId by, String action, UUID id, Map<String, String> facts) {
        ground.audit().record(AuditEvent.by(by, action, SUBJECT, id, facts));
    }

    private <T> T inTransaction(Supplier<T> change) {
        return ground.transactions().execute(status -> change.get());
    }

    /**
     * An endpoint as somebody wants it.
     *
     * @param url https, with a public host
     * @param campaign only what happens there; empty for all
     */
    public record NewEndpoint(String url, Optional<UUID> campaign, Set<NoticeKind> kinds) {
        public NewEndpoint {
            url = url.strip();
            kinds = Set.copyOf(kinds);
            if (kinds.isEmpty()) {
                throw MarlinException.invalid("kinds: choose at least one. Nothing was saved.");
            }
        }
    }

    /** @param secret shown this once */
    public record Added(Endpoint endpoint, Secret secret) {}
}
