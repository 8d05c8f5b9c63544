package dev.marlin.api.scim;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.NullNode;

/**
 * The operations of a PATCH, one for each attribute: an operation without path becomes one for each member of its value.
 * Operation and attribute names count without regard to case, as directories spell them in many ways.
 */
record Patch(Kind kind, String path, JsonNode value) {
    private static final int MOST = 1_000;

    /** What is done. */
    enum Kind {
        ADD,
        REPLACE,
        REMOVE
    }

    /** @throws ScimException invalidSyntax, invalidPath or noTarget */
    static List<Patch> parse(JsonNode body) {
        JsonNode operations = Attributes.find(body, "Operations");
        if (!operations.isArray() || operations.isEmpty() || operations.size() > MOST) {
            throw new ScimException(400, "invalidSyntax", "Operations: a list of 1 to " + MOST + " is wanted.");
        }
        List<Patch> patches = new ArrayList<>();
        for (JsonNode operation : operations) {
            Kind kind = kind(Attributes.text(operation, "op").orElse(""));
            JsonNode value = Attributes.find(operation, "value");
            String path = Attributes.text(operation, "path").orElse("");
            if (!path.isEmpty()) {
                patches.add(new Patch(kind, checked(path), value));
            } else if (kind != Kind.REMOVE && value.isObject()) {
                value.properties().forEach(entry -> flatten(kind, entry.getKey(), entry.getValue(), patches));
            } else {
                throw new ScimException(400, "noTarget", "An operation needs a path or an object as its value.");
            }
        }
        return patches;
    }

    /** Whether the value is there to be set. */
    boolean sets() {
        return kind != Kind.REMOVE && !(value instanceof MissingNode) && !(value instanceof NullNode);
    }

    private static void flatten(Kind kind, String name, JsonNode value, List<Patch> patches) {
        if (value.isObject() && name.toLowerCase(Locale.ROOT).endsWith(":user")) {
            value.properties()
                    .forEach(entry ->
                            patches.add(new Patch(kind, checked(name + ":" + entry.getKey()), entry.getValue())));
        } else {
            patches.add(new Patch(kind, checked(name), value));
        }
    }

    private static Kind kind(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "add" -> Kind.ADD;
            case "replace" -> Kind.REPLACE;
            case "remove" -> Kind.REMOVE;
            default -> throw new ScimException(400, "invalidSyntax", "op: add, replace or remove is wanted.");
        };
    }

    private static String checked(String path) {
        if (!path.matches(
                "(?i)(urn:[a-z0-9:._-]+:)?[a-z$][a-z0-9_$-]*(\\[[^\\[\\]]{1,300}])?(\\.[a-z$][a-z0-9_$-]*)?")) {
            throw new ScimException(400, "invalidPath", "path: an attribute is wanted. Nothing was changed.");
        }
        return path;
    }
}
