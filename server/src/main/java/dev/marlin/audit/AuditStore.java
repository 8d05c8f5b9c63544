package dev.marlin.audit;

import dev.marlin.kernel.PersonId;
import dev.marlin.store.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** SQL of the audit log. */
@Repository
class AuditStore {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> FACTS = new TypeReference<>() {};
    private static final long SEALING = 0x6d61726c696e01L;

    private final JdbcClient jdbc;

    AuditStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(AuditEvent event) {
        jdbc.sql("""
                INSERT INTO audit_event (at, action, actor_id, subject_kind, subject_id, facts)
                VALUES (house_now(), ?, ?, ?, ?, ?::jsonb)
                """)
                .param(event.action())
                .param(event.actor().map(PersonId::value).orElse(null))
                .param(event.subjectKind())
                .param(event.subject())
                .param(JSON.writeValueAsString(event.facts()))
                .update();
    }

    /** Only one process seals at a time; false when another one does, until the transaction ends. */
    boolean takeSealing() {
        return jdbc.sql("SELECT pg_try_advisory_xact_lock(?)")
                .param(SEALING)
                .query(Boolean.class)
                .single();
    }

    Optional<Seal> lastSeal() {
        return jdbc.sql("SELECT sequence, hash FROM audit_seal ORDER BY sequence DESC LIMIT 1")
                .query((row, n) -> new Seal(row.getLong("sequence"), row.getString("hash")))
                .optional();
    }

    /** Events that no seal covers yet. An event of a transaction that commits late is simply sealed later. */
    List<AuditEntry> unsealed(int limit) {
        return jdbc.sql("""
                SELECT e.*, NULL AS hash FROM audit_event e
                WHERE NOT EXISTS (SELECT FROM audit_seal s WHERE s.event_id = e.id)
                ORDER BY e.id LIMIT ?
                """).param(limit).query((row, n) -> entry(row)).list();
    }

    void seal(long sequence, long event, String hash) {
        jdbc.sql("INSERT INTO audit_seal (sequence, event_id, hash) VALUES (?, ?, ?)")
                .param(sequence)
                .param(event)
                .param(hash)
                .update();
    }

    /** Sealed events in sealing order, after the given sequence number. */
    List<Link> chain(long after, int limit) {
        return jdbc.sql("""
                SELECT s.sequence, s.hash AS sealed, e.*, s.hash FROM audit_seal s JOIN audit_event e ON e.id = s.event_id
                WHERE s.sequence > ? ORDER BY s.sequence LIMIT ?
                """)
                .param(after)
                .param(limit)
                .query((row, n) -> new Link(row.getLong("sequence"), entry(row), row.getString("sealed")))
                .list();
    }

    /** Number of the event in the chain; empty while it is not sealed, or when there is none. */
    Optional<Long> sequence(long event) {
        return jdbc.sql("SELECT sequence FROM audit_seal WHERE event_id = ?")
                .param(event)
                .query(Long.class)
                .optional();
    }

    void insertHead(SignedHead signed) {
        TreeHead head = signed.head();
        jdbc.sql("""
                INSERT INTO audit_head (at, size, root, chain, signed_by, signature) VALUES (?, ?, ?, ?, ?, ?)
                """)
                .params(Columns.at(head.at()), head.size(), head.root(), head.chain(), signed.key(), signed.signature())
                .update();
    }

    /** All signed heads, oldest first. */
    List<SignedHead> heads() {
        return jdbc.sql("SELECT * FROM audit_head ORDER BY id")
                .query((row, n) -> new SignedHead(
                        new TreeHead(
                                Columns.instant(row, "at"),
                                row.getLong("size"),
                                row.getString("root"),
                                row.getString("chain")),
                        row.getString("signed_by"),
                        row.getString("signature")))
                .list();
    }

    long events() {
        return jdbc.sql("SELECT count(*) FROM audit_event").query(Long.class).single();
    }

    /** Newest first, older than the given id. */
    List<AuditEntry> page(LogFilter filter, long before, int limit) {
        return jdbc.sql("""
                SELECT e.*, s.hash FROM audit_event e LEFT JOIN audit_seal s ON s.event_id = e.id
                WHERE e.id < :before
                  AND (:actor::uuid IS NULL OR e.actor_id = :actor::uuid)
                  AND (:action::text IS NULL OR e.action = :action)
                  AND (:subject::uuid IS NULL OR e.subject_id = :subject::uuid)
                  AND (:since::timestamptz IS NULL OR e.at >= :since)
                  AND (:until::timestamptz IS NULL OR e.at < :until)
                ORDER BY e.id DESC LIMIT :limit
                """)
                .param("before", before)
                .param("actor", filter.actor().map(PersonId::value).orElse(null))
                .param("action", filter.action().orElse(null))
                .param("subject", filter.subject().orElse(null))
                .param("since", Columns.at(filter.since()))
                .param("until", Columns.at(filter.until()))
                .param("limit", limit)
                .query((row, n) -> entry(row))
                .list();
    }

    /** What this person did, and what was done to their account; newest first. */
    List<AuditEntry> trail(PersonId person, long before, int limit) {
        return jdbc.sql("""
                SELECT e.*, s.hash FROM audit_event e LEFT JOIN audit_seal s ON s.event_id = e.id
                WHERE e.id < :before
                  AND (e.actor_id = :person OR e.subject_kind = 'person' AND e.subject_id = :person)
                ORDER BY e.id DESC LIMIT :limit
                """)
                .param("before", before)
                .param("person", person.value())
                .param("limit", limit)
                .query((row, n) -> entry(row))
                .list();
    }

    List<AuditEntry> about(String subjectKind, UUID subject) {
        return jdbc.sql("""
                SELECT e.*, s.hash FROM audit_event e LEFT JOIN audit_seal s ON s.event_id = e.id
                WHERE e.subject_kind = ? AND e.subject_id = ? ORDER BY e.id
                """)
                .param(subjectKind)
                .param(subject)
                .query((row, n) -> entry(row))
                .list();
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong("id"),
                Columns.instant(row, "at"),
                row.getString("action"),
                Columns.optionalUuid(row, "actor_id"),
                row.getString("subject_kind"),
                Columns.uuid(row, "subject_id"),
                JSON.readValue(row.getString("facts"), FACTS),
                Columns.optionalText(row, "hash"));
    }

    record Seal(long sequence, String hash) {}

    record Link(long sequence, AuditEntry entry, String hash) {}
}
