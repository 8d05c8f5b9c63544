package dev.marlin.notices;

import dev.marlin.kernel.PersonId;
import dev.marlin.kernel.Secret;
import dev.marlin.store.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of endpoints and their secrets. */
@Repository
class WebhookStore {
    private final JdbcClient jdbc;

    WebhookStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Endpoint endpoint, PersonId by) {
        jdbc.sql("""
                INSERT INTO webhook_endpoint (id, url, campaign_id, kinds, state, created_by, created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """)
                .param(endpoint.id())
                .param(endpoint.url())
                .param(endpoint.campaign().orElse(null))
                .param(endpoint.kinds().stream().map(NoticeKind::key).toArray(String[]::new))
                .param(endpoint.state().name())
                .param(by.value())
                .param(Columns.at(endpoint.createdAt()))
                .update();
    }

    long count() {
        return jdbc.sql("SELECT count(*) FROM webhook_endpoint")
                .query(Long.class)
                .single();
    }

    List<Endpoint> all() {
        return jdbc.sql("SELECT * FROM webhook_endpoint ORDER BY created_at, id")
                .query((row, n) -> endpoint(row))
                .list();
    }

    Optional<Endpoint> find(UUID id) {
        return jdbc.sql("SELECT * FROM webhook_endpoint WHERE id = ?")
                .param(id)
                .query((row, n) -> endpoint(row))
                .optional();
    }

    /** The endpoint, locked until the transaction ends. */
    Optional<Endpoint> lock(UUID id) {
        return jdbc.sql("SELECT * FROM webhook_endpoint WHERE id = ? FOR UPDATE")
                .param(id)
                .query((row, n) -> endpoint(row))
                .optional();
    }

    Optional<PersonId> owner(UUID id) {
        return jdbc.sql("SELECT created_by FROM webhook_endpoint WHERE id = ?")
                .param(id)
                .query((row, n) -> new PersonId(Columns.uuid(row, "created_by")))
                .optional();
    }

    void setState(UUID id, EndpointState state, Optional<OffReason> reason) {
        jdbc.sql("UPDATE webhook_endpoint SET state = ?, off_reason = ? WHERE id = ?")
                .param(state.name())
                .param(reason.map(OffReason::name).orElse(null))
                .param(id)
                .update();
    }

    void insertSecret(UUID endpoint, Secret secret, Instant at) {
        jdbc.sql("INSERT INTO webhook_secret (id, endpoint_id, secret, created_at) VALUES (?, ?, ?, ?)")
                .params(UUID.randomUUID(), endpoint, secret.reveal(), Columns.at(at))
                .update();
    }

    /** Ends the newest secret then, and what ended later than now before it at once: never more than two live. */
    void expireSecrets(UUID endpoint, Instant now, Instant then) {
        jdbc.sql("""
                UPDATE webhook_secret SET expires_at = CASE WHEN expires_at IS NULL THEN ? ELSE ? END
                WHERE endpoint_id = ? AND (expires_at IS NULL OR expires_at > ?)
                """)
                .params(Columns.at(then), Columns.at(now), endpoint, Columns.at(now))
                .update();
    }

    /** Secrets that sign now, newest first. */
    List<Secret> liveSecrets(UUID endpoint, Instant now) {
        return jdbc.sql("""
                SELECT secret FROM webhook_secret
                WHERE endpoint_id = ? AND (expires_at IS NULL OR expires_at > ?) ORDER BY created_at DESC, id
                """)
                .params(endpoint, Columns.at(now))
                .query((row, n) -> new Secret(row.getString("secret")))
                .list();
    }

    /** One delivery for each live endpoint that wants to know. */
    void enqueue(Notice notice) {
        jdbc.sql("""
                INSERT INTO webhook_delivery (id, endpoint_id, message_id, kind, body, state, due, created_at)
                SELECT gen_random_uuid(), e.id, :message, :kind, :body, 'WAITING', house_now(), house_now()
                FROM webhook_endpoint e
                WHERE e.state = 'LIVE' AND :kind = ANY (e.kinds)
                  AND (e.campaign_id IS NULL OR e.campaign_id = CAST(:campaign AS uuid))
                """)
                .param("message", notice.messageId())
                .param("kind", notice.kind().key())
                .param("body", notice.payload())
                .param("campaign", notice.campaign().orElse(null))
                .update();
    }

    private static Endpoint endpoint(ResultSet row) throws SQLException {
        return new Endpoint(
                Columns.uuid(row, "id"),
                row.getString("url"),
                Columns.optionalUuid(row, "campaign_id"),
                Columns.texts(row, "kinds").stream().map(NoticeKind::parse).toList(),
                EndpointState.valueOf(row.getString("state")),
                Columns.optionalText(row, "off_reason").map(OffReason::valueOf),
                Columns.instant(row, "created_at"));
    }
}
