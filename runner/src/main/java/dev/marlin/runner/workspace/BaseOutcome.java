package dev.marlin.runner.workspace;

import dev.marlin.runner.sandbox.Exit;

/** How the preparation of a base ended. A sandbox or disk that failed is an exception instead: nobody's task is bad. */
public sealed interface BaseOutcome {
    /**
     * The base is there.
     *
     * @param base ready to be forked
     * @param reused whether it had been prepared before, so nothing was run now
     * @param setupLog what the set-up commands printed when they ran, each after a line {@code $ command}
     */
    record Ready(PreparedBase base, boolean reused, String setupLog) implements BaseOutcome {}

    /**
     * A set-up command failed: the recipe is wrong or its network was down. Nothing is kept; asking again tries again.
     *
     * @param command the line that failed
     * @param exit how it ended
     * @param setupLog what was printed until then
     */
    record SetupFailed(String command, Exit exit, String setupLog) implements BaseOutcome {}

    /** The commit is not there, or its tree cannot be written as files; git's own words say why. */
    record NotExportable(String reason) implements BaseOutcome {}
}
