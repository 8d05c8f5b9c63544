package dev.marlin.app.command;

import dev.marlin.app.config.SettingsException;
import dev.marlin.kernel.MarlinException;
import java.sql.SQLException;
import java.util.Optional;
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
            default -> {
                Optional<SQLException> database = lostDatabase(failure);
                if (database.isPresent()) {
                    line.getErr().println(UNREACHABLE + database.get().getMessage());
                } else {
                    failure.printStackTrace(line.getErr());
                }
                yield 1;
            }
        };
    }

    /** The failure to reach the database that this came from, if it did: SQL states of class 08 and 57P. */
    private static Optional<SQLException> lostDatabase(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && (sql.getSQLState().startsWith("08") || sql.getSQLState().startsWith("57P"))) {
                return Optional.of(sql);
            }
        }
        return Optional.empty();
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
