package dev.marlin.testkit.http;

import dev.marlin.store.EmbeddedPostgres;
import dev.marlin.testkit.TestFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One installation of the real jar in a folder of its own, with its embedded database: started, stopped, killed, started
 * again, asked over HTTP and by command. Sessions outlive a restart, as a browser does.
 */
public final class Installation implements AutoCloseable {
    /** Of everybody. */
    public static final String PASSWORD = "correct horse battery 9";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path folder;
    private final Map<String, String> settings;
    private volatile @Nullable MarlinProcess process;

    /** An empty folder; nothing runs yet. */
    public Installation() {
        this(Map.of());
    }

    /** @param settings environment of its commands, and of its server unless a start says otherwise */
    public Installation(Map<String, String> settings) {
        this.settings = Map.copyOf(settings);
        try {
            folder = Files.createTempDirectory("marlin-installation");
            Files.createDirectories(data());
            for (Path open : new Path[] {folder, data()}) { // database and sandbox run as others than root
                open.toFile().setExecutable(true, false);
                open.toFile().setReadable(true, false);
            }
            Files.writeString(folder.resolve("password"), PASSWORD);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For files that a test writes beside the data. */
    public Path folder() {
        return folder;
    }

    public Path data() {
        return folder.resolve("data");
    }

    /** Makes the first account by command, as one must. */
    public MarlinProcess.Ended firstAdmin(String login) {
        return command(
                "person",
                login,
                "--role",
                "ADMIN",
                "--password-file",
                folder.resolve("password").toString());
    }

    public void start() {
        start(settings);
    }

    public void start(Map<String, String> environment) {
        process = MarlinProcess.start(data(), environment, "serve");
    }

    public MarlinProcess process() {
        return Objects.requireNonNull(process, "it was never started");
    }

    /** Stops server and database as a service manager would. */
    public void stop() {
        process().close();
    }

    /** {@code kill -9} of the server alone; its database goes on. */
    public void kill() {
        process().kill();
    }

    public URI url() {
        return process().url();
    }

    /** Runs a command on this installation's data. */
    public MarlinProcess.Ended command(String... arguments) {
        return MarlinProcess.command(data(), settings, arguments);
    }

    /** Makes an account in the admin's name, through the page; roles as the form spells them. */
    public void person(Session admin, String login, String role) {
        HttpResponse<String> answer = admin.form(
                "/people", Map.of("login", login, "displayName", "Test " + login, "password", PASSWORD, "roles", role));
        if (answer.statusCode() != 303) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
    }

    /** A browser in which that person has signed in. */
    public Session as(String login) {
        return new Session(this::url).signIn(login, PASSWORD);
    }

    /** The document of an answer that must be a success. */
    public static JsonNode done(HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            throw new AssertionError(
                    answer.request().method() + " " + answer.uri() + ": " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    @Override
    public void close() {
        MarlinProcess running = process;
        if (running != null && running.isAlive()) {
            running.close();
        } else if (running != null) {
            EmbeddedPostgres.start(data().resolve("postgresql")).close(); // it outlived its killed server
        }
        TestFiles.deleteTree(folder);
    }
}
