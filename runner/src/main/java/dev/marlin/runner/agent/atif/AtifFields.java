package dev.marlin.runner.agent.atif;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields of one object: asked for by name and type. What is not as it must be is a deviation and counts as absent.
 *
 * @param path of the object; empty for the document
 */
record AtifFields(JsonNode node, String path, Deviations out) {
    private static final int MOST_VALUES = 200_000;

    String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** Tells all fields that are not among these. */
    AtifFields only(String... names) {
        Set<String> known = new HashSet<>(List.of(names));
        for (String name : node.propertyNames()) {
            if (!known.contains(name)) {
                out.found(at(shortened(name)), "unknown field");
            }
        }
        return this;
    }

    private static String shortened(String name) {
        return name.length() <= 100 ? name : name.substring(0, 100) + "…";
    }

    /** Absent and null are the same. */
    boolean has(String name) {
        return node.hasNonNull(name);
    }

    Optional<String> text(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        if (!node.get(name).isString()) {
            out.found(at(name), "must be a text");
            return Optional.empty();
        }
        return Optional.of(node.get(name).stringValue());
    }

    /** @param fallback what stands for it where deviations are allowed */
    String required(String name, String fallback) {
        if (!has(name)) {
            out.found(at(name), "missing");
        }
        return text(name).orElse(fallback);
    }

    OptionalLong count(String name) {
        if (!has(name)) {
            return OptionalLong.empty();
        }
        JsonNode value = node.get(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
            out.found(at(name), "must be a whole number from 0");
            return OptionalLong.empty();
        }
        return OptionalLong.of(value.longValue());
    }

    Optional<Double> amount(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        double value = node.get(name).isNumber() ? node.get(name).asDouble(Double.NaN) : Double.NaN;
        if (!Double.isFinite(value) || value < 0) {
            out.found(at(name), "must be a finite number from 0");
            return Optional.empty();
        }
        return Optional.of(value);
    }

    boolean flag(String name) {
        if (has(name) && !node.get(name).isBoolean()) {
            out.found(at(name), "must be true or false");
            return false;
        }
        return has(name) && node.get(name).booleanValue();
    }

    /** A raw object; empty when it is not there. */
    ObjectNode raw(String name) {
        if (has(name) && node.get(name) instanceof ObjectNode object) {
            return object;
        }
        if (has(name)) {
            out.found(at(name), "must be an object");
        }
        return JsonNodeFactory.instance.objectNode();
    }

    /** The objects of a list that may be left out; what is no object is left out too. */
    List<AtifFields> objects(String name) {
        List<AtifFields> objects = new ArrayList<>();
        if (!has(name)) {
            return objects;
        }
        if (!node.get(name).isArray()) {
            out.found(at(name), "must be a list");
            return objects;
        }
        int index = 0;
        for (JsonNode value : node.get(name)) {
            String place = at(name) + "[" + index++ + "]";
            if (index > MOST_VALUES) {
                out.found(at(name), "holds more than " + MOST_VALUES);
                return objects;
            }
            if (value.isObject()) {
                objects.add(new AtifFields(value, place, out));
            } else {
                out.found(place, "must be an object");
            }
        }
        return objects;
    }

    List<JsonNode> rawObjects(String name) {
        return objects(name).stream().map(AtifFields::node).toList();
    }

    AtifFields inner(String name) {
        return new AtifFields(raw(name), at(name), out);
    }
}
