package dev.marlin.testkit.http;

import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reading answers that must be successes: whatever is not fails with what the server said. */
public final class Answers {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Answers() {}

    /** Where an accepted form sends its reader. */
    public static String location(HttpResponse<String> answer) {
        if (answer.statusCode() != 303) {
            throw failed(answer);
        }
        return answer.headers().firstValue("Location").orElseThrow();
    }

    /** The document of an accepted change; missing when it has none. */
    public static JsonNode document(HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            throw failed(answer);
        }
        return answer.body().isEmpty() ? JSON.missingNode() : JSON.readTree(answer.body());
    }

    /** The first group of the first match. */
    public static String found(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new AssertionError(pattern + " is not in: " + text);
        }
        return matcher.group(1);
    }

    private static AssertionError failed(HttpResponse<String> answer) {
        return new AssertionError(answer.request().method() + " " + answer.uri() + ": " + answer.statusCode() + " "
                + answer.body().replaceAll("(?s)<head>.*</head>|<[^>]*>", " ").replaceAll("\\s+", " "));
    }
}
