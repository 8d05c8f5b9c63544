package dev.marlin.store;

import dev.marlin.kernel.Secret;
import org.flywaydb.core.Flyway;

/**
 * Brings a database to this release's schema. Runs as the owner of the tables; the application itself then works as the
 * lesser role {@code marlin_app}, which cannot change what was judged, paid or logged.
 */
public final class Migrations {
    /** Role of the running application: no table is its own. */
    public static final String APPLICATION_ROLE = "marlin_app";

    private Migrations() {}

    /** @return number of migrations applied now; zero when the schema was current */
    public static int migrate(String jdbcUrl, String user, Secret password) {
        return Flyway.configure()
                .dataSource(jdbcUrl, user, password.reveal())
                .locations("classpath:db/migration")
                .validateMigrationNaming(true)
                .load()
                .migrate()
                .migrationsExecuted;
    }
}
