package dev.marlin.store;

import dev.marlin.kernel.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A real PostgreSQL server under our own launcher: durable (fsync on), checksummed, reachable only on loopback with a
 * random password. A server that outlived a killed Marlin is found again and used, not fought; one that other processes
 * use as well is left to them.
 *
 * <p>Root never runs the server: its processes drop to an account first.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final String USER = "marlin";
    private static final int START_LIMIT_SECONDS = 60;

    private final PostgresBinaries binaries;
    private final PostgresAccount account;
    private final Path cluster;
    private final Secret password;
    private final Running running;

    private EmbeddedPostgres(
            PostgresBinaries binaries, PostgresAccount account, Path cluster, Secret password, Running running) {
        this.binaries = binaries;
        this.account = account;
        this.cluster = cluster;
        this.password = password;
        this.running = running;
    }

    /**
     * Starts the server of this folder, or attaches to it when it already runs.
     *
     * @param folder holds the programs, the cluster, its log and its password; made when absent
     */
    public static EmbeddedPostgres start(Path folder) {
        try {
            Files.createDirectories(folder);
            ServerUsers users = new ServerUsers(folder);
            return users.alone(() -> startOrAttach(folder, users));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the embedded database in " + folder, e);
        }
    }

    private static EmbeddedPostgres startOrAttach(Path folder, ServerUsers users) throws IOException {
        PostgresAccount account = PostgresAccount.current();
        PostgresBinaries binaries = PostgresBinaries.unpack(folder);
        Path cluster = folder.resolve("cluster");
        Secret password = password(folder);
        if (!Files.exists(cluster.resolve("PG_VERSION"))) {
            initialize(binaries, account, folder, cluster, password);
        }
        Optional<Integer> living = livingPort(cluster, password);
        int port = living.isPresent() ? living.get() : launch(binaries, account, folder, cluster);
        awaitConnection(port, password);
        return new EmbeddedPostgres(
                binaries, account, cluster, password, new Running(port, living.isEmpty(), users.enter()));
    }

    public String jdbcUrl() {
        return jdbcUrl("postgres");
    }

    /** @param database name of a database of this server */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + running.port() + "/" + database;
    }

    public String user() {
        return USER;
    }

    public Secret password() {
        return password;
    }

    public int port() {
        return running.port();
    }

    /** False when the server was running already and we only attached to it. */
    public boolean startedHere() {
        return running.startedHere();
    }

    /** Process id of the server, read from its own file; for tests that kill it. */
    public long processId() {
        return Long.parseLong(pidLines(cluster).getFirst().strip());
    }

    /**
     * Stops the server after open transactions were rolled back, unless another process uses it still: then that one
     * does. A stopped server is fine.
     */
    @Override
    public void close() {
        try {
            running.presence().leave(this::stop);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot leave the embedded database in " + cluster, e);
        }
    }

    private void stop() {
        run(
                account,
                List.of(
                        binaries.program("pg_ctl").toString(),
                        "stop",
                        "-D",
                        cluster.toString(),
                        "-m",
                        "fast",
                        "-w",
                        "-s"));
    }

    private static Secret password(Path folder) throws IOException {
        Path file = folder.resolve("password");
        if (!Files.exists(file)) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            Path temporary = Files.createTempFile(folder, "password", ".new"); // created with 0600
            Files.writeString(temporary, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
            Files.move(temporary, file);
        }
        return new Secret(Files.readString(file).strip());
    }

    private static void initialize(
            PostgresBinaries binaries, PostgresAccount account, Path folder, Path cluster, Secret password)
            throws IOException {
        Path fresh = folder.resolve("cluster.new");
        StoreFiles.deleteTree(fresh);
        Files.createDirectory(
                fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path passwordFile = fresh.resolveSibling("initdb.password");
        Files.writeString(passwordFile, password.reveal());
        account.own(fresh);
        account.own(passwordFile);
        List<String> output = run(
                account,
                List.of(
                        binaries.program("initdb").toString(),
                        "-D",
                        fresh.toString(),
                        "-U",
                        USER,
                        "-A",
                        "scram-sha-256",
                        "--pwfile",
                        passwordFile.toString(),
                        "--data-checksums",
                        "-E",
                        "UTF8",
                        "--locale=C.UTF-8"));
        Files.delete(passwordFile);
        if (!Files.exists(fresh.resolve("PG_VERSION"))) {
            throw new IOException("initdb failed: " + String.join("\n", output));
        }
        Files.move(fresh, cluster);
    }

    private static int launch(PostgresBinaries binaries, PostgresAccount account, Path folder, Path cluster)
            throws IOException {
        int port = freePort();
        Path log = folder.resolve("postgresql.log");
        if (!Files.exists(log)) {
            Files.createFile(log);
        }
        account.own(log);
        String options = "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories= "
                + "-c fsync=on -c synchronous_commit=on -c max_connections=200 -c shared_buffers=128MB "
                + "-c timezone=UTC -c log_timezone=UTC";
        List<String> output = run(
                account,
                List.of(
                        binaries.program("pg_ctl").toString(),
                        "start",
                        "-D",
                        cluster.toString(),
                        "-l",
                        log.toString(),
                        "-o",
                        options,
                        "-w",
                        "-s",
                        "-t",
                        String.valueOf(START_LIMIT_SECONDS)));
        if (pidLines(cluster).size() < 4) {
            throw new IOException("PostgreSQL did not start: " + String.join("\n", output) + "; see " + log);
        }
        return port;
    }

    private static Optional<Integer> livingPort(Path cluster, Secret password) {
        List<String> lines = pidLines(cluster);
        if (lines.size() < 4) {
            return Optional.empty();
        }
        int port = Integer.parseInt(lines.get(3).strip());
        try (Connection connection = connect(port, password)) {
            return connection.isValid(5) ? Optional.of(port) : Optional.empty();
        } catch (SQLException e) {
            return Optional.empty(); // a stale file of a dead server
        }
    }

    private static List<String> pidLines(Path cluster) {
        try {
            return Files.readAllLines(cluster.resolve("postmaster.pid"));
        } catch (IOException e) {
            return List.of();
        }
    }

    private static void awaitConnection(int port, Secret password) {
        try (Connection connection = connect(port, password)) {
            if (!connection.isValid(START_LIMIT_SECONDS)) {
                throw new IllegalStateException("the embedded database does not answer on port " + port);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the embedded database refuses its own password on port " + port, e);
        }
    }

    private static Connection connect(int port, Secret password) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres?connectTimeout=5&loginTimeout=5",
                USER,
                password.reveal());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Runs one of the programs to its end, as the account, with an almost empty environment; returns its lines. */
    private static List<String> run(PostgresAccount account, List<String> command) {
        List<String> full = new ArrayList<>(account.prefix());
        full.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(full).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().put("LANG", "C.UTF-8");
        builder.directory(Path.of("/").toFile());
        try {
            Path output = Files.createTempFile("marlin-postgres", ".out");
            builder.redirectOutput(output.toFile()); // not a pipe: the server inherits it and would hold it open
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(START_LIMIT_SECONDS + 30L, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            List<String> lines = Files.readAllLines(output);
            Files.delete(output);
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + command.getFirst(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while running " + command.getFirst(), e);
        }
    }

    private record Running(int port, boolean startedHere, ServerUsers.Presence presence) {}
}
