package dev.marlin.store;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The unpacked PostgreSQL programs: {@code initdb}, {@code pg_ctl}, {@code postgres}. There is no {@code pg_dump} among
 * them, which is why Marlin backs itself up.
 */
final class PostgresBinaries {
    private static final String VERSION = "18.6";

    private final Path home;

    private PostgresBinaries(Path home) {
        this.home = home;
    }

    /** Unpacks once below the folder; a half-unpacked leftover is never used. */
    static PostgresBinaries unpack(Path folder) {
        Path home = folder.resolve("postgresql-" + VERSION);
        try {
            if (!Files.isDirectory(home)) {
                Files.createDirectories(folder);
                Path temporary = Files.createTempDirectory(folder, "unpack-");
                unpackInto(temporary);
                Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
                moveUnlessThere(temporary, home);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack PostgreSQL to " + folder, e);
        }
        return new PostgresBinaries(home);
    }

    Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    private static void moveUnlessThere(Path temporary, Path home) throws IOException {
        try {
            Files.move(temporary, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isDirectory(home)) {
                throw e;
            }
            StoreFiles.deleteTree(temporary); // another process was first
        }
    }

    private static void unpackInto(Path folder) throws IOException {
        String resource = "postgres-linux-" + architecture() + ".txz";
        InputStream packed = PostgresBinaries.class.getClassLoader().getResourceAsStream(resource);
        if (packed == null) {
            throw new IOException("this build carries no PostgreSQL for " + System.getProperty("os.arch")
                    + "; set MARLIN_DATABASE_URL to a PostgreSQL server of your own (15 or newer)");
        }
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpackEntry(tar, entry, folder);
            }
        }
    }

    private static void unpackEntry(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder) throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("archive entry leaves the folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.resolveSibling("."));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, target);
            boolean program = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static String architecture() {
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return switch (arch) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> arch;
        };
    }
}
