package dev.marlin.audit;

import java.time.Instant;
import java.time.format.DateTimeParseException;

/**
 * A head with the signature of the installation.
 *
 * @param key which key signed: the first 16 hex digits of the SHA-256 of its DER form
 * @param signature Ed25519, 128 hex digits
 */
public record SignedHead(TreeHead head, String key, String signature) {
    /** The one line by which it is kept and exchanged: time, size, root, chain, key, signature. */
    public String line() {
        return String.join(
                " ", head.at().toString(), Long.toString(head.size()), head.root(), head.chain(), key, signature);
    }

    /** @throws IllegalArgumentException when the text is no such line */
    public static SignedHead parse(String line) {
        String[] words = line.strip().split(" ", -1);
        if (words.length != 6 || !words[4].matches("[0-9a-f]{16}") || !words[5].matches("[0-9a-f]{128}")) {
            throw new IllegalArgumentException("no line of time, size, root, chain, key and signature");
        }
        try {
            TreeHead head = new TreeHead(Instant.parse(words[0]), Long.parseLong(words[1]), words[2], words[3]);
            return new SignedHead(head, words[4], words[5]);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("no time: " + words[0], e);
        }
    }
}
