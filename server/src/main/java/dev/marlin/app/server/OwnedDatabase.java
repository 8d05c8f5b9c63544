package dev.marlin.app.server;

import dev.marlin.app.config.Settings;
import dev.marlin.kernel.Secret;
import dev.marlin.store.EmbeddedPostgres;
import dev.marlin.store.Migrations;
import dev.marlin.vault.OldWordStore;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The configured database, migrated, with its owner's rights. An embedded server that nobody else uses is stopped again
 * by {@link #close}, which may be called twice.
 */
public final class OwnedDatabase implements AutoCloseable {
    private final @Nullable EmbeddedPostgres embedded;
    private final String url;
    private final String user;
    private final Secret password;
    private final AtomicBoolean closed = new AtomicBoolean();

    private OwnedDatabase(@Nullable EmbeddedPostgres embedded, String url, String user, Secret password) {
        this.embedded = embedded;
        this.url = url;
        this.user = user;
        this.password = password;
    }

    public static OwnedDatabase open(Settings settings) {
        Optional<String> external = settings.database().url();
        OwnedDatabase database;
        if (external.isPresent()) {
            database = new OwnedDatabase(
                    null,
                    external.get(),
                    settings.database().user(),
                    settings.database().password());
        } else {
            EmbeddedPostgres embedded =
                    EmbeddedPostgres.start(settings.dataDirectory().resolve("postgresql"));
            database = new OwnedDatabase(embedded, embedded.jdbcUrl(), embedded.user(), embedded.password());
        }
        Migrations.migrate(database.url, database.user, database.password);
        database.sealOldWords(settings);
        return database;
    }

    private void sealOldWords(Settings settings) {
        try (Connection owner = connect()) {
            OldWordStore.seal(owner, settings.vaultFolder());
        } catch (SQLException e) {
            close();
            throw new IllegalStateException("words from before the vault could not be sealed; nothing was changed", e);
        }
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password.reveal());
    }

    /** Where it is, for JDBC. */
    String url() {
        return url;
    }

    String user() {
        return user;
    }

    Secret password() {
        return password;
    }

    @Override
    public void close() {
        if (embedded != null && closed.compareAndSet(false, true)) {
            embedded.close();
        }
    }
}
