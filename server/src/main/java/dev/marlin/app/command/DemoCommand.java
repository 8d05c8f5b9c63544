package dev.marlin.app.command;

import dev.marlin.app.command.option.ConfigurationOption;
import dev.marlin.app.config.Settings;
import dev.marlin.app.demo.Demo;
import dev.marlin.app.demo.DemoResults;
import dev.marlin.app.server.RunningServer;
import dev.marlin.kernel.MarlinException;
import dev.marlin.runner.workspace.TreeRemoval;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code marlin demo}: the whole loop on our own examples, with nothing but a JDK and bubblewrap. */
@Command(
        name = "demo",
        description =
                "Run the whole loop on three small repositories: two scripted agents, simulated people, one task left"
                        + " for you.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigurationOption configuration = new ConfigurationOption();

    @Option(names = "--port", paramLabel = "PORT", description = "Port to listen on; 0 takes a free one.")
    private @Nullable Integer port;

    @Option(names = "--headless", description = "Let simulated people finish everything, write the results, and end.")
    private boolean headless;

    @Option(names = "--out", paramLabel = "DIR", description = "Folder for the results of --headless.")
    private @Nullable Path out;

    @Override
    public Integer call() throws Exception {
        if (headless && out == null) {
            throw MarlinException.invalid(
                    "--headless needs --out DIR, the folder for dataset, leaderboard and report.");
        }
        Settings settings = settings();
        PrintWriter talk = spec.commandLine().getErr();
        RunningServer server = RunningServer.start(settings);
        URI url = URI.create(server.url());
        Demo demo = server.bean(Demo.class);
        if (!headless) {
            System.out.println("Marlin listens on " + url + "  (be anybody of the demo with one click; Ctrl-C ends)");
        }
        if (!demo.isPlanted()) {
            demo.play(url, examples(), settings.dataDirectory().resolve("examples"), !headless, line -> {
                talk.println("  " + line);
                talk.flush();
            });
        }
        if (!headless || out == null) {
            System.out.println("Your turn: be Ines and compare the third task. " + url);
            return MarlinCommand.STAYS;
        }
        System.out.println(server.bean(DemoResults.class).write(url, out.toAbsolutePath()));
        server.close();
        if (!configuration.namesData()) {
            TreeRemoval.remove(settings.dataDirectory());
        }
        return 0;
    }

    /** A folder of this run alone, which other accounts may pass but not list: sandboxes and database use lesser ones. */
    private static Path passingFolder() throws IOException {
        Path folder = Files.createTempDirectory("marlin-demo");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        return folder;
    }

    private Settings settings() throws Exception {
        Map<String, String> overrides = new HashMap<>();
        overrides.put("MARLIN_DEMO", "true");
        overrides.put("MARLIN_HTTP_ADDRESS", "127.0.0.1");
        if (port != null || headless) {
            overrides.put("MARLIN_HTTP_PORT", port == null ? "0" : port.toString());
        }
        Settings settings = configuration.read(overrides);
        if (configuration.namesData()) {
            return settings;
        }
        overrides.put(
                "MARLIN_DATA_DIRECTORY",
                headless
                        ? passingFolder().toString()
                        : settings.dataDirectory().resolve("demo").toString());
        return configuration.read(overrides);
    }

    private static Path examples() {
        String home = System.getenv("MARLIN_HOME");
        return Path.of(home == null ? "." : home)
                .resolve("examples")
                .toAbsolutePath()
                .normalize();
    }
}
