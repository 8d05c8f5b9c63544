package dev.marlin.runs.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What stands between the letters of a name that was found letter by letter.
 *
 * @param inner between letters of one part of the name, empty strings where letters touch
 * @param letters how many letters and digits the name has
 */
record Gaps(List<String> inner, int letters) {
    private static final int LONG_NAME = 7;
    private static final int WIDEST = 12;
    private static final Pattern PART_GAP = Pattern.compile("[\\s\\-_/.:@+]{0,3}");
    private static final Pattern TIGHT = Pattern.compile("[-_.*~'`|/^·•‑–—]{1,3}");
    private static final Pattern CONCATENATION = Pattern.compile("[\"'`]\\s{0,9}[+.,]?\\s{0,9}[\"'`]");

    Gaps {
        inner = List.copyOf(inner);
    }

    /** Gaps of one hit; a gap that no writer would put between the parts of the name counts as inner. */
    static Gaps of(String text, Folding joined, int start, int end, String name) {
        List<Boolean> partEnds = partEnds(name);
        List<String> inner = new ArrayList<>();
        for (int i = start; i < end - 1; i++) {
            String gap = visible(text.substring(joined.end(i), Math.max(joined.end(i), joined.start(i + 1))));
            if (!partEnds.get(i - start) || !PART_GAP.matcher(gap).matches()) {
                inner.add(gap);
            }
        }
        return new Gaps(inner, end - start);
    }

    /** Whether the letters touch, but for the joints that the name itself has. */
    boolean areNone() {
        return inner.stream().allMatch(String::isEmpty);
    }

    /** Whether only somebody who means the name writes so; ordinary text that happens to spell it does not count. */
    boolean areDeliberate() {
        List<String> gaps = inner.stream().filter(gap -> !gap.isEmpty()).toList();
        if (gaps.isEmpty()) {
            return true;
        }
        boolean spaced = gaps.size() == inner.size()
                && gaps.stream().distinct().count() == 1
                && gaps.getFirst().length() <= WIDEST;
        return spaced || gaps.stream().allMatch(this::isJoint);
    }

    private boolean isJoint(String gap) {
        return CONCATENATION.matcher(gap).matches()
                || (letters >= LONG_NAME && TIGHT.matcher(gap).matches());
    }

    private static String visible(String gap) {
        return gap.isEmpty() ? gap : Folding.of(gap).text();
    }

    /** For each letter or digit of the name whether a part of the name ends with it. */
    private static List<Boolean> partEnds(String name) {
        List<Boolean> ends = new ArrayList<>();
        String folded = Folding.of(name).text();
        for (int i = 0; i < folded.length(); i++) {
            if (Character.isLetterOrDigit(folded.charAt(i))) {
                boolean last = i + 1 == folded.length();
                ends.add(!last && endsPart(name, folded, i));
            }
        }
        return ends;
    }

    private static boolean endsPart(String name, String folded, int i) {
        char next = folded.charAt(i + 1);
        boolean camel = folded.length() == name.length()
                && Character.isLowerCase(name.charAt(i))
                && Character.isUpperCase(name.charAt(i + 1));
        return !Character.isLetterOrDigit(next)
                || Character.isDigit(next) != Character.isDigit(folded.charAt(i))
                || camel;
    }
}
