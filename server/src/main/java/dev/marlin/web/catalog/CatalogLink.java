package dev.marlin.web.catalog;

import dev.marlin.catalog.SearchQuery.Input;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Addresses of searches that differ from this one in one condition; each begins again with the first page. */
public record CatalogLink(Input input) {
    /** The first page of this search. */
    public String first() {
        return path(input, Optional.empty());
    }

    /** The page behind the cursor. */
    public String next(String after) {
        return path(input, Optional.of(after));
    }

    public String language(@Nullable String value) {
        return first(new Input(
                input.q(), value, input.topic(), input.license(), input.minStars(), input.maxStars(), input.sort()));
    }

    public String license(@Nullable String value) {
        return first(new Input(
                input.q(), input.language(), input.topic(), value, input.minStars(), input.maxStars(), input.sort()));
    }

    public String sort(String value) {
        return first(new Input(
                input.q(),
                input.language(),
                input.topic(),
                input.license(),
                input.minStars(),
                input.maxStars(),
                value));
    }

    public String withTopic(String topic) {
        List<String> topics = new ArrayList<>(topics());
        topics.add(topic);
        return topics(topics);
    }

    public String withoutTopic(String topic) {
        return topics(topics().stream().filter(other -> !other.equals(topic)).toList());
    }

    public String withoutStars() {
        return first(new Input(input.q(), input.language(), input.topic(), input.license(), null, null, input.sort()));
    }

    private List<String> topics() {
        List<String> topics = input.topic();
        return topics == null ? List.of() : topics;
    }

    private String topics(List<String> topics) {
        return first(new Input(
                input.q(),
                input.language(),
                topics,
                input.license(),
                input.minStars(),
                input.maxStars(),
                input.sort()));
    }

    private static String first(Input input) {
        return path(input, Optional.empty());
    }

    private static String path(Input input, Optional<String> after) {
        List<String> parts = new ArrayList<>();
        add(parts, "q", input.q());
        add(parts, "language", input.language());
        List<String> topics = input.topic();
        if (topics != null) {
            topics.forEach(topic -> add(parts, "topic", topic));
        }
        add(parts, "license", input.license());
        add(parts, "minStars", input.minStars());
        add(parts, "maxStars", input.maxStars());
        add(parts, "sort", input.sort());
        add(parts, "after", after.orElse(null));
        return parts.isEmpty() ? "/catalog" : "/catalog?" + String.join("&", parts);
    }

    private static void add(List<String> parts, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            parts.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }
}
