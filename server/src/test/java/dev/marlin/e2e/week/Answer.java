package dev.marlin.e2e.week;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the server said.
 *
 * @param location where it leads to; empty when nowhere
 */
record Answer(String asked, int status, String body, String location, String etag) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    boolean good() {
        return status > 0 && status < 400;
    }

    /** The same, if it is a success: for what must not be refused. */
    Answer must() {
        if (!good()) {
            throw new AssertionError(asked + ": " + status + " " + words(1_500));
        }
        return this;
    }

    /** The first words of the page or document. */
    String words(int most) {
        String said = body.replaceAll("(?s).*<main[^>]*>", "")
                .replaceAll("(?s).*\"detail\":\"", "")
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ");
        return said.substring(0, Math.min(most, said.length()));
    }

    /** The document of a success; an empty one of anything else. */
    JsonNode json() {
        return good() && !body.isEmpty() ? JSON.readTree(body) : JSON.createObjectNode();
    }

    String id() {
        return must().json().path("id").asString();
    }

    /** The first group of the pattern's first match. */
    Optional<String> found(String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(body);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
