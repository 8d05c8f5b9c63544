package dev.marlin.app.command;

import dev.marlin.app.config.SettingsException;
import dev.marlin.kernel.MarlinException;
import java.io.PrintWriter;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns failures of commands into a sentence on standard error and an exit code; stack traces are for faults only. */
final class CommandErrors implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private static final String UNREACHABLE =
            "The database cannot be reached, or was stopped meanwhile; what was done up to then is kept. Start it, then"
                    + " type the same again. It said: ";

    @Override
    public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed) {
        return switch (failure) {
            case SettingsException settings -> {
                line.getErr()
                        .println("The configuration has " + settings.mistakes().size() + " mistake(s):");
                settings.mistakes().forEach(mistake -> line.getErr().println("  " + mistake));
                line.getErr().println("Nothing was started. docs/configuration.md lists all settings.");
                yield 2;
            }
            case InstallFirstException missing -> {
                line.getErr().println(missing.getMessage());
                yield InstallFirstException.EXIT_CODE;
            }
            case MarlinException refusal -> {
                line.getErr().println(refusal.getMessage());
                yield refusal.problem().exitCode();
            }
            default -> byCause(failure, line.getErr());
        };
    }

    /** What the framework wraps: a lost database is no fault of ours. */
    private static int byCause(Throwable failure, PrintWriter err) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isLostConnection(sql.getSQLState())) {
                err.println(UNREACHABLE + sql.getMessage());
                return 1;
            }
        }
        failure.printStackTrace(err);
        return 1;
    }

    /** Class 08, and a server that shuts down. */
    private static boolean isLostConnection(@Nullable String state) {
        return state != null && (state.startsWith("08") || state.startsWith("57P"));
    }

    @Override
    public int handleParseException(ParameterException failure, String[] args) {
        CommandLine line = failure.getCommandLine();
        line.getErr().println(failure.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(failure, line.getErr());
        line.getErr().println("See " + line.getCommandSpec().qualifiedName() + " --help");
        return 2;
    }
}
