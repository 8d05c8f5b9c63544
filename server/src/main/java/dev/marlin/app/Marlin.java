package dev.marlin.app;

import dev.marlin.app.command.MarlinCommand;

/** The program's main class: reads the command line before Spring starts, so that help and mistakes are quick. */
public final class Marlin {
    private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";

    private Marlin() {}

    public static void main(String[] args) {
        // A virtual thread that loads a class keeps its carrier even while it waits for the lock of the jar. Were there
        // as
        // few carriers as processors, that lock's holder could find none to go on with, and nothing would move any
        // more.
        if (System.getProperty(CARRIERS) == null) {
            System.setProperty(CARRIERS, "64");
        }
        Interrupts.listen();
        int code = MarlinCommand.line().execute(args);
        if (code != MarlinCommand.STAYS) {
            System.exit(code);
        }
    }
}
