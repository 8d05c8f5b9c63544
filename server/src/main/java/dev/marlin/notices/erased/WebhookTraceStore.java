package dev.marlin.notices.erased;

import dev.marlin.kernel.PersonId;
import dev.marlin.vault.PersonalTraces;
import dev.marlin.vault.TraceSql;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Addresses of programs that somebody named, and what signs messages to them: off for good. */
@Repository
class WebhookTraceStore implements PersonalTraces {
    private static final TraceSql ERASE = TraceSql.of("""
            DELETE FROM webhook_secret
            WHERE endpoint_id IN (SELECT id FROM webhook_endpoint WHERE created_by = ?)
            """, """
            UPDATE webhook_delivery SET state = 'GIVEN_UP', taken_until = NULL
            WHERE state = 'WAITING' AND endpoint_id IN (SELECT id FROM webhook_endpoint WHERE created_by = ?)
            """, """
            UPDATE webhook_endpoint
            SET url = 'https://erased.invalid/', state = 'OFF', off_reason = coalesce(off_reason, 'BY_HAND')
            WHERE created_by = ?
            """);

    private final JdbcClient jdbc;

    WebhookTraceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> columns() {
        return Set.of("webhook_endpoint.url", "webhook_secret.secret");
    }

    @Override
    public void erase(PersonId person) {
        ERASE.run(jdbc, person);
    }
}
