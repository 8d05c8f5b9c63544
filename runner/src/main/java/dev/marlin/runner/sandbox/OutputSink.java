package dev.marlin.runner.sandbox;

/** Receives output while a program runs, in the order it arrives; called from one thread at a time. */
@FunctionalInterface
public interface OutputSink {
    void accept(Stream stream, byte[] bytes, int length);

    OutputSink NONE = (stream, bytes, length) -> {};

    /** Which of the two streams. */
    enum Stream {
        STDOUT,
        STDERR
    }
}
