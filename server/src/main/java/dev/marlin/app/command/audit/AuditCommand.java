package dev.marlin.app.command.audit;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code marlin audit}: the log for those who doubt it. */
@Command(
        name = "audit",
        description = "Check, export and anchor the audit log.",
        mixinStandardHelpOptions = true,
        subcommands = {
            VerifyCommand.class,
            LogExportCommand.class,
            ProofCommand.class,
            AnchorCommand.class,
            KeyCommand.class
        })
public final class AuditCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: marlin audit --help lists it.");
    }
}
