package dev.marlin.vault;

import dev.marlin.kernel.PersonId;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * SQL that seals words which were written before their column was a sealed one: once, with the owner's rights, before
 * anybody works. The rows are otherwise as they were.
 */
public final class OldWordStore {
    private final Connection owner;
    private final Path folder;
    private final SecureRandom random = new SecureRandom();
    private final Map<PersonId, byte[]> keys = new HashMap<>();

    private OldWordStore(Connection owner, Path folder) {
        this.owner = owner;
        this.folder = folder;
    }

    /**
     * Seals what is still to be sealed, all or nothing.
     *
     * @param owner connection as the owner of the tables
     * @param folder of the vault
     * @return number of texts sealed now
     */
    public static int seal(Connection owner, Path folder) throws SQLException {
        owner.setAutoCommit(false);
        try {
            int sealed = new OldWordStore(owner, folder).sealAll();
            owner.commit();
            return sealed;
        } catch (SQLException | RuntimeException e) {
            owner.rollback();
            throw e;
        } finally {
            owner.setAutoCommit(true);
        }
    }

    private int sealAll() throws SQLException {
        List<Column> open = new ArrayList<>();
        try (Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery("""
                        SELECT * FROM sealed_column WHERE sealed_at IS NULL
                        ORDER BY table_name, column_name FOR UPDATE
                        """)) {
            while (rows.next()) {
                open.add(Column.of(rows));
            }
        }
        int sealed = 0;
        for (Column column : open) {
            sealed += seal(column);
        }
        return sealed;
    }

    private int seal(Column column) throws SQLException {
        int sealed = 0;
        try (Statement statement = owner.createStatement()) {
            statement.execute("ALTER TABLE " + column.table() + " DISABLE TRIGGER USER");
            try (PreparedStatement change = owner.prepareStatement(column.update());
                    ResultSet rows = statement.executeQuery(column.select())) {
                while (rows.next()) {
                    PersonId author = new PersonId(rows.getObject("author", UUID.class));
                    Place place = new Place(column.table() + "." + column.name(), rows.getString("place"));
                    change.setString(1, SealedText.seal(key(author), place, rows.getString("words"), random));
                    change.setString(2, rows.getString("place"));
                    sealed += change.executeUpdate();
                }
            }
            statement.execute("ALTER TABLE " + column.table() + " ENABLE TRIGGER USER");
        }
        try (PreparedStatement done = owner.prepareStatement(
                "UPDATE sealed_column SET sealed_at = house_now() WHERE table_name = ? AND column_name = ?")) {
            done.setString(1, column.table());
            done.setString(2, column.name());
            done.executeUpdate();
        }
        return sealed;
    }

    private byte[] key(PersonId person) throws SQLException {
        byte[] known = keys.get(person);
        if (known == null) {
            known = find(person);
            keys.put(person, known);
        }
        return known;
    }

    private byte[] find(PersonId person) throws SQLException {
        try (PreparedStatement search =
                owner.prepareStatement("SELECT wrapped FROM person_key WHERE person_id = ? AND wrapped IS NOT NULL")) {
            search.setObject(1, person.value());
            try (ResultSet row = search.executeQuery()) {
                if (row.next()) {
                    return HouseKey.in(folder, false, random).unwrap(person, row.getBytes("wrapped"));
                }
            }
        }
        byte[] key = new byte[Cipher256.KEY_BYTES];
        random.nextBytes(key);
        try (PreparedStatement insert = owner.prepareStatement("""
                INSERT INTO person_key (person_id, wrapped, made_at) VALUES (?, ?, house_now()) ON CONFLICT DO NOTHING
                """)) {
            insert.setObject(1, person.value());
            insert.setBytes(2, HouseKey.in(folder, !any(), random).wrap(person, key, random));
            insert.executeUpdate(); // of an erased person: the key is kept by nobody, so their words are gone
        }
        return key;
    }

    private boolean any() throws SQLException {
        try (Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery("SELECT FROM person_key WHERE wrapped IS NOT NULL LIMIT 1")) {
            return row.next();
        }
    }

    /** @param key columns of the row's key */
    private record Column(String table, String name, String author, List<String> key) {
        static Column of(ResultSet row) throws SQLException {
            return new Column(
                    row.getString("table_name"),
                    row.getString("column_name"),
                    row.getString("author_column"),
                    Arrays.asList((String[]) row.getArray("place_columns").getArray()));
        }

        private String place() {
            return key.stream().collect(Collectors.joining(", ", "concat_ws('/', ", ")"));
        }

        String select() {
            return "SELECT %s AS author, %s AS place, %s AS words FROM %s WHERE %s <> '' AND NOT starts_with(%s, '%s')"
                    .formatted(author, place(), name, table, name, name, SealedText.BEGIN);
        }

        String update() {
            return "UPDATE " + table + " SET " + name + " = ? WHERE " + place() + " = ?";
        }
    }
}
