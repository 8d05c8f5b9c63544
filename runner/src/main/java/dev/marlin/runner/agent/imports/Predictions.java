package dev.marlin.runner.agent.imports;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A SWE-bench predictions file: JSON Lines, a JSON list, or a JSON object from instance to row.
 *
 * @param rows in the order of the file
 */
public record Predictions(List<Prediction> rows) {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    public Predictions {
        rows = List.copyOf(rows);
    }

    /** @throws PredictionsFormatException naming row and field when the bytes are none of the three forms */
    public static Predictions read(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        String start = text.stripLeading();
        List<Prediction> rows = start.startsWith("[") ? list(text) : isOneObject(text) ? object(text) : lines(text);
        if (rows.isEmpty()) {
            throw new PredictionsFormatException("the file", "holds no predictions");
        }
        return new Predictions(rows);
    }

    /** The rows for one instance, and for one model when that is not empty. */
    public List<Prediction> of(String instanceId, String model) {
        return rows.stream()
                .filter(row -> row.instanceId().equals(instanceId))
                .filter(row -> model.isEmpty() || row.model().equals(model))
                .toList();
    }

    private static boolean isOneObject(String text) {
        try {
            return MAPPER.readTree(text) instanceof ObjectNode;
        } catch (JacksonException severalOrBroken) {
            return false;
        }
    }

    private static List<Prediction> list(String text) {
        try {
            List<Prediction> rows = new ArrayList<>();
            if (MAPPER.readTree(text) instanceof ArrayNode array) {
                for (JsonNode node : array) {
                    rows.add(row("row " + (rows.size() + 1), node));
                }
            }
            return rows;
        } catch (JacksonException broken) {
            throw broken("the file", broken);
        }
    }

    /** One object is either one row or a map of rows by instance. */
    private static List<Prediction> object(String text) {
        JsonNode node = MAPPER.readTree(text);
        if (node.has("instance_id")) {
            return List.of(row("line 1", node));
        }
        List<Prediction> rows = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            Prediction row = row("entry " + entry.getKey(), entry.getValue());
            if (!row.instanceId().equals(entry.getKey())) {
                throw new PredictionsFormatException("entry " + entry.getKey(), "names instance " + row.instanceId());
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<Prediction> lines(String text) {
        List<Prediction> rows = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (!line.isBlank()) {
                String place = "line " + number;
                try {
                    rows.add(row(place, MAPPER.readTree(line)));
                } catch (JacksonException broken) {
                    throw broken(place, broken);
                }
            }
        }
        return rows;
    }

    private static PredictionsFormatException broken(String place, JacksonException broken) {
        return new PredictionsFormatException(place, "not JSON: " + broken.getOriginalMessage());
    }

    private static Prediction row(String place, JsonNode node) {
        if (!(node instanceof ObjectNode object)) {
            throw new PredictionsFormatException(place, "a prediction is a JSON object");
        }
        ObjectNode extra = object.deepCopy();
        extra.remove(List.of("instance_id", "model_name_or_path", "model_patch"));
        JsonNode patch = object.get("model_patch");
        boolean isText = patch != null && (patch.isString() || patch.isNull());
        if (!isText) {
            throw new PredictionsFormatException(place, "model_patch must be a text or null");
        }
        return new Prediction(
                text(place, object, "instance_id"),
                text(place, object, "model_name_or_path"),
                patch.isNull() ? "" : patch.stringValue(),
                extra.toString());
    }

    private static String text(String place, ObjectNode object, String field) {
        JsonNode value = object.get(field);
        if (value == null || !value.isString() || value.stringValue().isBlank()) {
            throw new PredictionsFormatException(place, field + " must be a text that is not blank");
        }
        return value.stringValue();
    }
}
