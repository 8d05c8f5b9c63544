package dev.marlin.testkit;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.marlin.store.EmbeddedPostgres;
import dev.marlin.store.Migrations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A real, migrated PostgreSQL database of its own for one test class: copied from a template in some ten milliseconds,
 * on one embedded server that all tests of this JVM share.
 */
public final class TestDatabase implements AutoCloseable {
    private static final AtomicInteger COUNTER = new AtomicInteger();

    private final HikariDataSource dataSource;

    private TestDatabase(HikariDataSource dataSource) {
        this.dataSource = dataSource;
    }

    public static TestDatabase create() {
        String name = "test_" + COUNTER.incrementAndGet();
        Server.execute("CREATE DATABASE " + name + " TEMPLATE marlin_template");
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url(name));
        config.setUsername(user());
        config.setPassword(password());
        config.setMaximumPoolSize(8);
        config.setMinimumIdle(0);
        config.setIdleTimeout(10_000);
        config.setConnectionInitSql("SET ROLE marlin_app");
        return new TestDatabase(new HikariDataSource(config));
    }

    /** A new, empty database: what {@code MARLIN_DATABASE_URL} would name. */
    public static String emptyDatabaseUrl() {
        String name = "empty_" + COUNTER.incrementAndGet();
        Server.execute("CREATE DATABASE " + name);
        return url(name);
    }

    public static String user() {
        return Server.POSTGRES.user();
    }

    public static String password() {
        return Server.POSTGRES.password().reveal();
    }

    /** What {@code MARLIN_DATABASE_URL} would name. */
    public String url() {
        return dataSource.getJdbcUrl();
    }

    public DataSource dataSource() {
        return dataSource;
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(dataSource);
    }

    public TransactionTemplate transactions() {
        return new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    @Override
    public void close() {
        dataSource.close();
    }

    private static String url(String database) {
        return Server.POSTGRES.jdbcUrl(database);
    }

    /** Started when the first database is asked for, stopped with the JVM. */
    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                Path folder = Files.createTempDirectory("marlin-test-postgres");
                folder.toFile().setExecutable(true, false);
                folder.toFile().setReadable(true, false);
                EmbeddedPostgres postgres = EmbeddedPostgres.start(folder);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(postgres, folder)));
                execute(postgres, "CREATE DATABASE marlin_template");
                Migrations.migrate(postgres.jdbcUrl("marlin_template"), postgres.user(), postgres.password());
                return postgres;
            } catch (IOException e) {
                throw new IllegalStateException("cannot start the tests' database", e);
            }
        }

        private static void stop(EmbeddedPostgres postgres, Path folder) {
            postgres.close();
            TestFiles.leaveToBeDeleted(folder);
        }

        static void execute(String sql) {
            execute(POSTGRES, sql);
        }

        private static void execute(EmbeddedPostgres postgres, String sql) {
            try (Connection connection = DriverManager.getConnection(
                            postgres.jdbcUrl(),
                            postgres.user(),
                            postgres.password().reveal());
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(sql, e);
            }
        }
    }
}
