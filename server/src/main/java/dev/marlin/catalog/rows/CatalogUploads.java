package dev.marlin.catalog.rows;

import dev.marlin.jobs.RecurringJob;
import dev.marlin.kernel.Digest;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Problem;
import dev.marlin.store.BlobStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Uploaded catalog files, from the upload to the end of the import: written to a folder beside the blobs as they come, so
 * that memory does not grow with them. What a broken request left behind goes after two days.
 */
@Component
public class CatalogUploads implements RecurringJob {
    /** Largest upload, in units of 1,000,000 bytes. */
    public static final int MOST_MEGABYTES = 100;

    private static final Duration KEPT = Duration.ofDays(2);

    private final Path folder;
    private final Clock clock;

    public CatalogUploads(BlobStore blobs, Clock clock) {
        this.folder = blobs.root().resolveSibling("uploads");
        this.clock = clock;
    }

    /** What was stored: the digest of the file as it came, and its length. */
    public record Stored(String sha256, long bytes) {}

    /** @throws MarlinException TOO_LARGE above the limit, INVALID for an empty file; nothing is kept then */
    public Stored keep(UUID id, InputStream file) {
        Path target = path(id);
        try {
            Files.createDirectories(folder);
            Stored stored = copy(file, target);
            if (stored.bytes() == 0) {
                throw MarlinException.invalid("The file is empty: nothing was imported.");
            }
            return stored;
        } catch (IOException e) {
            forget(id);
            throw new UncheckedIOException("cannot store an upload", e);
        } catch (MarlinException e) {
            forget(id);
            throw e;
        }
    }

    public Path path(UUID id) {
        return folder.resolve(id + ".upload");
    }

    /** Removes the file; absent is fine. */
    public void forget(UUID id) {
        try {
            Files.deleteIfExists(path(id));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove an upload", e);
        }
    }

    private static Stored copy(InputStream file, Path target) throws IOException {
        MessageDigest digest = Digest.newSha256();
        long bytes = 0;
        byte[] buffer = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(target)) {
            for (int n = file.read(buffer); n >= 0; n = file.read(buffer)) {
                bytes += n;
                if (bytes > MOST_MEGABYTES * 1_000_000L) {
                    throw new MarlinException(
                            Problem.TOO_LARGE,
                            "A catalog file may hold " + MOST_MEGABYTES
                                    + " MB: pack it with gzip, or split it. Nothing was imported.");
                }
                digest.update(buffer, 0, n);
                out.write(buffer, 0, n);
            }
        }
        return new Stored(HexFormat.of().formatHex(digest.digest()), bytes);
    }

    @Override
    public String name() {
        return "catalog-uploads-sweep";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        Instant oldest = clock.instant().minus(KEPT);
        List<Path> files;
        try (Stream<Path> listed = Files.list(folder)) {
            files = listed.toList();
        }
        for (Path file : files) {
            if (Files.getLastModifiedTime(file).toInstant().isBefore(oldest)) {
                Files.deleteIfExists(file);
            }
        }
    }
}
