package dev.marlin.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code marlin}: the root of all commands. */
@Command(
        name = "marlin",
        description = "A workbench where expert engineers teach coding agents what good code is.",
        footer = {
            "",
            "Begin with:  marlin demo",
            "Exit codes:  0 done, 1 error, 2 usage or cancelled, 3 not found,"
                    + " 4 sign-in needed, 5 conflict, 6 findings, 7 something must be installed first."
        },
        mixinStandardHelpOptions = true,
        version = "marlin 0.1.0",
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            DoctorCommand.class,
            PersonCommand.class,
            MirrorCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            AuditCommand.class
        })
final class MarlinCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do; marlin --help lists it.");
    }
}
