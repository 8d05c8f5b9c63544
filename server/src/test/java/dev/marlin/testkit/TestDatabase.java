package dev.marlin.testkit;

import com.zaxxer.hikari.HikariConfig;
import dev.marlin.kernel.Secret;
import dev.marlin.store.EmbeddedPostgres;
import dev.marlin.store.FairPool;
import dev.marlin.store.Migrations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A real, migrated PostgreSQL database of its own for one test class: copied from a template in some ten milliseconds,
 * on one server that all tests of this JVM share: an embedded one, or the one that {@code TESTS_DATABASE_URL} names
 * ({@code jdbc:postgresql://localhost:5432/}, with {@code TESTS_DATABASE_USER} and
 * {@code TESTS_DATABASE_PASSWORD} of somebody who may create databases and roles). What is created there is dropped
 * when the JVM ends.
 */
public final class TestDatabase implements AutoCloseable {
    private static final AtomicInteger COUNTER = new AtomicInteger();

    private final FairPool dataSource;

    private TestDatabase(FairPool dataSource) {
        this.dataSource = dataSource;
    }

    public static TestDatabase create() {
        String name = name("test");
        Server.create(name, " TEMPLATE " + Server.TEMPLATE);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url(name));
        config.setUsername(user());
        config.setPassword(password());
        config.setMaximumPoolSize(8);
        config.setMinimumIdle(0);
        config.setIdleTimeout(10_000);
        config.setConnectionTimeout(60_000);
        config.setConnectionInitSql("SET ROLE marlin_app");
        return new TestDatabase(new FairPool(config));
    }

    /** A new, empty database: what {@code MARLIN_DATABASE_URL} would name. */
    public static String emptyDatabaseUrl() {
        String name = name("empty");
        Server.create(name, "");
        return url(name);
    }

    /** A new database that holds what the one with that address holds; nobody may be connected to that one. */
    public static String copyUrl(String url) {
        String name = name("copy");
        Server.create(name, " TEMPLATE " + url.substring(url.lastIndexOf('/') + 1));
        return url(name);
    }

    public static String user() {
        return Server.CLUSTER.user();
    }

    public static String password() {
        return Server.CLUSTER.password().reveal();
    }

    /** What {@code MARLIN_DATABASE_URL} would name. */
    public String url() {
        return dataSource.url();
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
        return Server.CLUSTER.url().apply(database);
    }

    private static String name(String kind) {
        return kind + "_" + ProcessHandle.current().pid() + "_" + COUNTER.incrementAndGet();
    }

    /** @param url JDBC address of a database by its name */
    private record Cluster(UnaryOperator<String> url, String user, Secret password) {
        void execute(String sql) {
            try (Connection connection = DriverManager.getConnection(url.apply("postgres"), user, password.reveal());
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(sql, e);
            }
        }
    }

    /** Found or started when the first database is asked for, tidied up with the JVM. */
    private static final class Server {
        static final String TEMPLATE = name("template");
        static final List<String> CREATED = new CopyOnWriteArrayList<>();
        static final Cluster CLUSTER = start();

        private static Cluster start() {
            @Nullable String external = System.getenv("TESTS_DATABASE_URL");
            Cluster cluster = external == null ? embedded() : external(external);
            cluster.execute("CREATE DATABASE " + TEMPLATE);
            Migrations.migrate(cluster.url().apply(TEMPLATE), cluster.user(), cluster.password());
            return cluster;
        }

        private static Cluster external(String url) {
            Cluster cluster = new Cluster(
                    database -> url + database,
                    System.getenv().getOrDefault("TESTS_DATABASE_USER", "postgres"),
                    new Secret(System.getenv().getOrDefault("TESTS_DATABASE_PASSWORD", "")));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                CREATED.forEach(name -> cluster.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)"));
                cluster.execute("DROP DATABASE IF EXISTS " + TEMPLATE + " WITH (FORCE)");
            }));
            return cluster;
        }

        private static Cluster embedded() {
            try {
                Path folder = Files.createTempDirectory("marlin-test-postgres");
                folder.toFile().setExecutable(true, false);
                folder.toFile().setReadable(true, false);
                EmbeddedPostgres postgres = EmbeddedPostgres.start(folder);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(postgres, folder)));
                return new Cluster(postgres::jdbcUrl, postgres.user(), postgres.password());
            } catch (IOException e) {
                throw new IllegalStateException("cannot start the tests' database", e);
            }
        }

        private static void stop(EmbeddedPostgres postgres, Path folder) {
            postgres.close();
            TestFiles.leaveToBeDeleted(folder);
        }

        static void create(String name, String after) {
            CREATED.add(name);
            CLUSTER.execute("CREATE DATABASE " + name + after);
        }
    }
}
