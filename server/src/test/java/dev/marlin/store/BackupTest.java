package dev.marlin.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Secret;
import dev.marlin.testkit.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
    @TempDir
    Path folder;

    @Test
    void whatWasBackedUpIsRestoredRowForRowAndByteForByte() throws SQLException {
        BlobStore blobs = new BlobStore(folder.resolve("blobs"));
        String digest = blobs.put("evidence \0 \n".getBytes(StandardCharsets.UTF_8));
        Path archive = folder.resolve("backup.zip");
        try (Connection source = migrated();
                Connection target = migrated()) {
            fill(source);
            Map<String, String> before = fingerprints(source);
            Backup.Summary written = Backup.write(source, blobs, archive, Instant.EPOCH);
            BlobStore restoredBlobs = new BlobStore(folder.resolve("restored"));
            Backup.Summary restored = Backup.restore(archive, target, restoredBlobs);
            assertThat(restored).isEqualTo(written);
            assertThat(written.rows()).isGreaterThan(6);
            assertThat(fingerprints(target)).isEqualTo(before);
            assertThat(restoredBlobs.get(digest)).isEqualTo(blobs.get(digest));
            execute(
                    target,
                    "INSERT INTO audit_event (action, subject_kind, subject_id, facts)"
                            + " VALUES ('a.b', 'x', gen_random_uuid(), '{}')"); // identities go on after the restored
            // ones
        }
    }

    @Test
    void aDamagedArchiveIsRefusedBeforeAnythingIsWritten() throws SQLException, IOException {
        BlobStore blobs = new BlobStore(folder.resolve("blobs"));
        Path archive = folder.resolve("backup.zip");
        try (Connection source = migrated();
                Connection target = migrated()) {
            fill(source);
            Backup.write(source, blobs, archive, Instant.EPOCH);
            for (Path broken : List.of(cutOff(archive), withOtherRows(archive))) {
                assertThatThrownBy(() -> Backup.restore(broken, target, new BlobStore(folder.resolve("nowhere"))))
                        .as(broken.toString())
                        .isInstanceOf(MarlinException.class);
                assertThat(fingerprints(target).get("person")).startsWith("0 ");
            }
        }
    }

    private Path cutOff(Path archive) throws IOException {
        byte[] bytes = Files.readAllBytes(archive);
        return Files.write(folder.resolve("cut.zip"), Arrays.copyOf(bytes, bytes.length * 3 / 4));
    }

    /** The same archive with one letter of one row changed, and valid checksums of its own. */
    private Path withOtherRows(Path archive) throws IOException {
        Path forged = folder.resolve("forged.zip");
        try (ZipFile source = new ZipFile(archive.toFile());
                ZipOutputStream target = new ZipOutputStream(Files.newOutputStream(forged))) {
            for (ZipEntry entry : Collections.list(source.entries())) {
                byte[] content = source.getInputStream(entry).readAllBytes();
                if (entry.getName().equals("tables/person.copy")) {
                    content[content.length / 2] ^= 1;
                }
                target.putNextEntry(new ZipEntry(entry.getName()));
                target.write(content);
                target.closeEntry();
            }
        }
        return forged;
    }

    @Test
    void neverRestoresOverPeople() throws SQLException {
        BlobStore blobs = new BlobStore(folder.resolve("blobs"));
        Path archive = folder.resolve("backup.zip");
        try (Connection source = migrated()) {
            fill(source);
            Backup.write(source, blobs, archive, Instant.EPOCH);
            assertThatThrownBy(() -> Backup.restore(archive, source, blobs))
                    .isInstanceOf(MarlinException.class)
                    .hasMessageContaining("in use");
        }
    }

    private static void fill(Connection owner) throws SQLException {
        execute(
                owner,
                "INSERT INTO person (id, login, display_name) SELECT gen_random_uuid(), 'p' || n, E'Name \\t\\n' || n"
                        + " FROM generate_series(1, 5) n");
        execute(owner, "INSERT INTO person_role SELECT id, 'expert' FROM person");
        execute(
                owner,
                "INSERT INTO audit_event (action, subject_kind, subject_id, facts)"
                        + " SELECT 'person.created', 'person', id, '{\"k\": \"é\"}' FROM person");
    }

    private static Map<String, String> fingerprints(Connection owner) throws SQLException {
        Map<String, String> prints = new TreeMap<>();
        for (String table : new BackupStore(owner).tables()) {
            try (Statement statement = owner.createStatement();
                    ResultSet row =
                            statement.executeQuery("SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, '|'"
                                    + " ORDER BY t::text)), '') FROM " + table + " t")) {
                row.next();
                prints.put(table, row.getString(1));
            }
        }
        return prints;
    }

    private static void execute(Connection owner, String sql) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection migrated() throws SQLException {
        String url = TestDatabase.emptyDatabaseUrl();
        Migrations.migrate(url, TestDatabase.user(), new Secret(TestDatabase.password()));
        return DriverManager.getConnection(url, TestDatabase.user(), TestDatabase.password());
    }
}
