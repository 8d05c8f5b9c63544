package dev.marlin.audit;

import dev.marlin.kernel.PersonId;
import dev.marlin.testkit.TestDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A log of made-up entries on a database of its own, with a key and anchors in a folder. */
public final class TestLog implements AutoCloseable {
    public final Audit audit;
    public final Heads heads;
    final TestDatabase database = TestDatabase.create();
    final AuditStore store = new AuditStore(database.jdbc());
    private final Path folder;
    private int written;

    public TestLog(Path folder) {
        this.folder = folder;
        audit = new Audit(store);
        heads = headsOver(database.dataSource(), anchorFile());
    }

    /** As a server would have it that starts now. */
    Heads headsOver(DataSource source, Path anchors) {
        JdbcTransactionManager transactions = new JdbcTransactionManager(source);
        AuditStore over = new AuditStore(JdbcClient.create(source));
        return new Heads(
                over,
                new Sealer(over, new TransactionTemplate(transactions)),
                new AuditSettings(folder, anchors, false),
                Clock.systemUTC(),
                transactions);
    }

    public Path anchorFile() {
        return folder.resolve("anchors.txt");
    }

    /** The public key as a file of its own. */
    public Path keyFile() {
        try {
            return Files.writeString(folder.resolve("public.pem"), heads.key().pem());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Logs that many events, with all that a fact may hold. */
    public void write(int count) {
        database.transactions().executeWithoutResult(status -> {
            for (int n = 0; n < count; n++) {
                audit.record(AuditEvent.by(
                        PersonId.random(),
                        "task.published",
                        "task",
                        UUID.randomUUID(),
                        Map.of(
                                "n",
                                "line \"" + written++ + "\"\n",
                                "id",
                                "},\"id\":\"7\"",
                                "word",
                                "Müller 🐟 \\ \u0001")));
            }
        });
    }

    public Path exported(String name, AuditExport.Range range) {
        Path file = folder.resolve(name);
        exportBy(heads, file, range);
        return file;
    }

    /** Exports with these heads into the file. */
    void exportBy(Heads by, Path file, AuditExport.Range range) {
        AuditExport export = new AuditExport(store, by, audit);
        try (OutputStream out = Files.newOutputStream(file)) {
            export.write(export.prepare(range, Optional.empty()), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
