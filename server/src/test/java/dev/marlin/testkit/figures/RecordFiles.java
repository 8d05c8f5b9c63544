package dev.marlin.testkit.figures;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The records of one campaign in DuckDB: every CSV of the archive is a table of texts, an empty cell is null. */
final class RecordFiles implements AutoCloseable {
    private final Connection connection;
    private final JsonNode board;

    private RecordFiles(Connection connection, JsonNode board) {
        this.connection = connection;
        this.board = board;
    }

    /** @param zip what {@code /dashboard/records} answers; unpacked into the folder */
    static RecordFiles open(byte[] zip, Path folder) {
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            RecordFiles files = null;
            Connection connection = DriverManager.getConnection("jdbc:duckdb:");
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Path file = Files.write(folder.resolve(entry.getName()), entries.readAllBytes());
                String name = entry.getName().replaceFirst("\\..*", "");
                if (entry.getName().endsWith(".csv")) {
                    run(
                            connection,
                            "CREATE TABLE " + name + " AS SELECT * FROM read_csv('" + file
                                    + "', all_varchar = true, header = true, delim = ',', quote = '\"')");
                } else {
                    files = new RecordFiles(connection, JsonMapper.shared().readTree(Files.readAllBytes(file)));
                }
            }
            if (files == null) {
                throw new AssertionError("no dashboard among the records");
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The dashboard that was read at the same moment. */
    JsonNode board() {
        return board;
    }

    void run(String sql) {
        run(connection, sql);
    }

    private static void run(Connection connection, String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** All rows, each value as text; {@code null} is the text of nothing. */
    List<List<String>> rows(String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery(sql)) {
            List<List<String>> rows = new ArrayList<>();
            while (results.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= results.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(results.getString(i)));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The one number of a query. */
    long number(String sql) {
        return Long.parseLong(rows(sql).getFirst().getFirst());
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
