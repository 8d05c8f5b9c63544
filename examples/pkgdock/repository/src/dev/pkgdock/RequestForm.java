package dev.pkgdock;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the {@code name=value} lines that the web form sends. */
public final class RequestForm {
    private static final Set<String> FIELDS = Set.of("environment", "packages", "options", "requester");

    private RequestForm() {}

    public static InstallRequest read(String text) {
        Map<String, String> fields = new HashMap<>();
        for (String line : text.lines().filter(l -> !l.isBlank()).toList()) {
            int equals = line.indexOf('=');
            String name = equals < 0 ? line.strip() : line.substring(0, equals).strip();
            if (equals < 0 || !FIELDS.contains(name)) {
                throw new RejectedRequestException("unknown field: " + name);
            }
            if (fields.put(name, line.substring(equals + 1).strip()) != null) {
                throw new RejectedRequestException("field given twice: " + name);
            }
        }
        return new InstallRequest(
                required(fields, "environment"),
                List.of(required(fields, "packages").split("\\s+")),
                fields.getOrDefault("options", ""),
                required(fields, "requester"));
    }

    private static String required(Map<String, String> fields, String name) {
        String value = fields.get(name);
        if (value == null || value.isEmpty()) {
            throw new RejectedRequestException("missing field: " + name);
        }
        return value;
    }
}
