package dev.marlin.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.app.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every column that can hold a text is emptied by some feature when a person is erased, sealed under their key, or kept
 * for a reason that stands in {@code kept-when-erased.txt}. A column that nobody thought of fails the build.
 */
class EveryTraceTest {
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void everyColumnThatCanHoldATextWasThoughtOf() throws IOException {
        Map<String, String> thoughtOf = new TreeMap<>();
        Set<String> twice = new TreeSet<>();
        server.bean(Eraser.class)
                .features()
                .forEach(feature -> feature.columns().forEach(column -> {
                    if (thoughtOf.put(column, "emptied") != null) {
                        twice.add(column);
                    }
                }));
        for (String column : columns("SELECT table_name || '.' || column_name FROM sealed_column")) {
            if (thoughtOf.put(column, "sealed") != null) {
                twice.add(column);
            }
        }
        kept().forEach((column, reason) -> {
            if (thoughtOf.put(column, reason) != null) {
                twice.add(column);
            }
        });
        Set<String> there = columns("""
                SELECT c.table_name || '.' || c.column_name FROM information_schema.columns c
                JOIN information_schema.tables t USING (table_schema, table_name)
                WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND t.table_name <> 'flyway_schema_history'
                  AND c.data_type IN ('text', 'character varying', 'character', 'bytea', 'json', 'jsonb', 'xml',
                                      'tsvector', 'ARRAY', 'inet', 'USER-DEFINED')
                """);

        assertThat(twice).as("columns that are named twice").isEmpty();
        assertThat(thoughtOf.keySet()).as("columns that were thought of").containsExactlyInAnyOrderElementsOf(there);
        assertThat(there).hasSizeGreaterThan(200);
    }

    private static Set<String> columns(String sql) {
        return new TreeSet<>(
                server.bean(JdbcClient.class).sql(sql).query(String.class).list());
    }

    /** The reason of each kept column: the line with a # above it. */
    private static Map<String, String> kept() throws IOException {
        Map<String, String> kept = new TreeMap<>();
        String reason = "";
        try (var file = EveryTraceTest.class.getResourceAsStream("/kept-when-erased.txt")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            for (String line : text.lines().map(String::strip).toList()) {
                if (line.startsWith("#")) {
                    reason = line.substring(1).strip();
                } else if (!line.isEmpty()) {
                    assertThat(reason).as("reason for " + line).isNotBlank();
                    for (String column : line.split(" +", -1)) {
                        assertThat(kept.put(column, reason))
                                .as(column + " twice")
                                .isNull();
                    }
                }
            }
        }
        return kept;
    }
}
