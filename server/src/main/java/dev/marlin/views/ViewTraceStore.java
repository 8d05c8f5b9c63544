package dev.marlin.views;

import dev.marlin.kernel.PersonId;
import dev.marlin.vault.PersonalTraces;
import dev.marlin.vault.TraceSql;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What somebody called their views, and what they looked for. */
@Repository
class ViewTraceStore implements PersonalTraces {
    private static final TraceSql ERASE = TraceSql.of("""
            UPDATE saved_view SET name = '[erased on request]', query = '', shared = false,
                   removed_at = coalesce(removed_at, house_now())
            WHERE owner_id = ?
            """);

    private final JdbcClient jdbc;

    ViewTraceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> columns() {
        return Set.of("saved_view.name", "saved_view.query");
    }

    @Override
    public void erase(PersonId person) {
        ERASE.run(jdbc, person);
    }
}
