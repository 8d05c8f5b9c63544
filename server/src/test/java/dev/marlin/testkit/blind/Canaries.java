package dev.marlin.testkit.blind;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Marks that are planted in what agents do, and a search for them that sees through markup, escapes and letters set apart.
 */
public final class Canaries {
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern JSON_ESCAPE = Pattern.compile("\\\\u([0-9a-fA-F]{4})");
    private static final int APART = 9;

    private final Map<String, String> needles = new TreeMap<>();

    /** @param label what it is; {@code needle} is searched in any case */
    public Canaries add(String label, String needle) {
        if (needles.put(label, needle.toLowerCase(Locale.ROOT)) != null) {
            throw new IllegalArgumentException("two canaries are called " + label);
        }
        return this;
    }

    public Set<String> labels() {
        return needles.keySet();
    }

    /** What the text holds, by label: the words around it. */
    public Map<String, String> in(String text) {
        List<String> readings = readings(text);
        String compact = compact(readings.getLast());
        Map<String, String> found = new TreeMap<>();
        needles.forEach((label, needle) -> {
            for (String reading : readings) {
                excerpt(reading, needle).ifPresent(words -> found.putIfAbsent(label, words));
            }
            String letters = compact(needle);
            if (letters.length() >= APART) {
                excerpt(compact, letters).ifPresent(words -> found.putIfAbsent(label, words));
            }
        });
        return found;
    }

    private static Optional<String> excerpt(String text, String needle) {
        int at = text.indexOf(needle);
        return at < 0
                ? Optional.empty()
                : Optional.of(text.substring(Math.max(0, at - 60), Math.min(text.length(), at + needle.length() + 60)));
    }

    /** As sent, with URL and JSON escapes taken back, as a reader sees it. */
    private static List<String> readings(String text) {
        List<String> readings = new ArrayList<>();
        readings.add(text.toLowerCase(Locale.ROOT));
        if (text.contains("%")) {
            String safe = text.replaceAll("%(?![0-9a-fA-F]{2})", "%25").replace("+", "%2B");
            readings.add(URLDecoder.decode(safe, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT));
        }
        String plain = JSON_ESCAPE
                .matcher(text)
                .replaceAll(found ->
                        Matcher.quoteReplacement(Character.toString((char) Integer.parseInt(found.group(1), 16))));
        readings.add(TAG.matcher(plain)
                .replaceAll("")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&")
                .toLowerCase(Locale.ROOT));
        return readings;
    }

    private static String compact(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        text.codePoints().filter(Character::isLetterOrDigit).forEach(letters::appendCodePoint);
        return letters.toString();
    }
}
