package dev.marlin.web.gate;

import dev.marlin.kernel.PersonId;
import dev.marlin.vault.PersonalTraces;
import dev.marlin.vault.TraceSql;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Answers that are kept for somebody's repeated requests. */
@Repository
class AnswerTraceStore implements PersonalTraces {
    private static final TraceSql ERASE = TraceSql.of("DELETE FROM idempotent_request WHERE person_id = ?");

    private final JdbcClient jdbc;

    AnswerTraceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> columns() {
        return Set.of(
                "idempotent_request.key",
                "idempotent_request.request",
                "idempotent_request.content_type",
                "idempotent_request.location",
                "idempotent_request.body");
    }

    @Override
    public void erase(PersonId person) {
        ERASE.run(jdbc, person);
    }
}
