package dev.marlin.app.command;

import dev.marlin.app.command.option.ConfigurationOption;
import dev.marlin.app.command.option.OutputOption;
import dev.marlin.app.config.Settings;
import dev.marlin.runner.sandbox.SandboxBackend;
import dev.marlin.store.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code marlin doctor}: tries what Marlin needs, by doing it. */
@Command(
        name = "doctor",
        description = "Try sandbox, git, database and disk by doing; exit code 6 when something is wrong.",
        mixinStandardHelpOptions = true,
        subcommands = DoctorSandboxCommand.class)
final class DoctorCommand implements Callable<Integer> {
    private static final int FINDINGS = 6;
    private static final long LEAST_FREE_BYTES = 2L << 30;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigurationOption configuration = new ConfigurationOption();

    @Mixin
    private OutputOption output = new OutputOption();

    @Override
    public Integer call() throws IOException {
        Settings settings = configuration.read(Map.of());
        Files.createDirectories(settings.dataDirectory());
        List<Finding> findings = new ArrayList<>();
        findings.add(sandbox(settings));
        findings.add(git());
        findings.add(disk(settings.dataDirectory()));
        findings.add(database(settings));
        Map<String, Object> facts = new LinkedHashMap<>();
        StringBuilder words = new StringBuilder();
        for (Finding finding : findings) {
            facts.put(finding.what(), Map.of("ok", finding.ok(), "detail", finding.detail()));
            words.append(finding.ok() ? "ok     " : "WRONG  ")
                    .append(finding.what())
                    .append(": ")
                    .append(finding.detail())
                    .append('\n');
        }
        PrintWriter out = spec.commandLine().getOut();
        output.print(out, words.toString().stripTrailing(), facts);
        return findings.stream().allMatch(Finding::ok) ? 0 : FINDINGS;
    }

    private static Finding sandbox(Settings settings) {
        SandboxBackend.Probe probe = settings.runs().sandbox().backend().probe();
        String detail =
                probe.version() + (probe.findings().isEmpty() ? "" : "; " + String.join("; ", probe.findings()));
        return new Finding("sandbox", probe.usable(), detail + "; data in " + settings.dataDirectory());
    }

    private static Finding git() {
        try {
            Process process = new ProcessBuilder("git", "--version")
                    .redirectErrorStream(true)
                    .start();
            String version = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            boolean ended = process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
            return new Finding("git", ended, version.strip());
        } catch (IOException e) {
            return new Finding("git", false, "not found: apt-get install git");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Finding("git", false, "interrupted");
        }
    }

    private static Finding disk(Path data) throws IOException {
        long free = Files.getFileStore(data).getUsableSpace();
        return new Finding("disk", free >= LEAST_FREE_BYTES, (free >> 30) + " GiB free in " + data);
    }

    private static Finding database(Settings settings) {
        if (settings.database().url().isPresent()) {
            return new Finding("database", true, "external, tried when the server starts");
        }
        EmbeddedPostgres postgres =
                EmbeddedPostgres.start(settings.dataDirectory().resolve("postgresql"));
        postgres.close();
        return new Finding("database", true, "embedded PostgreSQL starts and answers");
    }

    private record Finding(String what, boolean ok, String detail) {}
}
