package dev.marlin.notices;

import dev.marlin.store.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of deliveries and their attempts. */
@Repository
class DeliveryStore {
    private final JdbcClient jdbc;

    DeliveryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insertPing(UUID endpoint, String messageId, String body) {
        jdbc.sql("""
                INSERT INTO webhook_delivery (id, endpoint_id, message_id, kind, body, state, due, created_at)
                VALUES (?, ?, ?, 'ping', ?, 'WAITING', house_now(), house_now())
                """).params(UUID.randomUUID(), endpoint, messageId, body).update();
    }

    /** Live endpoints for which something is due. */
    List<UUID> waitingEndpoints() {
        return jdbc.sql("""
                SELECT e.id FROM webhook_endpoint e
                WHERE e.state = 'LIVE' AND EXISTS (
                    SELECT FROM webhook_delivery d
                    WHERE d.endpoint_id = e.id AND d.state = 'WAITING' AND d.due <= house_now()
                      AND (d.taken_until IS NULL OR d.taken_until < clock_timestamp()))
                """).query((row, n) -> Columns.uuid(row, "id")).list();
    }

    /** Takes the delivery that has been due longest; no other worker gets it for that many real seconds. */
    Optional<Taken> take(UUID endpoint, int leaseSeconds) {
        return jdbc.sql("""
                UPDATE webhook_delivery SET taken_until = clock_timestamp() + make_interval(secs => :lease)
                WHERE id = (
                    SELECT d.id FROM webhook_delivery d JOIN webhook_endpoint e ON e.id = d.endpoint_id
                    WHERE d.endpoint_id = :endpoint AND d.state = 'WAITING' AND e.state = 'LIVE'
                      AND d.due <= house_now() AND (d.taken_until IS NULL OR d.taken_until < clock_timestamp())
                    ORDER BY d.due, d.id LIMIT 1 FOR UPDATE OF d SKIP LOCKED)
                RETURNING id, endpoint_id, message_id, body, tries
                """)
                .param("lease", leaseSeconds)
                .param("endpoint", endpoint)
                .query((row, n) -> new Taken(
                        Columns.uuid(row, "id"),
                        Columns.uuid(row, "endpoint_id"),
                        row.getString("message_id"),
                        row.getString("body"),
                        row.getInt("tries")))
                .optional();
    }

    Optional<DeliveryState> lock(UUID endpoint, UUID delivery) {
        return jdbc.sql("SELECT state FROM webhook_delivery WHERE endpoint_id = ? AND id = ? FOR UPDATE")
                .params(endpoint, delivery)
                .query((row, n) -> DeliveryState.valueOf(row.getString("state")))
                .optional();
    }

    /** Also ends the worker's lease. */
    void move(UUID delivery, DeliveryState to, int tries, Instant due) {
        jdbc.sql("UPDATE webhook_delivery SET state = ?, tries = ?, due = ?, taken_until = NULL WHERE id = ?")
                .params(to.name(), tries, Columns.at(due), delivery)
                .update();
    }

    void insertAttempt(UUID delivery, Delivery.Attempt attempt) {
        jdbc.sql("""
                INSERT INTO webhook_attempt (id, delivery_id, at, status, latency_millis, outcome, answer)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """)
                .param(UUID.randomUUID())
                .param(delivery)
                .param(Columns.at(attempt.at()))
                .param(attempt.status().orElse(null))
                .param(attempt.latencyMillis())
                .param(attempt.outcome())
                .param(attempt.answer())
                .update();
    }

    /** Whether the endpoint took any message since then. */
    boolean succeededSince(UUID endpoint, Instant since) {
        return jdbc.sql("""
                SELECT EXISTS (
                    SELECT FROM webhook_attempt a JOIN webhook_delivery d ON d.id = a.delivery_id
                    WHERE d.endpoint_id = ? AND a.at > ? AND a.status BETWEEN 200 AND 299)
                """)
                .params(endpoint, Columns.at(since))
                .query(Boolean.class)
                .single();
    }

    /** The latest deliveries to an endpoint, newest first. */
    List<Delivery> latest(UUID endpoint, int limit) {
        Map<UUID, List<Delivery.Attempt>> attempts = new HashMap<>();
        List<Delivery> bare = jdbc.sql("""
                        SELECT * FROM webhook_delivery WHERE endpoint_id = ? ORDER BY created_at DESC, id LIMIT ?
                        """)
                .params(endpoint, limit)
                .query((row, n) -> new Delivery(
                        Columns.uuid(row, "id"),
                        row.getString("message_id"),
                        row.getString("kind"),
                        DeliveryState.valueOf(row.getString("state")),
                        Columns.instant(row, "due"),
                        List.of()))
                .list();
        jdbc.sql("SELECT * FROM webhook_attempt WHERE delivery_id = ANY (?) ORDER BY at, id")
                .param(bare.stream().map(Delivery::id).toArray(UUID[]::new))
                .query(row -> {
                    attempts.computeIfAbsent(Columns.uuid(row, "delivery_id"), id -> new ArrayList<>())
                            .add(attempt(row));
                });
        return bare.stream()
                .map(d -> new Delivery(
                        d.id(), d.messageId(), d.kind(), d.state(), d.due(), attempts.getOrDefault(d.id(), List.of())))
                .toList();
    }

    private static Delivery.Attempt attempt(ResultSet row) throws SQLException {
        int status = row.getInt("status");
        return new Delivery.Attempt(
                Columns.instant(row, "at"),
                row.wasNull() ? Optional.empty() : Optional.of(status),
                row.getInt("latency_millis"),
                row.getString("outcome"),
                row.getString("answer"));
    }

    /** A delivery in a worker's hand. */
    record Taken(UUID id, UUID endpoint, String messageId, String body, int tries) {}
}
