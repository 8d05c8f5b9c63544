package dev.marlin.store;

import dev.marlin.kernel.Digest;
import dev.marlin.kernel.MarlinException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Bytes by their SHA-256: written once, never changed, checked at each read, deleted only with an erased person. Patches,
 * logs, trajectories and other large evidence lie here; the database holds their digests.
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

    /** The same for bytes that memory may be too small for; reads to the end. */
    public String put(InputStream bytes) {
        try {
            Files.createDirectories(root);
            Path temporary = Files.createTempFile(root, "blob", ".new");
            try {
                return keep(temporary, copy(bytes, temporary));
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot store a blob", e);
        }
    }

    private static String copy(InputStream bytes, Path to) throws IOException {
        MessageDigest digest = Digest.newSha256();
        try (FileChannel channel = FileChannel.open(to, StandardOpenOption.WRITE)) {
            new DigestInputStream(bytes, digest).transferTo(Channels.newOutputStream(channel));
            channel.force(true);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private String keep(Path temporary, String digest) throws IOException {
        Path target = path(digest);
        if (!Files.exists(target)) {
            Files.createDirectories(target.resolveSibling(".").normalize());
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        }
        return digest;
    }

    /**
     * A blob's own file, for those that are larger than memory; to be read only, and checked just now.
     *
     * @throws MarlinException NOT_FOUND when no such blob is stored
     * @throws IllegalStateException when the bytes no longer match their digest: the disk lied
     */
    public Path file(String digest) {
        Path file = path(digest);
        try {
            if (!digest(file).equals(digest)) {
                throw new IllegalStateException("blob " + digest + " is damaged on disk");
            }
            return file;
        } catch (NoSuchFileException e) {
            throw MarlinException.notFound("Blob " + digest);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read blob " + digest, e);
        }
    }

    private static String digest(Path file) throws IOException {
        MessageDigest digest = Digest.newSha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
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

    /** Takes a blob away for good: only what an erased person sent of themselves. Nothing when there is none. */
    public void delete(String digest) {
        try {
            Files.deleteIfExists(path(digest));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete blob " + digest, e);
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
