package dev.marlin.app;

import java.util.Arrays;
import picocli.CommandLine;

/** The program's main class: reads the command line before Spring starts, so that help and mistakes are quick. */
public final class Marlin {
    private Marlin() {}

    public static void main(String[] args) {
        int code = commandLine().execute(args);
        if (code != ServeCommand.STAYS) {
            System.exit(code);
        }
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new MarlinCommand());
        line.setExecutionExceptionHandler(new CommandErrors());
        line.setParameterExceptionHandler(new CommandErrors());
        return line;
    }

    /** For tests: the command line without the end of the process. */
    static int run(String... args) {
        return commandLine().execute(Arrays.copyOf(args, args.length));
    }
}
