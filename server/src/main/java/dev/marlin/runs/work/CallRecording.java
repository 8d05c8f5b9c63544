package dev.marlin.runs.work;

import dev.marlin.runner.workspace.TreeRemoval;
import dev.marlin.store.BlobStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one attempt and its model say to each other; nothing of it is left outside the blob once this is closed. */
final class CallRecording implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CallRecording.class);

    /** The same calls make the same bytes; no earlier time fits into a ZIP file. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final Optional<Path> folder;
    private final BlobStore blobs;

    CallRecording(Optional<Path> folder, BlobStore blobs) {
        this.folder = folder;
        this.blobs = blobs;
    }

    /** Where the gateway writes bodies; empty when nothing is recorded. */
    Optional<Path> folder() {
        return folder;
    }

    /** Digest of a ZIP file with all bodies; empty when there is none or the disk failed. */
    Optional<String> kept() {
        return folder.flatMap(this::pack);
    }

    private Optional<String> pack(Path from) {
        Path packed = from.resolveSibling(from.getFileName() + ".zip");
        try {
            List<Path> bodies;
            try (Stream<Path> listed = Files.list(from)) {
                bodies = listed.sorted().toList();
            }
            if (bodies.isEmpty()) {
                return Optional.empty();
            }
            write(bodies, packed);
            try (InputStream all = Files.newInputStream(packed)) {
                return Optional.of(blobs.put(all));
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("the model calls of an attempt are not kept", e);
            return Optional.empty();
        } finally {
            remove(packed);
        }
    }

    private static void write(List<Path> bodies, Path packed) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(packed))) {
            for (Path body : bodies) {
                ZipEntry entry = new ZipEntry(body.getFileName().toString());
                entry.setTimeLocal(NO_TIME);
                zip.putNextEntry(entry);
                Files.copy(body, zip);
                zip.closeEntry();
            }
        }
    }

    private static void remove(Path path) {
        try {
            TreeRemoval.remove(path);
        } catch (IOException e) {
            LOG.warn("{} stays until the next start", path, e);
        }
    }

    @Override
    public void close() {
        folder.ifPresent(CallRecording::remove);
    }
}
