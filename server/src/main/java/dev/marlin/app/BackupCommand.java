package dev.marlin.app;

import dev.marlin.app.config.Settings;
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

/** {@code marlin backup}: database and blobs in one checked archive, also while the server works. */
@Command(
        name = "backup",
        description = "Write database and blobs into one checked archive; the server may go on working.",
        mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigurationOption configuration = new ConfigurationOption();

    @Mixin
    private OutputOption output = new OutputOption();

    @Parameters(paramLabel = "FILE", description = "Archive to write, for example marlin.zip.")
    private Path archive;

    @Override
    public Integer call() throws Exception {
        Settings settings = configuration.read(Map.of());
        Path target = archive.toAbsolutePath();
        try (OwnedDatabase database = OwnedDatabase.open(settings);
                Connection owner = database.connect()) {
            BlobStore blobs = new BlobStore(settings.dataDirectory().resolve("blobs"));
            Backup.Summary summary = Backup.write(owner, blobs, target, Instant.now());
            output.print(
                    spec.commandLine().getOut(),
                    summary.rows() + " rows of " + summary.tables() + " tables and " + summary.blobs()
                            + " blobs are in " + target,
                    Map.of(
                            "archive", target.toString(),
                            "tables", summary.tables(),
                            "rows", summary.rows(),
                            "blobs", summary.blobs()));
        }
        return 0;
    }
}
