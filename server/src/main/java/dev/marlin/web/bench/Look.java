package dev.marlin.web.bench;

import dev.marlin.kernel.MarlinException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * How somebody looks at the workbench, all of it in the address: sides, since when, open files, open panel.
 *
 * @param path page, without query
 * @param chosen what differs from the usual, by name
 */
public record Look(String path, Map<String, String> chosen) {
    private static final String KEYS = "[0-9a-f]{16}(,[0-9a-f]{16}){0,199}";

    /** First is the usual value. A pattern in place of values begins with a bracket. */
    private static final Map<String, List<String>> CHOICES = choices();

    public Look {
        chosen = Map.copyOf(chosen);
    }

    /** @throws MarlinException INVALID when a parameter has a value that no link of ours holds */
    public static Look of(String path, Map<String, String> parameters) {
        Map<String, String> chosen = new TreeMap<>();
        parameters.forEach((name, value) -> {
            List<String> values = CHOICES.get(name);
            if (values == null || value.isEmpty()) {
                return;
            }
            boolean known =
                    values.getFirst().startsWith("[") ? value.matches(values.getFirst()) : values.contains(value);
            if (!known) {
                throw MarlinException.invalid("The view cannot show " + name + " like that. One of: "
                        + String.join(", ", values) + ". Follow a link of the page; nothing was changed.");
            }
            if (!value.equals(values.getFirst())) {
                chosen.put(name, value);
            }
        });
        return new Look(path, chosen);
    }

    /** The chosen value, or the usual one. */
    public String get(String name) {
        String usual = values(name).getFirst();
        return chosen.getOrDefault(name, usual.startsWith("[") ? "" : usual);
    }

    public boolean is(String name, String value) {
        return get(name).equals(value);
    }

    /** Turn that is looked at; empty for the latest. */
    public Optional<Integer> turn() {
        return get("turn").isEmpty() ? Optional.empty() : Optional.of(Integer.parseInt(get("turn")));
    }

    /** Files that are open however large or noisy they are. */
    public Set<String> open() {
        return keys("open");
    }

    /** Files that are shown from the first to the last line. */
    public Set<String> whole() {
        return keys("whole");
    }

    /** Address of the same view with one thing different. */
    public String with(String name, String value) {
        Map<String, String> next = new TreeMap<>(chosen);
        if (value.isEmpty() || value.equals(values(name).getFirst())) {
            next.remove(name);
        } else {
            next.put(name, value);
        }
        return address(next);
    }

    /** Address of the same view with this file open, there. */
    public String opening(String key) {
        return with("open", added("open", key)) + "#f-" + key;
    }

    /** Address of the same view with the whole of this file, there; or without, if it is shown. */
    public String toggleWhole(String key) {
        if (!whole().contains(key)) {
            return with("whole", added("whole", key)) + "#f-" + key;
        }
        Set<String> left = new LinkedHashSet<>(whole());
        left.remove(key);
        return with("whole", String.join(",", left)) + "#f-" + key;
    }

    /** Address of this very view. */
    public String here() {
        return address(chosen);
    }

    /** Address of a page below, with the options that concern how a file is shown. */
    public String below(String tail) {
        Map<String, String> kept = new TreeMap<>(chosen);
        kept.keySet().retainAll(Set.of("turn", "sides", "since", "mode", "space"));
        String here = address(kept);
        return path + tail + here.substring(path.length());
    }

    private Set<String> keys(String name) {
        return get(name).isEmpty()
                ? Set.of()
                : new LinkedHashSet<>(Arrays.asList(get(name).split(",", -1)));
    }

    private String added(String name, String key) {
        Set<String> all = new LinkedHashSet<>(keys(name));
        all.add(key);
        return String.join(",", all);
    }

    private String address(Map<String, String> values) {
        StringBuilder address = new StringBuilder(path);
        new TreeMap<>(values)
                .forEach((name, value) -> address.append(address.length() == path.length() ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(value));
        return address.toString();
    }

    private static List<String> values(String name) {
        List<String> values = CHOICES.get(name);
        if (values == null) {
            throw new IllegalArgumentException("no such view option: " + name);
        }
        return values;
    }

    private static Map<String, List<String>> choices() {
        Map<String, List<String>> choices = new LinkedHashMap<>();
        choices.put("turn", List.of("[1-9][0-9]{0,3}"));
        choices.put("panel", List.of("score", "verifiers", "trajectory", "notes", "guide"));
        choices.put("sides", List.of("both", "a", "b", "ab"));
        choices.put("since", List.of("base", "turn"));
        choices.put("mode", List.of("unified", "split"));
        choices.put("wrap", List.of("on", "off"));
        choices.put("space", List.of("keep", "ignore"));
        choices.put("open", List.of(KEYS));
        choices.put("whole", List.of(KEYS));
        choices.put("log", List.of("[1-9][0-9]{0,2}-(base|a|b)"));
        choices.put("trail", List.of("a", "b"));
        choices.put("about", List.of("[a-z]{4,5}"));
        return choices;
    }
}
