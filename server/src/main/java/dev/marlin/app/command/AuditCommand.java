package dev.marlin.app.command;

import dev.marlin.app.command.option.ConfigurationOption;
import dev.marlin.app.command.option.OutputOption;
import dev.marlin.app.server.RunningServer;
import dev.marlin.audit.Audit;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code marlin audit}: checks of the log. */
@Command(
        name = "audit",
        description = "Check the audit log.",
        mixinStandardHelpOptions = true,
        subcommands = AuditCommand.Verify.class)
final class AuditCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: marlin audit verify");
    }

    /** {@code marlin audit verify}: recomputes the chain; exit code 6 and the first bad entry when it is broken. */
    @Command(
            name = "verify",
            description = "Recompute the hash chain; name the first bad entry (exit code 6).",
            mixinStandardHelpOptions = true)
    static final class Verify implements Callable<Integer> {
        private static final int FINDINGS = 6;

        @Spec
        private CommandSpec spec;

        @Mixin
        private ConfigurationOption configuration = new ConfigurationOption();

        @Mixin
        private OutputOption output = new OutputOption();

        @Override
        public Integer call() {
            try (RunningServer server = RunningServer.withoutWeb(configuration.read(Map.of()))) {
                return switch (server.bean(Audit.class).verify()) {
                    case Audit.Verification.Intact intact -> {
                        output.print(
                                spec.commandLine().getOut(),
                                intact.sealed() + " entries are as they were sealed, " + intact.unsealed()
                                        + " not sealed yet. Head " + intact.head(),
                                Map.of(
                                        "intact", true,
                                        "sealed", intact.sealed(),
                                        "unsealed", intact.unsealed(),
                                        "head", intact.head()));
                        yield 0;
                    }
                    case Audit.Verification.Broken broken -> {
                        output.print(
                                spec.commandLine().getOut(),
                                "The chain is broken at entry " + broken.sequence() + " (event " + broken.event()
                                        + "): " + broken.reason(),
                                Map.of(
                                        "intact", false,
                                        "sequence", broken.sequence(),
                                        "event", broken.event(),
                                        "reason", broken.reason()));
                        yield FINDINGS;
                    }
                };
            }
        }
    }
}
