package dev.marlin.app.server;

import com.zaxxer.hikari.HikariConfig;
import dev.marlin.store.FairPool;
import dev.marlin.store.Migrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hands out connections in the lesser role. */
@Configuration(proxyBeanMethods = false)
class DatabaseWiring {
    private static final int CONNECTIONS = 16;

    /** Left last, after everything that uses it. */
    @Bean(destroyMethod = "close")
    OwnedDatabase database(OpeningDatabase opening) {
        return opening.await();
    }

    @Bean(destroyMethod = "close")
    FairPool dataSource(OwnedDatabase database) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(database.user());
        config.setPassword(database.password().reveal());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(2);
        config.setConnectionInitSql("SET ROLE " + Migrations.APPLICATION_ROLE);
        config.setPoolName("marlin");
        return new FairPool(config);
    }
}
