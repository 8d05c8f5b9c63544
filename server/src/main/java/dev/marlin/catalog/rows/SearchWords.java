package dev.marlin.catalog.rows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Cuts texts into words, the same for what is stored and what is asked: letters and digits, lower case. */
public final class SearchWords {
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int LONGEST_WORD = 60;

    private SearchWords() {}

    public static List<String> of(String text) {
        return Arrays.stream(BETWEEN.split(text.toLowerCase(Locale.ROOT), -1))
                .filter(word -> !word.isEmpty() && word.length() <= LONGEST_WORD)
                .toList();
    }

    /** Words of a name, and its last part in one piece: {@code three.js} is found as "three js" and as "threejs". */
    public static String ofName(String name) {
        List<String> words = new ArrayList<>(of(name));
        words.add(String.join("", of(shortName(name))));
        return String.join(" ", words);
    }

    /** What stands behind the last slash, lower-case. */
    public static String shortName(String name) {
        return name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }

    /** Condition of PostgreSQL: all words, the last as a beginning when it has three characters or more. */
    public static String tsquery(List<String> words) {
        String last = words.getLast();
        List<String> parts = new ArrayList<>(words.subList(0, words.size() - 1));
        parts.add(last.length() >= 3 ? last + ":*" : last);
        return String.join(" & ", parts);
    }
}
