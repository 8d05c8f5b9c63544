package dev.marlin.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.testkit.TestFiles;
import dev.marlin.testkit.http.MarlinProcess;
import dev.marlin.testkit.http.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Commands of the real jar as a shell runs them: beside a server on the same data folder, and without one. */
class CommandLineTest {
    private Path folder;
    private Path data;

    @BeforeEach
    void make() throws IOException {
        folder = Files.createTempDirectory("marlin-shell");
        folder.toFile().setExecutable(true, false);
        folder.toFile().setReadable(true, false);
        data = folder.resolve("data");
    }

    @AfterEach
    void remove() {
        TestFiles.deleteTree(folder);
    }

    @Test
    void commandsShareTheDatabaseWithTheServerAndWorkWithoutIt() throws Exception {
        Path password = Files.writeString(folder.resolve("password"), "correct horse battery");
        Path catalog = Files.writeString(
                folder.resolve("catalog.csv"), "clone_url\nhttps://example.org/one/alpha.git\n--upload-pack=touch x\n");
        Said first = marlin(
                "person",
                "mara",
                "--role",
                "MANAGER",
                "--password-file",
                password.toString(),
                "--data",
                data.toString());
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(postgresIsUp()).isFalse();
        try (MarlinProcess server = MarlinProcess.start(data, Map.of(), "serve")) {
            Said beside = marlin(
                    "catalog", "import", "--as", "mara", "--json", catalog.toString(), "--data", data.toString());
            assertThat(beside.code()).as(beside.err()).isEqualTo(6);
            assertThat(beside.err()).contains("catalog.csv:3: ");
            assertThat(beside.json()
                            .get("imports")
                            .get(0)
                            .get("counts")
                            .get("created")
                            .asInt())
                    .isEqualTo(1);
            Session session = new Session(server.url());
            session.get("/sign-in");
            assertThat(session.form("/sign-in", Map.of("login", "mara", "password", "correct horse battery"))
                            .statusCode())
                    .as("the server keeps its database, and mara signs in")
                    .isEqualTo(303);
        }
        assertThat(postgresIsUp()).isFalse();
        Path out = folder.resolve("release");
        Said without = marlin("export", "--as", "mara", "--out", out.toString(), "--data", data.toString());
        assertThat(without.code()).as(without.err()).isZero();
        assertThat(without.out()).startsWith("0 preferences");
        assertThat(out.resolve("SHA256SUMS")).exists();
        Said verified = marlin("audit", "verify", "--json", "--data", data.toString());
        assertThat(verified.code()).as(verified.err()).isZero();
        assertThat(verified.json().get("intact").asBoolean()).isTrue();
        assertThat(postgresIsUp()).isFalse();
    }

    @Test
    void anUnknownSettingStopsTheStartWithAllMistakesAtOnce() throws Exception {
        Path file = Files.writeString(folder.resolve("marlin.yaml"), "http: {prot: 80}\nruns: {workers: lots}\n");
        Said said = marlin("serve", "--config", file.toString());
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.out()).isEmpty();
        assertThat(said.err()).contains("2 mistake(s)", "http.prot", "runs.workers", "Nothing was started");
    }

    @Test
    void controlCClosesEverythingAndEndsAsCancelled() {
        try (MarlinProcess server = MarlinProcess.start(data, Map.of(), "serve")) {
            assertThat(postgresIsUp()).isTrue();
            server.interrupt();
            assertThat(server.awaitEnd()).isEqualTo(2);
            assertThat(server.output()).contains("Cancelled; closing. Ctrl-C again ends at once.");
            assertThat(postgresIsUp()).isFalse();
        }
    }

    /** The server's own file of its process, which it removes when it stops. */
    private boolean postgresIsUp() {
        return Files.exists(data.resolve("postgresql/cluster/postmaster.pid"));
    }

    private Said marlin(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                Path.of(System.getProperty("marlin.jar")).toAbsolutePath().toString()));
        command.addAll(List.of(words));
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("MARLIN_"));
        Process process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("does not end: " + command + "\n" + Files.readString(err));
        }
        return new Said(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }

    private record Said(int code, String out, String err) {
        JsonNode json() {
            return JsonMapper.shared().readTree(out);
        }
    }
}
