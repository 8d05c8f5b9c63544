package dev.marlin.runner.verify;

import dev.marlin.runner.sandbox.OutputSink;
import java.io.ByteArrayOutputStream;

/** Keeps a command's whole standard output up to a limit, where head and tail would not do. */
final class StandardOutput implements OutputSink {
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final long limit;
    private boolean tooLong;

    StandardOutput(long limit) {
        this.limit = limit;
    }

    @Override
    public synchronized void accept(Stream stream, byte[] bytes, int length) {
        if (stream == Stream.STDOUT && kept.size() + (long) length > limit) {
            tooLong = true;
        } else if (stream == Stream.STDOUT) {
            kept.write(bytes, 0, length);
        }
    }

    synchronized boolean isTooLong() {
        return tooLong;
    }

    synchronized byte[] bytes() {
        return kept.toByteArray();
    }
}
