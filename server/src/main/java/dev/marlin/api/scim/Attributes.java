package dev.marlin.api.scim;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Attributes of a SCIM document; their names count without regard to case. */
final class Attributes {
    private Attributes() {}

    static JsonNode find(JsonNode document, String name) {
        return document.properties().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    /** A text; empty when it is not there or blank. */
    static Optional<String> text(JsonNode document, String name) {
        return text(name, find(document, name));
    }

    static Optional<String> text(String name, JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        if (!node.isString()) {
            throw ScimException.value(name + ": a text is wanted.");
        }
        return Optional.of(node.asString().strip()).filter(text -> !text.isEmpty());
    }

    /** A truth, also as the texts that some directories send. */
    static boolean truth(String name, JsonNode node) {
        JsonNode one = node.isArray() && node.size() == 1 ? Attributes.find(node.get(0), "value") : node;
        String word = one.isBoolean() || one.isString() ? one.asString().toLowerCase(Locale.ROOT) : "";
        return switch (word) {
            case "true" -> true;
            case "false" -> false;
            default -> throw ScimException.value(name + ": true or false is wanted.");
        };
    }
}
