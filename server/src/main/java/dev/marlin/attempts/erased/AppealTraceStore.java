package dev.marlin.attempts.erased;

import dev.marlin.kernel.PersonId;
import dev.marlin.vault.PersonalTraces;
import dev.marlin.vault.TraceSql;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What somebody said against a grade; what was decided about it is sealed. */
@Repository
class AppealTraceStore implements PersonalTraces {
    private static final TraceSql ERASE =
            TraceSql.of("UPDATE qualification_appeal SET words = '[erased on request]' WHERE raised_by = ?");

    private final JdbcClient jdbc;

    AppealTraceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> columns() {
        return Set.of("qualification_appeal.words");
    }

    @Override
    public void erase(PersonId person) {
        ERASE.run(jdbc, person);
    }
}
