package dev.marlin.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.erasure.ErasureSettings;
import dev.marlin.identity.SourceSettings;
import dev.marlin.kernel.Secret;
import dev.marlin.notices.NoticeSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsReaderTest {
    @TempDir
    Path folder;

    @Test
    void pinsEveryDefault() {
        Settings settings = SettingsReader.read(Optional.empty(), Map.of("MARLIN_DATA_DIRECTORY", "/srv/marlin"));
        assertThat(settings)
                .isEqualTo(new Settings(
                        Path.of("/srv/marlin"),
                        new Settings.Http("127.0.0.1", 8080),
                        new Settings.Database(Optional.empty(), "marlin", new Secret("")),
                        new Settings.Runs(
                                2,
                                Duration.ofMinutes(30),
                                Duration.ofMinutes(5),
                                10 << 20,
                                Duration.ofDays(7),
                                new SandboxChoice.Bubblewrap()),
                        Settings.Agents.NONE,
                        NoticeSettings.NONE,
                        SourceSettings.NONE,
                        new Settings.Audit(Optional.empty()),
                        ErasureSettings.STANDARD,
                        OptionalDouble.empty(),
                        false));
    }

    @Test
    void choosesContainersWithTheirRuntime() {
        Map<String, String> environment = Map.of("MARLIN_RUNS_SANDBOX", "oci", "MARLIN_RUNS_OCI_RUNTIME", "runsc");
        assertThat(SettingsReader.read(Optional.empty(), environment).runs().sandbox())
                .isEqualTo(new SandboxChoice.Containers("runsc"));
    }

    @Test
    void neverGivesUpTheSandboxByConfiguration() {
        for (String text : List.of("process", "none", "")) {
            assertThatThrownBy(() -> SettingsReader.read(Optional.empty(), Map.of("MARLIN_RUNS_SANDBOX", text)))
                    .isInstanceOf(SettingsException.class)
                    .hasMessageContaining("runs.sandbox (MARLIN_RUNS_SANDBOX): bwrap or oci is wanted");
        }
    }

    @Test
    void tellsAllMistakesAtOnce() throws IOException {
        Path file = Files.writeString(folder.resolve("marlin.yaml"), "http:\n  port: many\nruns:\n  wrokers: 3\n");
        assertThatThrownBy(
                        () -> SettingsReader.read(Optional.of(file), Map.of("MARLIN_DEMO", "maybe", "MARLIN_X", "1")))
                .isInstanceOfSatisfying(
                        SettingsException.class,
                        e -> assertThat(e.mistakes())
                                .hasSize(4)
                                .anyMatch(line -> line.contains("http.port (marlin.yaml): a whole number"))
                                .anyMatch(line -> line.contains("runs.wrokers"))
                                .anyMatch(line -> line.contains("demo (MARLIN_DEMO): true or false"))
                                .anyMatch(line -> line.contains("MARLIN_X")));
    }

    @Test
    void theEnvironmentWinsOverTheFile() throws IOException {
        Path file = Files.writeString(folder.resolve("marlin.yaml"), "http:\n  port: 9000\n");
        Map<String, String> environment = Map.of("MARLIN_DATA_DIRECTORY", "/x", "MARLIN_HTTP_PORT", "9001");
        assertThat(SettingsReader.read(Optional.of(file), environment).http().port())
                .isEqualTo(9001);
    }

    @Test
    void neverPrintsAPassword() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "hunter2hunter2\n");
        Settings settings = SettingsReader.read(
                Optional.empty(),
                Map.of("MARLIN_DATA_DIRECTORY", "/x", "MARLIN_DATABASE_PASSWORD_FILE", secret.toString()));
        assertThat(settings.toString()).contains("***").doesNotContain("hunter2");
        assertThat(settings.database().password().reveal()).isEqualTo("hunter2hunter2");
    }

    /** Writes the page when it differs, so that the next run passes and the change is seen in review. */
    @Test
    void theDocumentationListsEverySetting() throws IOException {
        String rows = SettingsReader.ALL.stream()
                .map(option -> "| `" + option.key() + "` | `" + option.variable() + "` | "
                        + (option.standard().isEmpty() ? "" : "`" + option.standard() + "`") + " | "
                        + option.meaning() + " |")
                .collect(Collectors.joining("\n"));
        String page = """
                # Configuration

                One file, `marlin.yaml` in the working folder (or `--config FILE`, or `MARLIN_CONFIG`), and the environment, which
                wins. A flag of a command wins over both. An unknown key stops the start; all mistakes are told at once. Secrets are
                named by file, never by value.

                | key | variable | default | meaning |
                | --- | --- | --- | --- |
                %s
                """.formatted(rows);
        Path file = Path.of("../docs/configuration.md");
        String written = Files.exists(file) ? Files.readString(file) : "";
        if (!written.equals(page)) {
            Files.writeString(file, page);
        }
        assertThat(written)
                .as("docs/configuration.md was out of date; it is written anew now")
                .isEqualTo(page);
    }
}
