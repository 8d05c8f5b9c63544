package dev.marlin.vault;

import dev.marlin.kernel.Digest;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.kernel.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/**
 * The installation's own AES-256 key, under which people's keys are wrapped. It lives in one file of the data folder that
 * only the owner reads; no database, backup or export ever holds it.
 */
final class HouseKey {
    private static final int ID_BYTES = 8;

    private final byte[] key;
    private final byte[] id;

    private HouseKey(byte[] key) {
        this.key = key;
        this.id = Arrays.copyOf(Digest.newSha256().digest(key), ID_BYTES);
    }

    /**
     * The key of that folder.
     *
     * @param mayMake whether a new one may be made when it has none: only while nothing is wrapped under an older one
     * @throws MarlinException UNAVAILABLE when there is none and there should be
     */
    static synchronized HouseKey in(Path folder, boolean mayMake, SecureRandom random) {
        try {
            Files.createDirectories(folder);
            Path file = folder.resolve("key");
            // One lock for all processes of this data folder: two first starts must not make two keys. It is the
            // process's: a second thread that asked for it would be refused, so threads come one after the other.
            try (FileChannel channel = FileChannel.open(
                            folder.resolve("key.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (lock.isValid() && !Files.exists(file)) {
                    if (!mayMake) {
                        throw lost();
                    }
                    create(file, random);
                }
            }
            byte[] key = Base64.getDecoder()
                    .decode(Files.readString(file, StandardCharsets.US_ASCII).strip());
            if (key.length != Cipher256.KEY_BYTES) {
                throw lost();
            }
            return new HouseKey(key);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the vault's key in " + folder, e);
        } catch (IllegalArgumentException notBase64) {
            throw lost();
        }
    }

    /** A person's key as it is stored: the id of this key, then the sealed key, which opens for that person only. */
    byte[] wrap(PersonId person, byte[] personKey, SecureRandom random) {
        byte[] sealed = Cipher256.seal(key, personKey, bound(person), random);
        return ByteBuffer.allocate(id.length + sealed.length)
                .put(id)
                .put(sealed)
                .array();
    }

    /** @throws MarlinException UNAVAILABLE when it was wrapped under another key than this one */
    byte[] unwrap(PersonId person, byte[] wrapped) {
        if (!Arrays.equals(id, Arrays.copyOf(wrapped, ID_BYTES))) {
            throw lost();
        }
        return Cipher256.open(key, Arrays.copyOfRange(wrapped, ID_BYTES, wrapped.length), bound(person));
    }

    private static byte[] bound(PersonId person) {
        return ("person_key/" + person).getBytes(StandardCharsets.UTF_8);
    }

    private static MarlinException lost() {
        return new MarlinException(
                Problem.UNAVAILABLE,
                "People's words are sealed under a key that this installation does not have. Put the file vault/key of"
                        + " the data folder back from its copy. Nothing was lost or changed.");
    }

    private static void create(Path file, SecureRandom random) throws IOException {
        byte[] key = new byte[Cipher256.KEY_BYTES];
        random.nextBytes(key);
        Path fresh = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                "key",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, Base64.getEncoder().encodeToString(key) + "\n", StandardCharsets.US_ASCII);
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
