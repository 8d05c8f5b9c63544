package dev.marlin.store;

import dev.marlin.kernel.Digest;
import dev.marlin.kernel.MarlinException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Database and blobs in one checked archive (ZIP), and back. The embedded PostgreSQL brings no {@code pg_dump}, and this
 * is also the way from embedded to external and over major versions. Taken while the server works: rows come from one
 * snapshot, blobs never change.
 */
public final class Backup {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Backup() {}

    /**
     * Writes the archive; a half-written one never stands under the name.
     *
     * @param owner connection as the owner of the tables
     */
    public static Summary write(Connection owner, BlobStore blobs, Path archive, Instant now) {
        Path temporary = archive.resolveSibling(archive.getFileName() + ".part");
        try {
            owner.setAutoCommit(false);
            owner.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            BackupStore store = new BackupStore(owner);
            Summary summary;
            try (ZipOutputStream zip =
                    new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(temporary)))) {
                List<BackupManifest.TableCopy> tables = new ArrayList<>();
                for (String table : store.tables()) {
                    tables.add(writeTable(store, table, zip));
                }
                String schema = store.schema();
                owner.rollback();
                List<String> digests = writeBlobs(blobs, zip);
                zip.putNextEntry(new ZipEntry(BackupManifest.ENTRY));
                zip.write(JSON.writeValueAsBytes(
                        new BackupManifest(BackupManifest.FORMAT, schema, now.toString(), tables, digests)));
                zip.closeEntry();
                summary = summary(tables, digests);
            }
            Files.move(temporary, archive, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return summary;
        } catch (SQLException | IOException e) {
            throw MarlinException.conflict("The backup was not written: " + e.getMessage() + ". Nothing was changed.");
        }
    }

    /**
     * Fills an empty, migrated database and an empty blob folder from an archive, after checking every digest in it.
     *
     * @throws MarlinException when the archive is damaged, of another schema, or the database holds people already
     */
    public static Summary restore(Path archive, Connection owner, BlobStore blobs) {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            BackupManifest manifest = manifest(zip);
            check(zip, manifest);
            BackupStore store = new BackupStore(owner);
            if (!store.schema().equals(manifest.schema())) {
                throw MarlinException.conflict(
                        "The archive is of schema " + manifest.schema() + ", this Marlin of " + store.schema()
                                + ". Restore with the release that wrote it, then upgrade. Nothing was changed.");
            }
            if (store.holdsPeople()) {
                throw MarlinException.conflict(
                        "This database is in use. Restore into an empty one. Nothing was changed.");
            }
            fill(zip, manifest, owner, store, blobs);
            return summary(manifest.tables(), manifest.blobs());
        } catch (SQLException | IOException e) {
            throw MarlinException.conflict("The archive could not be restored: " + e.getMessage());
        }
    }

    private static void fill(ZipFile zip, BackupManifest manifest, Connection owner, BackupStore store, BlobStore blobs)
            throws SQLException, IOException {
        for (String digest : manifest.blobs()) {
            try (InputStream blob = open(zip, "blobs/" + digest)) {
                blobs.put(blob);
            }
        }
        owner.setAutoCommit(false);
        for (BackupManifest.TableCopy table : manifest.tables()) {
            store.empty(table.table());
            try (InputStream rows = open(zip, table.entry())) {
                long copied = store.copyIn(table, rows);
                if (copied != table.rows()) {
                    owner.rollback();
                    throw MarlinException.conflict("Table " + table.table() + " took " + copied + " of " + table.rows()
                            + " rows. Nothing was changed.");
                }
            }
            store.advanceIdentities(table.table());
        }
        owner.commit();
    }

    private static BackupManifest.TableCopy writeTable(BackupStore store, String table, ZipOutputStream zip)
            throws SQLException, IOException {
        BackupManifest.TableCopy plan = new BackupManifest.TableCopy(table, store.columns(table), 0, "");
        zip.putNextEntry(new ZipEntry(plan.entry()));
        MessageDigest digest = Digest.newSha256();
        OutputStream counted = new DigestOutputStream(zip, digest);
        long rows = store.copyOut(plan, counted);
        zip.closeEntry();
        return new BackupManifest.TableCopy(
                table, plan.columns(), rows, HexFormat.of().formatHex(digest.digest()));
    }

    private static List<String> writeBlobs(BlobStore blobs, ZipOutputStream zip) throws IOException {
        List<String> digests = new ArrayList<>();
        if (!Files.isDirectory(blobs.root())) {
            return digests;
        }
        try (Stream<Path> files = Files.walk(blobs.root())) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String digest = file.getFileName().toString();
                // What an erased person sent may have gone since the folder was listed.
                if (digest.matches("[0-9a-f]{64}") && blobs.contains(digest)) {
                    zip.putNextEntry(new ZipEntry("blobs/" + digest));
                    Files.copy(blobs.file(digest), zip);
                    zip.closeEntry();
                    digests.add(digest);
                }
            }
        }
        return digests;
    }

    private static void check(ZipFile zip, BackupManifest manifest) throws IOException {
        Map<String, String> expected = new HashMap<>();
        manifest.tables().forEach(table -> expected.put(table.entry(), table.sha256()));
        manifest.blobs().forEach(digest -> expected.put("blobs/" + digest, digest));
        for (Map.Entry<String, String> entry : expected.entrySet()) {
            if (!sha256(zip, entry.getKey()).equals(entry.getValue())) {
                throw MarlinException.conflict("The archive is damaged: " + entry.getKey()
                        + " is not what was backed up. Nothing was changed.");
            }
        }
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
            String name = entries.nextElement().getName();
            if (!expected.containsKey(name) && !name.equals(BackupManifest.ENTRY)) {
                throw MarlinException.conflict("The archive holds " + name + ", which its manifest does not name.");
            }
        }
    }

    private static String sha256(ZipFile zip, String name) throws IOException {
        MessageDigest digest = Digest.newSha256();
        try (InputStream content = new DigestInputStream(open(zip, name), digest)) {
            content.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static BackupManifest manifest(ZipFile zip) throws IOException {
        try (InputStream content = open(zip, BackupManifest.ENTRY)) {
            BackupManifest manifest = JSON.readValue(content, BackupManifest.class);
            if (manifest.format() != BackupManifest.FORMAT) {
                throw MarlinException.conflict(
                        "The archive has format " + manifest.format() + "; this Marlin reads 1.");
            }
            return manifest;
        }
    }

    private static InputStream open(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new IOException("the archive has no " + name + ": it is damaged or no backup of Marlin");
        }
        return zip.getInputStream(entry);
    }

    private static Summary summary(List<BackupManifest.TableCopy> tables, List<String> blobs) {
        return new Summary(
                tables.size(),
                tables.stream().mapToLong(BackupManifest.TableCopy::rows).sum(),
                blobs.size());
    }

    /** What an archive holds. */
    public record Summary(int tables, long rows, int blobs) {}
}
