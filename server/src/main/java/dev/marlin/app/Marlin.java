package dev.marlin.app;

import dev.marlin.app.command.MarlinCommand;

/** The program's main class: reads the command line before Spring starts, so that help and mistakes are quick. */
public final class Marlin {
    private Marlin() {}

    public static void main(String[] args) {
        Interrupts.listen();
        int code = MarlinCommand.line().execute(args);
        if (code != MarlinCommand.STAYS) {
            System.exit(code);
        }
    }
}
