package dev.marlin.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The installation's own Ed25519 key, with which it signs heads. It lives in one file of the data folder that only the
 * owner reads, made when it is first needed; no database, backup or export ever holds it.
 */
final class LogKey {
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    private final PrivateKey secret;
    private final LogPublicKey open;

    private LogKey(PrivateKey secret, LogPublicKey open) {
        this.secret = secret;
        this.open = open;
    }

    /** The key of that folder; a new one when it has none. */
    static synchronized LogKey in(Path folder) {
        try {
            Files.createDirectories(folder);
            Path file = folder.resolve("key.pem");
            // One lock for all processes of this data folder: two first starts must not make two keys. It is the
            // process's: a second thread that asked for it would be refused, so threads come one after the other.
            try (FileChannel channel = FileChannel.open(
                            folder.resolve("key.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (lock.isValid() && !Files.exists(file)) {
                    create(file);
                }
            }
            return read(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the audit log's key in " + folder, e);
        }
    }

    LogPublicKey open() {
        return open;
    }

    SignedHead sign(TreeHead head) {
        try {
            Signature signature = Signature.getInstance(LogPublicKey.ALGORITHM);
            signature.initSign(secret);
            signature.update(head.signed());
            return new SignedHead(head, open.id(), HexFormat.of().formatHex(signature.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign with Ed25519", e);
        }
    }

    private static LogKey read(String pem) {
        try {
            KeyFactory keys = KeyFactory.getInstance(LogPublicKey.ALGORITHM);
            PrivateKey secret = keys.generatePrivate(new PKCS8EncodedKeySpec(LogPublicKey.block(pem, BEGIN, END)));
            return new LogKey(secret, LogPublicKey.parse(pem));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the audit log's key file is damaged; put it back from its copy", e);
        }
    }

    private static void create(Path file) throws IOException {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(LogPublicKey.ALGORITHM).generateKeyPair();
            String secret = BEGIN + "\n"
                    + Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()) + "\n" + END;
            Path fresh = Files.createTempFile(
                    file.toAbsolutePath().getParent(),
                    "key",
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(
                    fresh, secret + "\n" + new LogPublicKey(pair.getPublic()).pem(), StandardCharsets.US_ASCII);
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot make an Ed25519 key", e);
        }
    }
}
