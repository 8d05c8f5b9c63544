package dev.marlin.tasks.lists;

import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Problem;
import dev.marlin.tasks.TaskState;
import dev.marlin.tasks.lists.TaskFilter.Order;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What somebody asks of the list, as its address says it; empty texts mean any.
 *
 * @param view {@code open}: published tasks; {@code mine}: what the visitor wrote; {@code all}: everything, for managers
 * @param q words in the title
 * @param repository its address in the catalog
 * @param author a login
 * @param state of a task, in small letters; not for published tasks
 * @param age days since it was written, at least
 * @param sort {@code newest} or {@code oldest} first
 */
public record TaskQuery(
        String view,
        String campaign,
        String category,
        String q,
        String repository,
        String author,
        String state,
        String age,
        String sort) {
    /** What the list shows to who asks for nothing. */
    public static final TaskQuery OPEN = of(Map.of());

    /** From names and values, as an address has them; other names are left out. */
    public static TaskQuery of(Map<String, String> values) {
        String view = value(values, "view");
        String sort = value(values, "sort");
        return new TaskQuery(
                view.isEmpty() ? "open" : view,
                value(values, "campaign"),
                value(values, "category"),
                value(values, "q"),
                value(values, "repository"),
                value(values, "author"),
                view.isEmpty() || view.equals("open") ? "" : value(values, "state"),
                value(values, "age"),
                sort.equals("newest") ? "" : sort);
    }

    private static String value(Map<String, String> values, String name) {
        return values.getOrDefault(name, "").strip();
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws MarlinException INVALID when it is no such text
     */
    public static TaskQuery parse(String text) {
        try {
            return of(Arrays.stream(text.split("&", -1))
                    .map(pair -> pair.split("=", 2))
                    .filter(pair -> pair.length == 2)
                    .collect(Collectors.toMap(
                            pair -> pair[0],
                            pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                            (first, next) -> first)));
        } catch (IllegalArgumentException e) {
            throw new MarlinException(
                    Problem.INVALID,
                    "query: names and values of an address of the task list are needed, such as view=open&category=docs."
                            + " Nothing was stored.",
                    e);
        }
    }

    /** As an address says it, without what is empty: the same text for the same question. */
    public String text() {
        return fields().entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** Names and values, in the order of an address. */
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("view", view);
        fields.put("campaign", campaign);
        fields.put("category", category);
        fields.put("q", q);
        fields.put("repository", repository);
        fields.put("author", author);
        fields.put("state", state);
        fields.put("age", age);
        fields.put("sort", sort);
        return fields;
    }

    /** Address of the list. */
    public String address() {
        return "/tasks?" + text();
    }

    public boolean mine() {
        return view.equals("mine");
    }

    /** Whether everything of the view passes. */
    public boolean any() {
        return fields().entrySet().stream()
                .allMatch(entry -> entry.getValue().isEmpty()
                        || entry.getKey().equals("view")
                        || entry.getKey().equals("sort"));
    }

    TaskState parsedState() {
        return Arrays.stream(TaskState.values())
                .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(state))
                .findFirst()
                .orElseThrow(() -> MarlinException.invalid("state: draft, ready or withdrawn, not “" + state + "”."));
    }

    int days() {
        if (!age.matches("[0-9]{1,4}")) {
            throw MarlinException.invalid("age: whole days are needed, at most 9999, not “" + age + "”.");
        }
        return Integer.parseInt(age);
    }

    Order order() {
        return switch (sort) {
            case "" -> Order.NEWEST;
            case "oldest" -> Order.OLDEST;
            default -> throw MarlinException.invalid("sort: newest or oldest, not “" + sort + "”.");
        };
    }
}
