package dev.marlin.runs.redaction;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Ways to write a name so that a reader can get it back: Base64, hexadecimal, character codes, reversed, ROT13. */
final class Ciphers {
    private static final int SHORTEST_BASE64 = 6;

    private Ciphers() {}

    static String reversed(String word) {
        return new StringBuilder(word).reverse().toString();
    }

    static String rot13(String word) {
        StringBuilder out = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char letter = word.charAt(i);
            out.append(letter >= 'a' && letter <= 'z' ? (char) ('a' + (letter - 'a' + 13) % 26) : letter);
        }
        return out.toString();
    }

    /** What any Base64 text holds if the name is somewhere in what it encodes, at each of the three alignments. */
    static Set<String> base64(String name) {
        Set<String> parts = new LinkedHashSet<>();
        for (String spelling : spellings(name)) {
            byte[] word = spelling.getBytes(StandardCharsets.UTF_8);
            for (int shift = 0; shift < 3; shift++) {
                byte[] shifted = new byte[shift + word.length];
                System.arraycopy(word, 0, shifted, shift, word.length);
                String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
                String sure = encoded.substring((shift * 8 + 5) / 6, shifted.length * 8 / 6);
                if (sure.length() >= SHORTEST_BASE64) {
                    parts.add(sure);
                    parts.add(sure.replace('+', '-').replace('/', '_'));
                }
            }
        }
        return parts;
    }

    /** Hexadecimal bytes or decimal codes, run together or separated. */
    static Pattern codes(String name) {
        String all = spellings(name).stream()
                .map(spelling -> spelling.getBytes(StandardCharsets.UTF_8))
                .flatMap(bytes -> List.of(hexadecimal(bytes), decimal(bytes)).stream())
                .distinct()
                .collect(Collectors.joining("|"));
        return Pattern.compile(all, Pattern.CASE_INSENSITIVE);
    }

    private static String hexadecimal(byte[] bytes) {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(bytes[0]) + tail(bytes, b -> "[\\s,:-]{0,3}(?:0x|\\\\x)?" + hex.toHexDigits(b));
    }

    private static String decimal(byte[] bytes) {
        return "\\b" + bytes[0] + tail(bytes, b -> "[\\s,;]{1,3}" + b) + "\\b";
    }

    private static String tail(byte[] bytes, java.util.function.Function<Byte, String> each) {
        StringBuilder out = new StringBuilder();
        for (byte b : Arrays.copyOfRange(bytes, 1, bytes.length)) {
            out.append(each.apply(b));
        }
        return out.toString();
    }

    private static Set<String> spellings(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        Set<String> spellings = new LinkedHashSet<>(List.of(name, lower, name.toUpperCase(Locale.ROOT)));
        spellings.add(Character.toUpperCase(lower.charAt(0)) + lower.substring(1));
        return spellings;
    }
}
