package dev.marlin.runs.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the names of a roster in a text, plain or disguised: case, accents, look-alikes, invisible characters, escapes,
 * leet, letters set apart, Base64, hexadecimal, reversed, ROT13. A name that is at home in the base is found only where
 * somebody introduces himself by it.
 */
final class NameFinder {
    private static final int ANYWHERE = 7;
    private static final int DISGUISED = 5;
    private static final int APART = 6;
    private static final int EXACT_BELOW = 5;
    private static final Pattern VERSION_AFTER =
            Pattern.compile("\\G(?:[-_/@:.]?v?[0-9][0-9._]*[0-9]|[-_/@:.]?v?[0-9])");
    private static final Pattern SPACED_VERSION = Pattern.compile(
            "\\G[\\s,;:(\\[]{1,4}(?:(?:version|release|build|ver\\.?|v\\.?)[\\s:]{0,3})?"
                    + "v?([0-9][0-9a-zA-Z._-]*[0-9a-zA-Z]|[0-9])",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern FULL_VERSION =
            Pattern.compile("(?<![\\w.])v?(\\d+(?:\\.\\d+)+[\\w.-]*\\w|\\d+(?:\\.\\d+)+)(?!\\w)");
    private static final int TELLING_DIGITS = 5;

    private final Roster roster;
    private final Needles<String> plain = new Needles<>();
    private final Needles<String> leet = new Needles<>();
    private final Needles<String> compact = new Needles<>();
    private final Needles<String> raw = new Needles<>();
    private final List<Pattern> codes = new ArrayList<>();

    NameFinder(Roster roster) {
        this.roster = roster;
        roster.names().forEach(this::learn);
    }

    /** Stretches to mark, in order, without overlaps. */
    List<Span> find(String text, Predicate<String> atHome) {
        List<Span> spans = new ArrayList<>();
        Folding folded = Folding.of(text);
        for (Needles.Hit<String> hit : plain.in(folded)) {
            String name = hit.meaning();
            if (isWord(text, folded, hit) && isNews(name, text, folded.start(hit.start()), atHome)) {
                spans.add(span(text, folded, hit));
            }
        }
        disguised(text, folded, atHome, spans);
        encoded(text, spans);
        return Span.merge(spans);
    }

    /** Versions of the roster that are long enough to be nothing else, wherever they stand in what people read. */
    List<Span> versions(String text) {
        List<Span> spans = new ArrayList<>();
        Matcher found = FULL_VERSION.matcher(text);
        while (found.find()) {
            String compact = Roster.compact(found.group(1));
            if (compact.length() >= TELLING_DIGITS && roster.versions().contains(compact)) {
                spans.add(Span.marked(found.start(), found.end()));
            }
        }
        return spans;
    }

    /** Names of the roster that occur in the text in plain spelling, whatever surrounds them. */
    List<String> plainNames(String text) {
        Folding folded = Folding.of(text);
        return plain.in(folded).stream()
                .filter(hit -> isWord(text, folded, hit))
                .map(hit -> hit.meaning())
                .distinct()
                .toList();
    }

    private void learn(String name) {
        String lower = Folding.of(name).text();
        String letters = Roster.compact(name);
        plain.add(lower, name);
        if (letters.length() >= DISGUISED) {
            leet.add(Folding.of(name).leet().text(), name);
            Ciphers.base64(name).forEach(part -> raw.add(part, name));
            codes.add(Ciphers.codes(name));
        }
        if (letters.length() >= APART) {
            compact.add(leetOf(letters), name);
            plain.add(Ciphers.reversed(letters), name);
            plain.add(Ciphers.rot13(letters), name);
        } else if (!letters.equals(lower)) {
            plain.add(letters, name);
        }
    }

    private static String leetOf(String letters) {
        return Folding.of(letters).leet().text();
    }

    private void disguised(String text, Folding folded, Predicate<String> atHome, List<Span> spans) {
        Folding letters = folded.leet();
        for (Needles.Hit<String> hit : leet.in(letters)) {
            if (!isPlain(folded, hit) && hasEnoughLetters(folded, hit) && isWord(text, folded, hit)) {
                spans.add(span(text, folded, hit));
            }
        }
        Folding joined = letters.only(Character::isLetterOrDigit);
        for (Needles.Hit<String> hit : compact.in(joined)) {
            Gaps gaps = Gaps.of(text, joined, hit.start(), hit.end(), hit.meaning());
            if (gaps.areNone()
                    ? standsAlone(text, joined, hit) && isNews(hit.meaning(), text, joined.start(hit.start()), atHome)
                    : gaps.areDeliberate()) {
                spans.add(span(text, joined, hit));
            }
        }
    }

    private void encoded(String text, List<Span> spans) {
        for (Needles.Hit<String> hit : raw.in(Folding.verbatim(text))) {
            spans.add(Span.marked(tokenStart(text, hit.start()), tokenEnd(text, hit.end())));
        }
        for (Pattern pattern : codes) {
            Matcher found = pattern.matcher(text);
            while (found.find()) {
                spans.add(Span.marked(found.start(), found.end()));
            }
        }
    }

    /** Short names must stand alone and as they are written; long ones are names wherever they stand. */
    private static boolean isWord(String text, Folding folded, Needles.Hit<String> hit) {
        String name = hit.meaning();
        int start = folded.start(hit.start());
        int end = folded.end(hit.end() - 1);
        int letters = hit.end() - hit.start();
        if (letters >= ANYWHERE) {
            return true;
        }
        return standsAlone(text, folded, hit)
                && (letters >= EXACT_BELOW || Words.isWrittenLike(name, text.substring(start, end)));
    }

    private static boolean standsAlone(String text, Folding folded, Needles.Hit<String> hit) {
        return Words.startsAt(text, folded.start(hit.start())) && Words.endsAt(text, folded.end(hit.end() - 1));
    }

    private static boolean isNews(String name, String text, int start, Predicate<String> atHome) {
        return !atHome.test(name) || SelfNaming.introduces(text, start);
    }

    private static boolean isPlain(Folding folded, Needles.Hit<String> hit) {
        String lower = Folding.of(hit.meaning()).text();
        return lower.equals(folded.text(hit.start(), hit.end()));
    }

    private static boolean hasEnoughLetters(Folding folded, Needles.Hit<String> hit) {
        long letters = folded.text(hit.start(), hit.end())
                .chars()
                .filter(Character::isLetter)
                .count();
        return letters * 5 >= (hit.end() - hit.start()) * 2L;
    }

    private Span span(String text, Folding folded, Needles.Hit<String> hit) {
        return Span.marked(folded.start(hit.start()), withVersion(text, folded.end(hit.end() - 1)));
    }

    /** A version that follows a name goes with it: glued to it whatever it is, set apart only if it is known. */
    private int withVersion(String text, int end) {
        int at = end;
        Matcher glued = VERSION_AFTER.matcher(text);
        while (glued.find(at) && glued.end() > at) {
            at = glued.end();
        }
        Matcher spaced = SPACED_VERSION.matcher(text);
        if (at == end && spaced.find(at) && roster.versions().contains(Roster.compact(spaced.group(1)))) {
            at = spaced.end();
        }
        return at;
    }

    private static int tokenStart(String text, int from) {
        int at = from;
        while (at > 0 && isBase64(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    private static int tokenEnd(String text, int from) {
        int at = from;
        while (at < text.length() && (isBase64(text.charAt(at)) || text.charAt(at) == '=')) {
            at++;
        }
        return at;
    }

    private static boolean isBase64(char c) {
        return c < 0x80 && (Character.isLetterOrDigit(c) || c == '+' || c == '/' || c == '-' || c == '_');
    }
}
