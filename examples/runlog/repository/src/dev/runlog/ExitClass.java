package dev.runlog;

/** How a run ended, in the words of the morning meeting. */
public enum ExitClass {
    /** Exit code 0. */
    OK,
    /** Any other exit code of the program's own. */
    FAILED,
    /** A signal ended it: exit code above 128. */
    KILLED;

    public static ExitClass of(int exit) {
        if (exit == 0) {
            return OK;
        }
        return exit > 128 ? KILLED : FAILED;
    }
}
