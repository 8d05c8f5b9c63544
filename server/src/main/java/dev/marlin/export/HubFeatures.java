package dev.marlin.export;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * The column types of a row record as the Hugging Face {@code datasets} library reads them from Parquet metadata, so that
 * nothing is guessed from the first rows.
 */
final class HubFeatures {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private HubFeatures() {}

    static String of(Class<?> row) {
        return JSON.writeValueAsString(Map.of("info", Map.of("features", struct(row))));
    }

    private static Map<String, Object> struct(Class<?> row) {
        Map<String, Object> features = new LinkedHashMap<>();
        for (RecordComponent component : row.getRecordComponents()) {
            features.put(component.getName(), feature(component.getGenericType()));
        }
        return features;
    }

    private static Object feature(Type type) {
        if (type instanceof ParameterizedType generic) {
            if (!generic.getRawType().equals(List.class)) {
                throw new IllegalArgumentException("no hub type for " + type);
            }
            return List.of(feature(generic.getActualTypeArguments()[0]));
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) {
            return struct(plain);
        }
        return value(
                switch (plain.getSimpleName()) {
                    case "String" -> "string";
                    case "double" -> "float64";
                    case "int" -> "int32";
                    case "boolean" -> "bool";
                    default -> throw new IllegalArgumentException("no hub type for " + plain);
                });
    }

    private static Map<String, String> value(String dtype) {
        Map<String, String> value = new LinkedHashMap<>();
        value.put("dtype", dtype);
        value.put("_type", "Value");
        return value;
    }
}
