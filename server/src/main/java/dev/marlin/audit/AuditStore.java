package dev.marlin.audit;

import dev.marlin.kernel.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** SQL of the audit log. */
@Repository
class AuditStore {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    AuditStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(AuditEvent event) {
        jdbc.sql("""
                INSERT INTO audit_event (action, actor_id, subject_kind, subject_id, facts)
                VALUES (?, ?, ?, ?, ?::jsonb)
                """)
                .param(event.action())
                .param(event.actor().map(PersonId::value).orElse(null))
                .param(event.subjectKind())
                .param(event.subject())
                .param(JSON.writeValueAsString(event.facts()))
                .update();
    }
}
