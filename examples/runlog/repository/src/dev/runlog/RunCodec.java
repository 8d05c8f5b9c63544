package dev.runlog;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes and reads the stored form of a run, which is described in the README and must not change. */
public final class RunCodec {
    private static final String NOT_YET = "-";
    private static final List<String> KEYS =
            List.of("id", "name", "command", "attempt", "labels", "start", "end", "host", "exit", "class");

    private RunCodec() {}

    public static String write(Run run) {
        StringBuilder text = new StringBuilder();
        line(text, "id", run.id());
        line(text, "name", run.name());
        line(text, "command", run.command());
        line(text, "attempt", String.valueOf(run.attempt()));
        line(text, "labels", String.join(",", run.labels()));
        line(text, "start", orNotYet(run.startedAt()));
        line(text, "end", orNotYet(run.endedAt()));
        line(text, "host", orNotYet(run.host()));
        line(text, "exit", orNotYet(run.exitCode()));
        line(text, "class", orNotYet(run.exitClass()));
        return text.toString();
    }

    /** @throws IllegalArgumentException naming the line when the text is not the stored form of a run */
    public static Run read(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            int equals = line.indexOf('=');
            String expected = number < KEYS.size() ? KEYS.get(number) : "the end";
            number++;
            if (equals < 0 || !line.substring(0, equals).equals(expected)) {
                throw new IllegalArgumentException("line " + number + ": expected " + expected + ", found " + line);
            }
            values.put(expected, unescape(line.substring(equals + 1)));
        }
        if (number < KEYS.size()) {
            throw new IllegalArgumentException("line " + (number + 1) + ": expected " + KEYS.get(number));
        }
        String exit = yet(values, "exit");
        String exitClass = yet(values, "class");
        return new Run(
                values.get("id"),
                values.get("name"),
                values.get("command"),
                Integer.parseInt(values.get("attempt")),
                values.get("labels").isEmpty() ? List.of() : List.of(values.get("labels").split(",")),
                instant(values, "start"),
                instant(values, "end"),
                yet(values, "host"),
                exit == null ? null : Integer.valueOf(exit),
                exitClass == null ? null : ExitClass.valueOf(exitClass));
    }

    private static Instant instant(Map<String, String> values, String key) {
        String value = yet(values, key);
        return value == null ? null : Instant.parse(value);
    }

    private static String yet(Map<String, String> values, String key) {
        String value = values.get(key);
        return value.equals(NOT_YET) ? null : value;
    }

    private static String orNotYet(Object value) {
        return value == null ? NOT_YET : value.toString();
    }

    private static void line(StringBuilder text, String key, String value) {
        text.append(key).append('=').append(escape(value)).append('\n');
    }

    private static String escape(String value) {
        return value.replace("\\", "\\\\").replace("\n", "\\n");
    }

    private static String unescape(String value) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && i + 1 < value.length()) {
                i++;
                text.append(value.charAt(i) == 'n' ? '\n' : value.charAt(i));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
