package dev.marlin.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/** Folders of tests and how they go away again. */
public final class TestFiles {
    private static final int ATTEMPTS = 200;

    private TestFiles() {}

    /** A folder for a server's data: PostgreSQL and sandboxes reach it under their lesser accounts. */
    public static Path dataFolder() {
        try {
            Path folder = Files.createTempDirectory("marlin-test-data");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes it whole, also while the last processes of a killed database still write and remove files in it. */
    public static void deleteTree(Path folder) {
        for (int left = ATTEMPTS; Files.exists(folder); left--) {
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            } catch (IOException | UncheckedIOException e) {
                if (left == 1) {
                    throw new IllegalStateException("cannot delete " + folder, e);
                }
            }
        }
    }

    /** Deletes by a process that outlives this one: hundreds of databases take longer than Maven waits for a JVM's end. */
    static void leaveToBeDeleted(Path folder) {
        try {
            new ProcessBuilder("rm", "-rf", folder.toString()).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
