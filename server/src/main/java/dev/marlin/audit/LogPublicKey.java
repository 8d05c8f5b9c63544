package dev.marlin.audit;

import dev.marlin.kernel.Digest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/** What an outsider needs to check the installation's signatures: an Ed25519 key, as the PEM that openssl reads too. */
public final class LogPublicKey {
    static final String ALGORITHM = "Ed25519";
    private static final String BEGIN = "-----BEGIN PUBLIC KEY-----";
    private static final String END = "-----END PUBLIC KEY-----";

    private final PublicKey key;

    LogPublicKey(PublicKey key) {
        this.key = key;
    }

    /** @throws IllegalArgumentException when the text holds no such key */
    public static LogPublicKey parse(String pem) {
        try {
            byte[] der = block(pem, BEGIN, END);
            return new LogPublicKey(KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(der)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the key is no Ed25519 public key", e);
        }
    }

    /** Of the installation whose log keeps its key in that folder; one is made when there is none. */
    public static LogPublicKey of(Path folder) {
        return LogKey.in(folder).open();
    }

    public String pem() {
        Base64.Encoder lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
        return BEGIN + "\n" + lines.encodeToString(key.getEncoded()) + "\n" + END + "\n";
    }

    /** Its name in signed heads: the first 16 hex digits of the SHA-256 of its DER form. */
    public String id() {
        return Digest.sha256(key.getEncoded()).substring(0, 16);
    }

    /** Whether this key signed exactly this head. */
    public boolean signed(SignedHead signed) {
        try {
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(key);
            check.update(signed.head().signed());
            return check.verify(HexFormat.of().parseHex(signed.signature()));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** The bytes of one block of a PEM text. */
    static byte[] block(String text, String begin, String end) {
        int from = text.indexOf(begin);
        int to = text.indexOf(end, Math.max(from, 0));
        if (from < 0 || to < 0) {
            throw new IllegalArgumentException("there is no " + begin);
        }
        return Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to));
    }
}
