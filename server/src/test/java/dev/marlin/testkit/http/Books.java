package dev.marlin.testkit.http;

import dev.marlin.store.EmbeddedPostgres;
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
 * acknowledged. Uses the database that runs there and leaves it running; starts it when it does not run.
 */
public final class Books {
    private final EmbeddedPostgres database;

    private Books(EmbeddedPostgres database) {
        this.database = database;
    }

    public static Books of(Path data) {
        return new Books(EmbeddedPostgres.start(data.resolve("postgresql")));
    }

    /** The one number that the query asks for. */
    public long count(String sql, Object... values) {
        return Long.parseLong(rows(sql, values).getFirst().getFirst());
    }

    /** All rows, each value as text. */
    public List<List<String>> rows(String sql, Object... values) {
        try (Connection connection = DriverManager.getConnection(
                        database.jdbcUrl(), database.user(), database.password().reveal());
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
        ProcessHandle.of(database.processId()).ifPresent(server -> {
            server.destroyForcibly();
            server.onExit().join();
        });
    }

    /** Stops it in order. */
    public void stop() {
        database.close();
    }
}
