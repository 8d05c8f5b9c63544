package dev.marlin.app.command;

import dev.marlin.app.config.Settings;
import dev.marlin.app.server.RunningServer;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code marlin serve}: starts the server and stays. */
@Command(name = "serve", description = "Start the server.", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    @Mixin
    private ConfigurationOption configuration = new ConfigurationOption();

    @Option(names = "--port", paramLabel = "PORT", description = "Port to listen on; 0 takes a free one.")
    private @Nullable Integer port;

    @Override
    public Integer call() {
        Map<String, String> overrides = new HashMap<>();
        if (port != null) {
            overrides.put("MARLIN_HTTP_PORT", port.toString());
        }
        Settings settings = configuration.read(overrides);
        RunningServer server = RunningServer.start(settings);
        System.out.println("Marlin listens on " + server.url());
        return MarlinCommand.STAYS;
    }
}
