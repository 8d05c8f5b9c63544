package dev.marlin.app.command;

import dev.marlin.app.command.audit.AuditCommand;
import dev.marlin.app.command.stats.StatsCommand;
import picocli.CommandLine;
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
            AgentsCommand.class,
            PersonCommand.class,
            CatalogCommand.class,
            TaskCommand.class,
            WorkerCommand.class,
            EvaluateCommand.class,
            ExportCommand.class,
            TrajectoryCommand.class,
            StatsCommand.class,
            ArchiveCommand.Write.class,
            ArchiveCommand.Restore.class,
            AuditCommand.class
        })
public final class MarlinCommand implements Runnable {
    /** Instead of an exit code: the process goes on after the command has returned. */
    public static final int STAYS = -1;

    @Spec
    private CommandSpec spec;

    /** The whole command line, with failures told as sentences and exit codes. */
    public static CommandLine line() {
        CommandLine line = new CommandLine(new MarlinCommand());
        line.setExecutionExceptionHandler(new CommandErrors());
        line.setParameterExceptionHandler(new CommandErrors());
        return line;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do; marlin --help lists it.");
    }
}
