package dev.marlin.app.command;

import dev.marlin.app.command.option.ConfigurationOption;
import dev.marlin.app.command.option.OutputOption;
import dev.marlin.app.config.Settings;
import dev.marlin.app.server.OwnedDatabase;
import dev.marlin.store.Backup;
import dev.marlin.store.BlobStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Database and blobs between an installation and one checked archive: two commands, one for each direction. */
abstract sealed class ArchiveCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigurationOption configuration = new ConfigurationOption();

    @Mixin
    private OutputOption output = new OutputOption();

    @Parameters(paramLabel = "FILE", description = "The archive, for example marlin.zip.")
    private Path archive;

    /** @param owner connection as the owner of the tables */
    abstract Backup.Summary move(Connection owner, BlobStore blobs, Path archive);

    /** What is true of rows and blobs now: “are in”, “are back from”. */
    abstract String done();

    /** What else must be kept or brought, because no archive holds it: the vault's files. */
    abstract String beside();

    @Override
    public Integer call() throws Exception {
        Settings settings = configuration.read(Map.of());
        Path file = archive.toAbsolutePath();
        try (OwnedDatabase database = OwnedDatabase.open(settings);
                Connection owner = database.connect()) {
            Backup.Summary summary =
                    move(owner, new BlobStore(settings.dataDirectory().resolve("blobs")), file);
            output.print(
                    spec.commandLine().getOut(),
                    summary.rows() + " rows of " + summary.tables() + " tables and " + summary.blobs() + " blobs "
                            + done() + " " + file + "." + System.lineSeparator() + beside(),
                    Map.of(
                            "archive", file.toString(),
                            "tables", summary.tables(),
                            "rows", summary.rows(),
                            "blobs", summary.blobs()));
        }
        return 0;
    }

    /** {@code marlin backup}: also while the server works. */
    @Command(
            name = "backup",
            description =
                    "Write database and blobs into one checked archive; the server may go on working. vault/key of"
                            + " the data folder, under which people's words are sealed, is not in it: keep a copy elsewhere.",
            mixinStandardHelpOptions = true)
    static final class Write extends ArchiveCommand {
        @Override
        Backup.Summary move(Connection owner, BlobStore blobs, Path archive) {
            return Backup.write(owner, blobs, archive, Instant.now());
        }

        @Override
        String done() {
            return "are in";
        }

        @Override
        String beside() {
            return "To restore you also need vault/key and vault/erased.txt of the data folder: they are not in the"
                    + " archive, and without the key nobody reads what people wrote. Keep copies of both elsewhere.";
        }
    }

    /** {@code marlin restore}: fills an empty installation, after checking every byte of the archive. */
    @Command(
            name = "restore",
            description = "Fill an empty installation from an archive, after checking every byte of it.",
            mixinStandardHelpOptions = true)
    static final class Restore extends ArchiveCommand {
        @Override
        Backup.Summary move(Connection owner, BlobStore blobs, Path archive) {
            return Backup.restore(archive, owner, blobs);
        }

        @Override
        String done() {
            return "are back from";
        }

        @Override
        String beside() {
            return "Bring vault/key and vault/erased.txt of that installation into this data folder before a server"
                    + " starts: without the key nobody reads what people wrote.";
        }
    }
}
