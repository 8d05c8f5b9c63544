package dev.marlin.app.server;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.marlin.app.config.Settings;
import dev.marlin.kernel.Secret;
import dev.marlin.store.EmbeddedPostgres;
import dev.marlin.store.Migrations;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Finds the database, brings its schema up to date, and hands out connections in the lesser role. */
@Configuration(proxyBeanMethods = false)
class DatabaseWiring {
    private static final int CONNECTIONS = 16;

    /**
     * The embedded server, when no other is configured; stopped last. A command that found it running leaves it to whom
     * it serves; the web server stops also one that outlived its killed forerunner.
     */
    @Bean
    Embedded embedded(Settings settings, @Value("${marlin.workers}") boolean serves) {
        if (settings.database().url().isPresent()) {
            return new Embedded(null, false);
        }
        EmbeddedPostgres server =
                EmbeddedPostgres.start(settings.dataDirectory().resolve("postgresql"));
        return new Embedded(server, serves || server.startedHere());
    }

    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(Settings settings, Embedded embedded) {
        Optional<EmbeddedPostgres> own = embedded.server();
        String url = own.map(EmbeddedPostgres::jdbcUrl)
                .or(() -> settings.database().url())
                .orElseThrow();
        String user = own.map(EmbeddedPostgres::user).orElse(settings.database().user());
        Secret password =
                own.map(EmbeddedPostgres::password).orElse(settings.database().password());
        Migrations.migrate(url, user, password);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password.reveal());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(2);
        config.setConnectionInitSql("SET ROLE " + Migrations.APPLICATION_ROLE);
        config.setPoolName("marlin");
        return new HikariDataSource(config);
    }

    /** Holder of the embedded server, so that it is closed after everything that uses it. */
    static final class Embedded implements AutoCloseable {
        private final @Nullable EmbeddedPostgres server;
        private final boolean ours;

        Embedded(@Nullable EmbeddedPostgres server, boolean ours) {
            this.server = server;
            this.ours = ours;
        }

        Optional<EmbeddedPostgres> server() {
            return Optional.ofNullable(server);
        }

        @Override
        public void close() {
            if (server != null && ours) {
                server.close();
            }
        }
    }
}
