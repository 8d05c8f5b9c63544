package dev.marlin.vault;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/** The form in which words stand in a sealed column: {@code sealed:1:} and the ciphertext. Nothing is sealed as nothing. */
final class SealedText {
    static final String BEGIN = "sealed:1:";

    private SealedText() {}

    static boolean is(String stored) {
        return stored.startsWith(BEGIN);
    }

    static String seal(byte[] personKey, Place place, String text, SecureRandom random) {
        byte[] sealed = Cipher256.seal(personKey, text.getBytes(StandardCharsets.UTF_8), bound(place), random);
        return BEGIN + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    static String open(byte[] personKey, Place place, String stored) {
        byte[] sealed = Base64.getUrlDecoder().decode(stored.substring(BEGIN.length()));
        return new String(Cipher256.open(personKey, sealed, bound(place)), StandardCharsets.UTF_8);
    }

    private static byte[] bound(Place place) {
        return place.text().getBytes(StandardCharsets.UTF_8);
    }
}
