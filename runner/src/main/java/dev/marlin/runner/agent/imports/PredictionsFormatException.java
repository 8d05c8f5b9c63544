package dev.marlin.runner.agent.imports;

/** A file that is not a predictions file; the message names the row and field. */
public final class PredictionsFormatException extends RuntimeException {
    public PredictionsFormatException(String place, String problem) {
        super(place + ": " + problem);
    }
}
