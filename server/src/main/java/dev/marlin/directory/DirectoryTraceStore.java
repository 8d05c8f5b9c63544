package dev.marlin.directory;

import dev.marlin.kernel.PersonId;
import dev.marlin.vault.PersonalTraces;
import dev.marlin.vault.TraceSql;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Somebody as the directory knows them; the next time that it names them, they are somebody new. */
@Repository
class DirectoryTraceStore implements PersonalTraces {
    private static final TraceSql ERASE = TraceSql.of("DELETE FROM directory_user WHERE person_id = ?");

    private final JdbcClient jdbc;

    DirectoryTraceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> columns() {
        return Set.of(
                "directory_user.user_name",
                "directory_user.external_id",
                "directory_user.display_name",
                "directory_user.organization");
    }

    @Override
    public void erase(PersonId person) {
        ERASE.run(jdbc, person);
    }
}
