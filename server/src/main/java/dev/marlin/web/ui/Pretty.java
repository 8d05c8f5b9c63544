package dev.marlin.web.ui;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Texts of machines, laid out for people. */
public final class Pretty {
    private static final JsonMapper JSON = JsonMapper.shared();

    private Pretty() {}

    /** The JSON document with a line for each value; a text that is none, as it is. */
    public static String json(String text) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(text));
        } catch (JacksonException notJson) {
            return text;
        }
    }
}
