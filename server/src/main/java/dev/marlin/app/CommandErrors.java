package dev.marlin.app;

import dev.marlin.app.config.SettingsException;
import dev.marlin.kernel.MarlinException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns failures of commands into a sentence on standard error and an exit code; stack traces are for faults only. */
final class CommandErrors implements IExecutionExceptionHandler, IParameterExceptionHandler {
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
            case MarlinException refusal -> {
                line.getErr().println(refusal.getMessage());
                yield refusal.problem().exitCode();
            }
            default -> {
                failure.printStackTrace(line.getErr());
                yield 1;
            }
        };
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
