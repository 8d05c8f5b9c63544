package dev.marlin.runs.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Lines that say who or what made a change: commit trailers, "Generated with" banners, headers of mailed patches. */
final class Trailers {
    private static final String COMMENT = "^[\\s>]*(?:(?://+|#+|/?\\*+|--+|;+|<!--|%+|\"\"\")\\s*)?";
    private static final Pattern SURE = Pattern.compile(
            COMMENT
                    + "(?:[-*] )?(?:(?:co-authored|signed-off|generated|assisted|co-developed|created|authored|committed"
                    + "|produced|written|helped|suggested|made|built|reviewed|acked)-by"
                    + "|(?:[a-z]+-)?(?:session|conversation|thread|trajectory|prompt|agent|model)-(?:id|url|link|version|name)"
                    + "|change-id|on-behalf-of|(?:x-)?ai-(?:agent|model|assistant|tool)|agent-(?:session|trace))\\s*:\\s*\\S.*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BANNER = Pattern.compile(
            COMMENT + "(?:🤖\\s*.*|(?:generated|created|written|made|built) (?:with|by|using) "
                    + "(?:\\[.{1,80}]\\(.{1,200}\\)|.{0,40}\\b(?:AI|agent|assistant|copilot)\\b.{0,40})[.!]?\\s*(?:-->|\\*/)?\\s*)$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern MESSAGE_ONLY = Pattern.compile(
            "^\\s*(?:author|committer|agent|model|assistant|tool|session|branch|from|commit)\\s*:\\s*\\S.*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern INLINE = Pattern.compile(
            "(?:\\b|(?<=\\\\n))(?:co-authored|signed-off|generated|assisted|co-developed)-by\\s{0,3}:[^\\n'\"\\\\]{1,200}"
                    + "|\\b(?:generated|created|written|made|built) (?:with|by|using) \\[[^]\\n]{1,80}]\\([^)\\n]{1,200}\\)",
            Pattern.CASE_INSENSITIVE);
    private static final int LONGEST = 400;

    private Trailers() {}

    /** Whether the line is a trailer wherever it stands. */
    static boolean isTrailer(String line) {
        return line.length() <= LONGEST
                && (SURE.matcher(line).matches() || BANNER.matcher(line).matches());
    }

    /** Lines of a message that are trailers, with their line ends, as stretches to take out. */
    static List<Span> inMessage(String message) {
        return lines(message, line -> isTrailer(line) || isOfMessage(line));
    }

    /** Lines of a program's output that are trailers: commit messages are printed, too. */
    static List<Span> inOutput(String output) {
        return lines(output, Trailers::isTrailer);
    }

    /** Trailers in the midst of a line: in a commit's command, in a text that a program quotes. */
    static List<Span> inline(String text) {
        return INLINE.matcher(text)
                .results()
                .map(found -> Span.marked(found.start(), found.end()))
                .toList();
    }

    private static boolean isOfMessage(String line) {
        return line.length() <= LONGEST && MESSAGE_ONLY.matcher(line).matches();
    }

    private static List<Span> lines(String message, Predicate<String> taken) {
        List<Span> spans = new ArrayList<>();
        int start = 0;
        while (start < message.length()) {
            int newline = message.indexOf('\n', start);
            int end = newline < 0 ? message.length() : newline + 1;
            String line = message.substring(start, end).stripTrailing();
            if (taken.test(line)) {
                spans.add(new Span(start, end, ""));
            }
            start = end;
        }
        return spans;
    }
}
