package dev.marlin.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads Parquet by DuckDB: C++, nothing in common with what wrote it. */
public final class DuckDb {
    private static final JsonMapper JSON = JsonMapper.shared();

    private DuckDb() {}

    /** Every row as JSON, in the file's order. */
    public static List<JsonNode> rows(Path parquet) {
        return query("SELECT to_json(t)::VARCHAR FROM read_parquet(?) t", parquet.toString()).stream()
                .map(row -> JSON.readTree(row.getFirst()))
                .toList();
    }

    /** Column to type, in the file's order. */
    public static Map<String, String> types(Path parquet) {
        Map<String, String> types = new LinkedHashMap<>();
        query("DESCRIBE SELECT * FROM read_parquet(?)", parquet.toString())
                .forEach(row -> types.put(row.get(0), row.get(1)));
        return types;
    }

    /** A value of the file's key-value metadata. */
    public static String metadata(Path parquet, String key) {
        return query("SELECT decode(value) FROM parquet_kv_metadata(?) WHERE decode(key) = ?", parquet.toString(), key)
                .getFirst()
                .getFirst();
    }

    /** First column to count in the second, of a query with the file as its parameter. */
    public static Map<String, Long> counts(Path parquet, String sql) {
        Map<String, Long> counts = new TreeMap<>();
        query(sql, parquet.toString()).forEach(row -> counts.put(row.get(0), Long.valueOf(row.get(1))));
        return counts;
    }

    /** All that a release says, by file; Parquet decoded, with its metadata. */
    public static Map<String, String> texts(Path release) {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(release)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String raw = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                String decoded = file.toString().endsWith(".parquet")
                        ? rows(file).stream().map(JsonNode::toString).collect(Collectors.joining("\n"))
                                + query(
                                        "SELECT decode(key), decode(value) FROM parquet_kv_metadata(?)",
                                        file.toString())
                        : new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
                texts.put(release.relativize(file).toString(), raw + "\n" + decoded);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    /** All rows of a query, each value as text; {@code null} is the text of nothing. */
    public static List<List<String>> query(String sql, String... parameters) {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            List<List<String>> rows = new ArrayList<>();
            try (ResultSet results = statement.executeQuery()) {
                while (results.next()) {
                    List<String> row = new ArrayList<>();
                    for (int i = 1; i <= results.getMetaData().getColumnCount(); i++) {
                        row.add(String.valueOf(results.getString(i)));
                    }
                    rows.add(row);
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
