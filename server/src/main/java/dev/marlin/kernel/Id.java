package dev.marlin.kernel;

import java.util.Locale;
import java.util.UUID;

/** An identifier of one noun: a random UUID (version 4), so that neither order nor time can be read off it. */
public interface Id {
    UUID value();

    /** Six characters for people, as in {@code 7Q4-KDX}: enough to tell tasks apart in talk, not to look one up. */
    default String shortCode() {
        String alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        long bits = value().getMostSignificantBits();
        StringBuilder code = new StringBuilder(7);
        for (int i = 0; i < 6; i++) {
            code.append(alphabet.charAt((int) (bits >>> (59 - 5 * i)) & 31));
            if (i == 2) {
                code.append('-');
            }
        }
        return code.toString();
    }

    /** @throws MarlinException NOT_FOUND when the text is no UUID: a guessed address is an unknown address */
    static UUID parse(String noun, String text) {
        try {
            return UUID.fromString(text.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw MarlinException.notFound(noun);
        }
    }
}
