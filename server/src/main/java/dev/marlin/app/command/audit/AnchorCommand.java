package dev.marlin.app.command.audit;

import dev.marlin.app.command.option.ConfigurationOption;
import dev.marlin.app.command.option.OutputOption;
import dev.marlin.app.server.RunningServer;
import dev.marlin.audit.Heads;
import dev.marlin.audit.SignedHead;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code marlin audit anchor}: signs the log now, adds that to the anchor file and prints it. */
@Command(
        name = "anchor",
        description = "Sign the log as it is now, add the line to the anchor file and print it: keep it elsewhere.",
        mixinStandardHelpOptions = true)
final class AnchorCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigurationOption configuration = new ConfigurationOption();

    @Mixin
    private OutputOption output = new OutputOption();

    @Override
    public Integer call() {
        try (RunningServer server = RunningServer.withoutWeb(configuration.read(Map.of()))) {
            SignedHead anchor = server.bean(Heads.class).anchor();
            output.print(spec.commandLine().getOut(), anchor.line(), Map.of("anchor", anchor.line()));
            return 0;
        }
    }
}
