package dev.marlin.notices.outbound;

import java.util.Map;
import java.util.TreeMap;

/**
 * A request to be made: a JSON document with headers.
 *
 * @param headers names and values; neither may hold control characters
 * @param body JSON
 */
public record Post(Destination to, Map<String, String> headers, String body) {
    public Post {
        headers = Map.copyOf(new TreeMap<>(headers));
        headers.forEach((name, value) -> {
            if (!name.matches("[a-z][a-z0-9-]*") || value.chars().anyMatch(c -> c < 0x20 || c > 0x7e)) {
                throw new IllegalArgumentException("no header: " + name);
            }
        });
    }
}
