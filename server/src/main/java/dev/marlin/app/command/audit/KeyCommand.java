package dev.marlin.app.command.audit;

import dev.marlin.app.command.option.ConfigurationOption;
import dev.marlin.app.command.option.OutputOption;
import dev.marlin.app.config.Settings;
import dev.marlin.audit.LogPublicKey;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code marlin audit key}: the public key, for those who will check exports. */
@Command(
        name = "key",
        description = "Print the public key that checks this installation's signatures.",
        mixinStandardHelpOptions = true)
final class KeyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigurationOption configuration = new ConfigurationOption();

    @Mixin
    private OutputOption output = new OutputOption();

    @Override
    public Integer call() {
        Settings settings = configuration.read(Map.of());
        LogPublicKey key = LogPublicKey.of(settings.dataDirectory().resolve("audit"));
        output.print(spec.commandLine().getOut(), key.pem().strip(), Map.of("key", key.pem(), "id", key.id()));
        return 0;
    }
}
