package dev.marlin.e2e.week;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** What leaves the house, as files. */
final class Exports {
    private Exports() {}

    /** A release of one campaign, unpacked. */
    static Path release(Caller manager, String campaign, Path folder) {
        String release = manager.post("/api/v1/releases", Map.of("campaign", campaign, "includeScripted", true))
                .id();
        Path target = folder.resolve(campaign);
        byte[] zip = manager.download("/api/v1/releases/" + release + "/archive");
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                Files.createDirectories(file.getParent());
                Files.write(file, entries.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return target;
    }

    /** The Parquet file of one table of a release. */
    static String table(Path release, String name) {
        try (Stream<Path> files = Files.walk(release)) {
            return files.filter(file -> file.toString().endsWith(".parquet"))
                    .filter(file -> file.getParent().endsWith(name))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(name + " is not in the release"))
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path keep(Path folder, String name, byte[] bytes) {
        try {
            return Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
