package dev.marlin.app.config;

import java.util.Locale;
import java.util.function.Function;

/**
 * One thing that can be set.
 *
 * @param key dotted, as in {@code marlin.yaml}
 * @param standard text of the default
 * @param meaning one sentence for the documentation
 * @param parser turns the text into the value; throws IllegalArgumentException with what is wanted
 */
record Option<T>(String key, String standard, String meaning, Function<String, T> parser) {
    /** {@code http.port} is {@code MARLIN_HTTP_PORT}; {@code dataDirectory} is {@code MARLIN_DATA_DIRECTORY}. */
    String variable() {
        return "MARLIN_"
                + key.replaceAll("([a-z])([A-Z])", "$1_$2").replace('.', '_').toUpperCase(Locale.ROOT);
    }
}
