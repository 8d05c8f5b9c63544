package dev.marlin.runner.agent;

/** A stored trajectory that is not one; the message names line and field. */
public final class TrajectoryFormatException extends RuntimeException {
    public TrajectoryFormatException(int line, String problem) {
        super("line " + line + ": " + problem);
    }
}
