package dev.marlin.audit;

import dev.marlin.kernel.Digest;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The hash chain over the log: {@code hash(n) = SHA-256(hash(n-1) + "\n" + canonical(event n))}, the first on 64 zeros.
 * Canonical is one JSON object with sorted keys and no white space (RFC 8785 for the strings that occur: all values are
 * strings), so that an outsider can check it with a short script.
 */
final class Chain {
    static final String GENESIS = "0".repeat(64);

    private Chain() {}

    static String next(String previous, AuditEntry entry) {
        return next(previous, canonical(entry));
    }

    static String next(String previous, String canonical) {
        return Digest.sha256(previous + "\n" + canonical);
    }

    static String canonical(AuditEntry entry) {
        StringBuilder json = new StringBuilder(256);
        json.append("{\"action\":").append(quoted(entry.action()));
        json.append(",\"actor\":")
                .append(quoted(entry.actor().map(UUID::toString).orElse("")));
        json.append(",\"at\":").append(quoted(micros(entry.at())));
        json.append(",\"facts\":{");
        String comma = "";
        for (Map.Entry<String, String> fact : new TreeMap<>(entry.facts()).entrySet()) {
            json.append(comma).append(quoted(fact.getKey())).append(':').append(quoted(fact.getValue()));
            comma = ",";
        }
        json.append("},\"id\":").append(quoted(Long.toString(entry.id())));
        json.append(",\"subject\":").append(quoted(entry.subject().toString()));
        json.append(",\"subject_kind\":").append(quoted(entry.subjectKind())).append('}');
        return json.toString();
    }

    /** Microseconds since the epoch: what PostgreSQL keeps, without a zone to argue about. */
    private static String micros(Instant at) {
        return Long.toString(Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000L), at.getNano() / 1_000));
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\b' -> quoted.append("\\b");
                case '\f' -> quoted.append("\\f");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (c < 0x20) {
                        quoted.append(String.format("\\u%04x", (int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }
}
