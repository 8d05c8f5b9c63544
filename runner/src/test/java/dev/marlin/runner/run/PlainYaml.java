package dev.marlin.runner.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The little YAML that the examples use: maps and lists by indentation, plain and double-quoted scalars, {@code |}
 * blocks, one-line lists. Anything else fails. The product reads these files with a real parser.
 */
final class PlainYaml {
    private final List<String> lines;
    private int at;

    private PlainYaml(List<String> lines) {
        this.lines = lines;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> read(String text) {
        PlainYaml yaml =
                new PlainYaml(text.lines().filter(line -> !line.startsWith("#")).toList());
        Object value = yaml.block(0);
        if (yaml.at < yaml.lines.size()) {
            throw new AssertionError("not understood: " + yaml.lines.get(yaml.at));
        }
        return (Map<String, Object>) value;
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    private Object block(int indent) {
        return lines.get(at).startsWith("- ", indent) ? list(indent) : map(indent);
    }

    private boolean here(int indent) {
        while (at < lines.size() && lines.get(at).isBlank()) {
            at++;
        }
        return at < lines.size() && indent(lines.get(at)) == indent;
    }

    private Map<String, Object> map(int indent) {
        Map<String, Object> map = new LinkedHashMap<>();
        while (here(indent) && !lines.get(at).startsWith("- ", indent)) {
            entry(map, lines.get(at).substring(indent), indent);
        }
        return map;
    }

    /** The entry on the line {@code at}, whose text is given; what belongs to it lies deeper than {@code indent}. */
    private void entry(Map<String, Object> map, String text, int indent) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            throw new AssertionError("not understood: " + text);
        }
        at++;
        String key = text.substring(0, colon);
        String rest = text.substring(colon + 1).strip();
        Object value = rest.equals("|") ? literal() : rest.isEmpty() ? block(indent(lines.get(at))) : scalar(rest);
        if (map.put(key, value) != null) {
            throw new AssertionError("twice: " + key);
        }
    }

    private List<Object> list(int indent) {
        List<Object> list = new ArrayList<>();
        while (here(indent) && lines.get(at).startsWith("- ", indent)) {
            String text = lines.get(at).substring(indent + 2);
            if (text.equals("|")) {
                at++;
                list.add(literal());
            } else if (text.matches("[a-zA-Z]+:.*")) {
                Map<String, Object> map = new LinkedHashMap<>();
                entry(map, text, indent + 2);
                map.putAll(map(indent + 2));
                list.add(map);
            } else {
                at++;
                list.add(scalar(text));
            }
        }
        return list;
    }

    private String literal() {
        int indent = indent(lines.get(at));
        StringBuilder text = new StringBuilder();
        while (at < lines.size() && (lines.get(at).isBlank() || indent(lines.get(at)) >= indent)) {
            String line = lines.get(at++);
            text.append(line.isBlank() ? "" : line.substring(indent)).append('\n');
        }
        return text.toString().stripTrailing() + "\n";
    }

    private static Object scalar(String text) {
        if (text.startsWith("[")) {
            String inside = text.substring(1, text.length() - 1).strip();
            return inside.isEmpty() ? List.of() : List.of(inside.split(",\\s*"));
        }
        return text.startsWith("\"") ? text.substring(1, text.length() - 1) : text;
    }
}
