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
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * One PostgreSQL cluster on disk and the programs that make, start and stop its server. Who may do so when is decided by
 * {@link ServerUsers}.
 *
 * @param folder holds the programs, the cluster, its log and its password
 */
record PostgresCluster(PostgresBinaries binaries, PostgresAccount account, Path folder, Secret password) {
    static final String USER = "marlin";
    private static final int START_LIMIT_SECONDS = 60;
    private static final int TRIES = 10;
    private static final String STARTING_UP = "57P03";

    /** Unpacks the programs and makes the cluster, unless they are there. */
    static PostgresCluster prepare(Path folder) throws IOException {
        PostgresBinaries binaries = PostgresBinaries.unpack(folder);
        PostgresCluster cluster = new PostgresCluster(binaries, PostgresAccount.current(), folder, password(folder));
        if (!Files.exists(cluster.path().resolve("PG_VERSION"))) {
            cluster.initialize();
        }
        return cluster;
    }

    Path path() {
        return folder.resolve("cluster");
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

    private void initialize() throws IOException {
        Path fresh = folder.resolve("cluster.new");
        StoreFiles.deleteTree(fresh);
        Files.createDirectory(
                fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path passwordFile = fresh.resolveSibling("initdb.password");
        Files.writeString(passwordFile, password.reveal());
        account.own(fresh);
        account.own(passwordFile);
        List<String> output = run(List.of(
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
        Files.move(fresh, path());
    }

    /**
     * Starts the server. One that was killed leaves processes behind that hold its memory for a moment: it is tried
     * again until they are gone.
     */
    void launch(int port) throws IOException {
        Path log = folder.resolve("postgresql.log");
        if (!Files.exists(log)) {
            Files.createFile(log);
        }
        account.own(log);
        String options = "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories= "
                + "-c fsync=on -c synchronous_commit=on -c max_connections=200 -c shared_buffers=128MB "
                + "-c timezone=UTC -c log_timezone=UTC";
        List<String> output = List.of();
        for (int tries = 0; tries < TRIES; tries++) {
            output = run(List.of(
                    binaries.program("pg_ctl").toString(),
                    "start",
                    "-D",
                    path().toString(),
                    "-l",
                    log.toString(),
                    "-o",
                    options,
                    "-w",
                    "-s",
                    "-t",
                    String.valueOf(START_LIMIT_SECONDS)));
            if (livingPort().isPresent()) {
                return;
            }
            pause();
        }
        throw new IOException("PostgreSQL did not start: " + String.join("\n", output) + "; see " + log);
    }

    /** Stops the server after open transactions were rolled back. A stopped server is fine. */
    void stop() {
        run(List.of(binaries.program("pg_ctl").toString(), "stop", "-D", path().toString(), "-m", "fast", "-w", "-s"));
    }

    /** Process id of the server as its own file says; the process may be dead. */
    OptionalLong processId() {
        List<String> lines = pidLines();
        return lines.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(Long.parseLong(lines.getFirst().strip()));
    }

    /** Port of the server that runs; waits for one that is just starting. */
    OptionalInt livingPort() {
        OptionalInt recorded = recordedPort();
        if (recorded.isEmpty()) {
            return OptionalInt.empty();
        }
        for (int seconds = 0; seconds < START_LIMIT_SECONDS; seconds++) {
            try (Connection connection = connect(recorded.getAsInt())) {
                return connection.isValid(5) ? recorded : OptionalInt.empty();
            } catch (SQLException e) {
                if (!STARTING_UP.equals(e.getSQLState())) {
                    return OptionalInt.empty(); // a stale file of a dead server
                }
                pause();
            }
        }
        return OptionalInt.empty();
    }

    /** The port that a killed server had, when it is free: whoever still uses it finds it again there; else any. */
    int nextPort() throws IOException {
        OptionalInt recorded = recordedPort();
        if (recorded.isPresent()) {
            try (ServerSocket socket = new ServerSocket(recorded.getAsInt(), 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                return freePort();
            }
        }
        return freePort();
    }

    private OptionalInt recordedPort() {
        List<String> lines = pidLines();
        return lines.size() < 4
                ? OptionalInt.empty()
                : OptionalInt.of(Integer.parseInt(lines.get(3).strip()));
    }

    private List<String> pidLines() {
        try {
            return Files.readAllLines(path().resolve("postmaster.pid"));
        } catch (IOException e) {
            return List.of();
        }
    }

    void awaitConnection(int port) {
        try (Connection connection = connect(port)) {
            if (!connection.isValid(START_LIMIT_SECONDS)) {
                throw new IllegalStateException("the embedded database does not answer on port " + port);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the embedded database refuses its own password on port " + port, e);
        }
    }

    private Connection connect(int port) throws SQLException {
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

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the embedded database starts", e);
        }
    }

    /** Runs one of the programs to its end, as the account, with an almost empty environment; returns its lines. */
    private List<String> run(List<String> command) {
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
}
