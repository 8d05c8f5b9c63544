package dev.marlin.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.postgresql.PGConnection;

/** SQL of backup and restore: which tables there are, and their rows in bulk. */
final class BackupStore {
    private final Connection connection;

    BackupStore(Connection connection) {
        this.connection = connection;
    }

    /** All tables of the schema but the migrations' own, referenced ones before those that refer to them. */
    List<String> tables() throws SQLException {
        List<String> all = strings("""
                SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
                  AND relname <> 'flyway_schema_history' ORDER BY relname
                """);
        Set<String> ordered = new LinkedHashSet<>();
        while (ordered.size() < all.size()) {
            int before = ordered.size();
            for (String table : all) {
                if (ordered.containsAll(referencedBy(table))) {
                    ordered.add(table);
                }
            }
            if (ordered.size() == before) {
                throw new IllegalStateException("tables refer to each other in a circle; left: " + all);
            }
        }
        return List.copyOf(ordered);
    }

    /** Columns that a copy carries: not those that the database computes. */
    List<String> columns(String table) throws SQLException {
        return strings("""
                SELECT attname FROM pg_attribute WHERE attrelid = '%s'::regclass AND attnum > 0
                  AND NOT attisdropped AND attgenerated = '' ORDER BY attnum
                """.formatted(table));
    }

    String schema() throws SQLException {
        return strings("SELECT version FROM flyway_schema_history WHERE success ORDER BY installed_rank DESC LIMIT 1")
                .getFirst();
    }

    boolean holdsPeople() throws SQLException {
        return !strings("SELECT id::text FROM person LIMIT 1").isEmpty();
    }

    long copyOut(BackupManifest.TableCopy table, OutputStream target) throws SQLException, IOException {
        return connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("COPY " + table.table() + " (" + table.columnList() + ") TO STDOUT", target);
    }

    /** Takes out what a migration put there, which comes again with the archive. */
    void empty(String table) throws SQLException {
        if (!strings("SELECT 'some' FROM " + table + " LIMIT 1").isEmpty()) {
            execute("DELETE FROM " + table);
        }
    }

    long copyIn(BackupManifest.TableCopy table, InputStream source) throws SQLException, IOException {
        return connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY " + table.table() + " (" + table.columnList() + ") FROM STDIN", source);
    }

    /** Lets identity columns go on after the highest value that was brought back. */
    void advanceIdentities(String table) throws SQLException {
        for (String column : strings("""
                SELECT attname FROM pg_attribute WHERE attrelid = '%s'::regclass AND attidentity <> ''
                """.formatted(table))) {
            execute("SELECT setval(pg_get_serial_sequence('" + table + "', '" + column + "'), coalesce(max(" + column
                    + "), 0) + 1, false) FROM " + table);
        }
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> referencedBy(String table) throws SQLException {
        return strings("""
                SELECT DISTINCT confrelid::regclass::text FROM pg_constraint
                WHERE contype = 'f' AND conrelid = '%s'::regclass AND confrelid <> conrelid
                """.formatted(table));
    }

    private List<String> strings(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            List<String> result = new ArrayList<>();
            while (rows.next()) {
                result.add(rows.getString(1));
            }
            return result;
        }
    }
}
