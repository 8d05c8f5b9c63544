package dev.marlin.store;

import dev.marlin.kernel.Digest;
import dev.marlin.kernel.MarlinException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Bytes by their SHA-256: written once, never changed, checked at each read. Patches, logs, trajectories and other
 * large evidence lie here; the database holds their digests.
 */
public final class BlobStore {
    private final Path root;

    public BlobStore(Path root) {
        this.root = root;
    }

    /** Stores the bytes durably and returns their digest (64 hex); storing the same bytes twice is one blob. */
    public String put(byte[] bytes) {
        String digest = Digest.sha256(bytes);
        Path target = path(digest);
        if (Files.exists(target)) {
            return digest;
        }
        try {
            Path folder = target.resolveSibling(".").normalize();
            Files.createDirectories(folder);
            Path temporary = Files.createTempFile(folder, "blob", ".new");
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(bytes));
                channel.force(true);
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot store a blob of " + bytes.length + " bytes", e);
        }
        return digest;
    }

    /**
     * @throws MarlinException NOT_FOUND when no such blob is stored
     * @throws IllegalStateException when the bytes no longer match their digest: the disk lied
     */
    public byte[] get(String digest) {
        try {
            byte[] bytes = Files.readAllBytes(path(digest));
            if (!Digest.sha256(bytes).equals(digest)) {
                throw new IllegalStateException("blob " + digest + " is damaged on disk");
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw MarlinException.notFound("Blob " + digest);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read blob " + digest, e);
        }
    }

    public boolean contains(String digest) {
        return Files.exists(path(digest));
    }

    /** Folder of all blobs, for backup. */
    public Path root() {
        return root;
    }

    private Path path(String digest) {
        if (!digest.matches("[0-9a-f]{64}")) {
            throw MarlinException.notFound("That blob");
        }
        return root.resolve(digest.substring(0, 2)).resolve(digest);
    }
}
