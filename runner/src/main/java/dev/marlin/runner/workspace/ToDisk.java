package dev.marlin.runner.workspace;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Makes a folder's file system write everything out, so that a base which has its final name is whole even after a
 * power failure. One call for the file system is much cheaper than one per file.
 */
final class ToDisk {
    private ToDisk() {}

    static void flush(Path folder) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("/bin/sync", "-f", folder.toString());
        builder.environment().clear();
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        process.getInputStream().readAllBytes();
        try {
            if (process.waitFor() != 0) {
                throw new IOException("the files below " + folder + " could not be written out to disk");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while files were written out to disk", e);
        }
    }
}
