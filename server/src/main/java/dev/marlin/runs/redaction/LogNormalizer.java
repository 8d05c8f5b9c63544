package dev.marlin.runs.redaction;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Terminal output without what differs between two runs of the same thing: colors, titles, progress that overwrote
 * itself, spinners, durations, clocks, addresses, temporary folders, host and user names.
 */
public final class LogNormalizer {
    private static final Pattern ESCAPES = Pattern.compile(
            "\\x1B\\][^\\x07\\x1B]{0,4096}(?:\\x07|\\x1B\\\\)?" // titles, links
                    + "|\\x1B[PX^_][^\\x1B]{0,4096}(?:\\x1B\\\\)?" // device strings
                    + "|(?:\\x1B\\[|\\x9B)[0-?]{0,64}[ -/]{0,8}[@-~]?" // colors, cursor
                    + "|\\x1B[ -/]{0,4}[0-~]?"); // the rest
    private static final Pattern CONTROLS = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F-\\x9F]");
    private static final Pattern SPINNER = Pattern.compile("[\\u2800-\\u28FF◐◓◑◒⣾⣽⣻⢿⡿⣟⣯⣷✻✽✶✢⏺●✳]+ ?");
    private static final List<Rule> RULES = List.of(
            new Rule(
                    "\\b\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?(?:Z|[+-]\\d{2}:?\\d{2})?",
                    "<time>"),
            new Rule(
                    "\\b(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) +\\d{1,2},? "
                            + "(?:\\d{4} )?\\d{1,2}:\\d{2}:\\d{2}(?: [A-Z]{2,4})?(?: \\d{4})?",
                    "<time>"),
            new Rule("\\b\\d{1,2}:\\d{2}:\\d{2}(?:[.,]\\d{1,9})?\\b", "<time>"),
            new Rule(
                    "(?<![\\w.])\\d{1,9}(?:[.,]\\d{1,9})? ?(?:ns|µs|us|ms|msec|s|secs?|seconds?|mins?|minutes?|h|hours?)\\b",
                    "<duration>"),
            new Rule(
                    "(?i)\\b((?:time|duration|elapsed|took|real|user|sys)\\b[\\w ]{0,12}[=:\\s]{1,3}\"?)\\d{1,9}(?:[.,:]\\d{1,9})*(?:m<duration>)?",
                    "$1<duration>"),
            new Rule("\\b\\d{1,4}m<duration>", "<duration>"),
            new Rule("0x[0-9a-fA-F]{6,16}\\b", "<address>"),
            new Rule("(?<=[A-Za-z_$;\\]])@[0-9a-f]{5,8}\\b", "@<hash>"),
            new Rule("(?:/private)?(?:/var)?/tmp/[^\\s:'\"<>)]+|/var/folders/[^\\s:'\"<>)]+", "<temporary>"),
            new Rule("/(?:home|Users)/[^/\\s:'\"<>)]+", "<home>"),
            new Rule("/root(?=/)", "<home>"),
            new Rule("(?i)\\b((?:hostname|host name|host|machine)\"?\\s?[=:]\\s?\"?)[\\w.-]+", "$1<host>"),
            new Rule("(?i)\\b((?:pid|process id)\\s?[=:]?\\s?)\\d{1,7}\\b", "$1<pid>"));
    private static final int LONGEST_LINE = 20_000;

    private LogNormalizer() {}

    /** Idempotent; never longer than the input by more than the marks; lines stay lines. */
    public static String normalize(String log) {
        String plain = ESCAPES.matcher(log).replaceAll("");
        StringBuilder out = new StringBuilder(plain.length());
        for (String line : plain.split("\r?\n", -1)) {
            out.append(normalizeLine(line)).append('\n');
        }
        out.setLength(Math.max(0, out.length() - 1));
        return out.toString();
    }

    private static String normalizeLine(String line) {
        String last = line.substring(line.stripTrailing().lastIndexOf('\r') + 1);
        String text = CONTROLS.matcher(erased(last)).replaceAll("");
        text = SPINNER.matcher(text).replaceAll("");
        if (text.length() > LONGEST_LINE) {
            return text.substring(0, LONGEST_LINE) + " … (line cut)";
        }
        for (Rule rule : RULES) {
            text = rule.pattern().matcher(text).replaceAll(rule.replacement());
        }
        return text;
    }

    /** Backspaces take back the character before them, as a terminal shows it. */
    private static String erased(String line) {
        if (line.indexOf('\b') < 0) {
            return line;
        }
        StringBuilder out = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c != '\b') {
                out.append(c);
            } else if (!out.isEmpty()) {
                out.setLength(out.length() - 1);
            }
        }
        return out.toString();
    }

    private record Rule(Pattern pattern, String replacement) {
        Rule(String regex, String replacement) {
            this(Pattern.compile(regex), replacement);
        }
    }

    /** Output of a program for a message or a step: as {@link #normalize}, without its trailing blank lines. */
    static String brief(String output) {
        Matcher blank = Pattern.compile("\\s+\\z").matcher(normalize(output));
        return blank.replaceFirst("");
    }
}
