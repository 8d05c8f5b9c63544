package dev.marlin.app.command.option;

import dev.marlin.app.config.Settings;
import dev.marlin.app.config.SettingsReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that all commands which need settings share. */
public final class ConfigurationOption {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Configuration file (default: marlin.yaml here, if any).")
    private @Nullable Path configuration;

    @Option(names = "--data", paramLabel = "DIR", description = "Data folder, over what the configuration says.")
    private @Nullable Path data;

    /** Whether the caller chose the data folder. */
    public boolean namesData() {
        return data != null;
    }

    /** Settings with the given overrides, by environment name. */
    public Settings read(Map<String, String> overrides) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putAll(overrides);
        if (data != null) {
            environment.put("MARLIN_DATA_DIRECTORY", data.toAbsolutePath().toString());
        }
        String named = environment.get("MARLIN_CONFIG");
        Path file = configuration != null ? configuration : Path.of(named == null ? "marlin.yaml" : named);
        return SettingsReader.read(Optional.of(file), environment);
    }
}
