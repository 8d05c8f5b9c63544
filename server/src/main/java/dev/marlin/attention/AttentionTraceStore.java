package dev.marlin.attention;

import dev.marlin.kernel.PersonId;
import dev.marlin.vault.PersonalTraces;
import dev.marlin.vault.TraceSql;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What waited for somebody. */
@Repository
class AttentionTraceStore implements PersonalTraces {
    private static final TraceSql ERASE = TraceSql.of("DELETE FROM attention WHERE person_id = ?");

    private final JdbcClient jdbc;

    AttentionTraceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> columns() {
        return Set.of(
                "attention.subject_kind", "attention.title", "attention.reason", "attention.action", "attention.link");
    }

    @Override
    public void erase(PersonId person) {
        ERASE.run(jdbc, person);
    }
}
