package dev.marlin.diffs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a program wrote to a terminal, as plain text: colors, cursor moves and titles taken out, progress bars settled. */
public final class Terminal {
    private static final Pattern SEQUENCE = Pattern.compile("\\x1B\\[[0-?]*[ -/]*[@-~]|\\x9B[0-?]*[ -/]*[@-~]"
            + "|\\x1B[\\]PX^_][^\\x07\\x1B\\x9C]*(?:\\x07|\\x1B\\\\|\\x9C)?|\\x1B[ -/]*[0-~]");

    private Terminal() {}

    /** Lines as they stand at the end: after a carriage return the line begins anew. */
    public static List<String> lines(String output) {
        List<String> lines = new ArrayList<>();
        for (String line : SEQUENCE.matcher(output).replaceAll("").split("\n", -1)) {
            String ended = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
            lines.add(ended.substring(ended.lastIndexOf('\r') + 1));
        }
        if (!lines.isEmpty() && lines.getLast().isEmpty()) {
            lines.removeLast();
        }
        return lines;
    }
}
