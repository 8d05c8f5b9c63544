package dev.pkgdock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/** A service over a fresh folder with one environment, {@code notebooks}, and the recording installer. */
final class Dock {
    final Path root;
    final Path environment;
    final InstallLog log;
    private final Path record;
    private final InstallService service;

    Dock() throws IOException {
        root = Files.createTempDirectory("pkgdock");
        environment = Files.createDirectories(root.resolve("environments/notebooks"));
        Files.createDirectories(environment.resolve("constraints"));
        Files.writeString(environment.resolve("constraints/base.txt"), "numpy<2\n");
        record = root.resolve("arguments.txt");
        log = new InstallLog(
                root.resolve("log.tsv"), Clock.fixed(Instant.parse("2026-03-02T09:00:00Z"), ZoneOffset.UTC));
        String installer = Path.of("bin/recording-installer").toAbsolutePath().toString();
        service = new InstallService(
                new InstallPolicy(
                        List.of("sh", installer, record.toString(), "install"),
                        "https://packages.corp.example/simple",
                        Set.of("packages.corp.example", "wheels.corp.example"),
                        Duration.ofSeconds(20)),
                new Environments(root.resolve("environments")),
                log);
    }

    Launcher.Outcome install(String options, String... packages) throws Exception {
        return service.install(new InstallRequest("notebooks", List.of(packages), options, "ada"));
    }

    InstallService service() {
        return service;
    }

    /** What the installer was given by its caller; empty when it never ran. */
    List<String> arguments() throws IOException {
        return Files.exists(record) ? Files.readAllLines(record) : List.of();
    }

    /** What the installer was given after the arguments that every installation has. */
    List<String> requested() throws IOException {
        List<String> all = arguments();
        int target = all.indexOf("--target");
        return all.subList(target + 2, all.size()).stream()
                .filter(word -> !word.equals("--"))
                .toList();
    }
}
