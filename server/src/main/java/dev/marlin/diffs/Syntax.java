package dev.marlin.diffs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Tones of a line of code, from the line alone: keywords, texts, notes and numbers of common languages. Good enough to
 * rest the eye on; it never decides anything.
 */
final class Syntax {
    /** Characters from start to before end have this tone. */
    record Segment(int start, int end, Span.Tone tone) {}

    private static final Set<String> C_WORDS = words(
            "abstract as async await boolean break byte case catch char class const continue default delete do double"
                    + " else enum export extends false final finally float fn for from func function get go if implements"
                    + " import in instanceof int interface let long match mod mut namespace new null operator override"
                    + " package permits pub private protected public readonly record return sealed self set short sizeof"
                    + " static struct super switch template this throw throws trait true try type typedef typeof undefined"
                    + " unsigned use using var virtual void volatile when where while with yield");
    private static final Set<String> SCRIPT_WORDS = words(
            "False None True alias and as assert async await begin break case class continue def del do done elif else"
                    + " elsif end ensure esac except false fi finally for from function global if import in is lambda"
                    + " local match module nil nonlocal not or pass raise rescue return self then true try unless until"
                    + " when while with yield");
    private static final Set<String> SQL_WORDS = words(
            "ALTER AND AS BEGIN BETWEEN BY CASE CHECK CONSTRAINT CREATE DEFAULT DELETE DISTINCT DROP ELSE END EXISTS"
                    + " FOREIGN FROM GROUP HAVING IN INDEX INNER INTO INSERT IS JOIN KEY LEFT LIKE LIMIT NOT NULL ON OR"
                    + " ORDER OUTER PRIMARY REFERENCES RIGHT SELECT SET TABLE THEN UNION UNIQUE UPDATE USING VALUES VIEW"
                    + " WHEN WHERE WITH");
    private static final Set<String> DATA_WORDS = words("false null true no off on yes");

    private static final Map<String, Syntax> BY_ENDING = byEnding();
    private static final Syntax NONE = new Syntax(Set.of(), "", "");

    private final Set<String> words;
    private final String note;
    private final String quotes;

    private Syntax(Set<String> words, String note, String quotes) {
        this.words = words;
        this.note = note;
        this.quotes = quotes;
    }

    static Syntax of(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return BY_ENDING.getOrDefault(name.substring(name.lastIndexOf('.') + 1), NONE);
    }

    /** Toned pieces in order; what lies between is plain. */
    List<Segment> segments(String line) {
        List<Segment> segments = new ArrayList<>();
        if (this == NONE) {
            return segments;
        }
        int i = 0;
        if (note.equals("//") && line.stripLeading().startsWith("*")) {
            return List.of(new Segment(0, line.length(), Span.Tone.NOTE));
        }
        while (i < line.length()) {
            char c = line.charAt(i);
            int end;
            if (isNote(line, i)) {
                end = line.length();
                segments.add(new Segment(i, end, Span.Tone.NOTE));
            } else if (quotes.indexOf(c) >= 0) {
                end = endOfText(line, i);
                segments.add(new Segment(i, end, Span.Tone.TEXT));
            } else if (Character.isJavaIdentifierStart(c)) {
                end = endOfWord(line, i);
                if (words.contains(line.substring(i, end))) {
                    segments.add(new Segment(i, end, Span.Tone.WORD));
                }
            } else if (c >= '0' && c <= '9') {
                end = endOfWord(line, i);
                segments.add(new Segment(i, end, Span.Tone.NUMBER));
            } else if (c == '@' && i + 1 < line.length() && Character.isJavaIdentifierStart(line.charAt(i + 1))) {
                end = endOfWord(line, i + 1);
                segments.add(new Segment(i, end, Span.Tone.NUMBER));
            } else {
                end = i + 1;
            }
            i = end;
        }
        return segments;
    }

    private boolean isNote(String line, int at) {
        return (!note.isEmpty() && line.startsWith(note, at)) || (note.equals("//") && line.startsWith("/*", at));
    }

    private static int endOfText(String line, int from) {
        char quote = line.charAt(from);
        for (int i = from + 1; i < line.length(); i++) {
            if (line.charAt(i) == '\\') {
                i++;
            } else if (line.charAt(i) == quote) {
                return i + 1;
            }
        }
        return line.length();
    }

    private static int endOfWord(String line, int from) {
        int end = from + 1;
        while (end < line.length()
                && Character.isJavaIdentifierPart(line.charAt(end))
                && !HiddenCharacters.isHidden(line.charAt(end))) {
            end++;
        }
        return end;
    }

    private static Map<String, Syntax> byEnding() {
        Syntax c = new Syntax(C_WORDS, "//", "\"'`");
        Syntax script = new Syntax(SCRIPT_WORDS, "#", "\"'");
        Syntax sql = new Syntax(SQL_WORDS, "--", "'");
        Syntax data = new Syntax(DATA_WORDS, "#", "\"'");
        Syntax json = new Syntax(DATA_WORDS, "", "\"");
        Map<String, Syntax> all = new HashMap<>();
        for (String ending :
                "java kt scala groovy js mjs cjs ts tsx jsx c h cc cpp hpp cs go rs swift php dart".split(" ", -1)) {
            all.put(ending, c);
        }
        for (String ending : "py rb sh bash".split(" ", -1)) {
            all.put(ending, script);
        }
        for (String ending : "yml yaml toml ini properties cfg".split(" ", -1)) {
            all.put(ending, data);
        }
        all.put("json", json);
        all.put("sql", sql);
        return Map.copyOf(all);
    }

    private static Set<String> words(String list) {
        return Set.of(list.split(" ", -1));
    }
}
