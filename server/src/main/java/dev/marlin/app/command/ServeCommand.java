package dev.marlin.app.command;

import dev.marlin.app.command.option.ConfigurationOption;
import dev.marlin.app.command.option.SandboxOption;
import dev.marlin.app.config.Settings;
import dev.marlin.app.server.RunningServer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code marlin serve}: starts the server and stays. */
@Command(name = "serve", description = "Start the server.", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigurationOption configuration = new ConfigurationOption();

    @Mixin
    private SandboxOption sandbox = new SandboxOption();

    @Option(names = "--port", paramLabel = "PORT", description = "Port to listen on; 0 takes a free one.")
    private @Nullable Integer port;

    @Override
    public Integer call() {
        Map<String, String> overrides = new HashMap<>();
        if (port != null) {
            overrides.put("MARLIN_HTTP_PORT", port.toString());
        }
        Settings settings = sandbox.applied(
                configuration.read(overrides), spec.commandLine().getErr());
        RunningServer server = RunningServer.start(settings);
        settings.rehearsalSpeed()
                .ifPresent(speed -> System.out.printf(
                        Locale.ROOT, "A rehearsal: each second, %.0f seconds pass in the house.%n", speed));
        System.out.println("Marlin listens on " + server.url());
        return MarlinCommand.STAYS;
    }
}
