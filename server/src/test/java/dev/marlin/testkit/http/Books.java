package dev.marlin.testkit.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What an installation's embedded database really holds, read around the server: the second witness of what it
 * acknowledged. Knows the database by its files alone, so that it counts for none of its users.
 */
public final class Books {
    private final Path folder;

    private Books(Path folder) {
        this.folder = folder;
    }

    /** The database of this data folder; it must run when it is asked. */
    public static Books of(Path data) {
        return new Books(data.resolve("postgresql"));
    }

    /** The one number that the query asks for. */
    public long count(String sql, Object... values) {
        return Long.parseLong(rows(sql, values).getFirst().getFirst());
    }

    /** All rows, each value as text. */
    public List<List<String>> rows(String sql, Object... values) {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                List<List<String>> rows = new ArrayList<>();
                while (result.next()) {
                    List<String> row = new ArrayList<>();
                    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                        row.add(String.valueOf(result.getString(i)));
                    }
                    rows.add(row);
                }
                return rows;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** {@code kill -9} of the database's first process; returns when it is gone. The others see that and end too. */
    public void kill() {
        ProcessHandle.of(Long.parseLong(processFile().getFirst().strip())).ifPresent(server -> {
            server.destroyForcibly();
            server.onExit().join();
        });
    }

    private Connection connect() throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + processFile().get(3).strip() + "/postgres";
        return DriverManager.getConnection(
                url, "marlin", lines(folder.resolve("password")).getFirst().strip());
    }

    private List<String> processFile() {
        return lines(folder.resolve("cluster").resolve("postmaster.pid"));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
