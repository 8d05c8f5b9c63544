package dev.marlin.catalog.rows;

import dev.marlin.catalog.rows.BoundedLines.Line;
import java.io.IOException;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON Lines: one object a line; a key that comes twice, text after the object and deep nesting are refused. */
final class JsonRows {
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(16)
                            .maxNumberLength(40)
                            .maxStringLength(BoundedLines.LONGEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String defaultSource;
    private final RowSink sink;

    JsonRows(String defaultSource, RowSink sink) {
        this.defaultSource = defaultSource;
        this.sink = sink;
    }

    void read(BoundedLines lines) throws IOException {
        for (Optional<Line> line = lines.next(); line.isPresent(); line = lines.next()) {
            if (line.get().problem().isPresent()) {
                sink.bad(line.get().number(), line.get().problem().get());
            } else if (!line.get().text().isBlank()) {
                take(line.get());
            }
        }
    }

    private void take(Line line) {
        try {
            ObjectNode object = object(line.text());
            CatalogRow row = RowFields.row(object, defaultSource);
            object.propertyNames().stream()
                    .filter(name -> !RowFields.isKnown(name))
                    .forEach(sink::ignored);
            sink.row(line.number(), row);
        } catch (BadRowException e) {
            sink.bad(line.number(), e.reason());
        }
    }

    private static ObjectNode object(String text) {
        JsonNode node;
        try {
            node = JSON.readTree(text);
        } catch (JacksonException e) {
            String reason = e.getOriginalMessage().replaceAll("\\s+", " ");
            throw new BadRowException("not JSON: " + (reason.length() > 160 ? reason.substring(0, 160) + "…" : reason));
        }
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new BadRowException("an object in braces is expected on each line");
    }
}
