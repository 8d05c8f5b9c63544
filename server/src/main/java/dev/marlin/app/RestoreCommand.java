package dev.marlin.app;

import dev.marlin.app.config.Settings;
import dev.marlin.store.Backup;
import dev.marlin.store.BlobStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code marlin restore}: fills an empty installation from an archive, after checking every byte of it. */
@Command(
        name = "restore",
        description = "Fill an empty installation from an archive, after checking every byte of it.",
        mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigurationOption configuration = new ConfigurationOption();

    @Mixin
    private OutputOption output = new OutputOption();

    @Parameters(paramLabel = "FILE", description = "Archive that marlin backup wrote.")
    private Path archive;

    @Override
    public Integer call() throws Exception {
        Settings settings = configuration.read(Map.of());
        Path target = archive.toAbsolutePath();
        try (OwnedDatabase database = OwnedDatabase.open(settings);
                Connection owner = database.connect()) {
            BlobStore blobs = new BlobStore(settings.dataDirectory().resolve("blobs"));
            Backup.Summary summary = Backup.restore(target, owner, blobs);
            output.print(
                    spec.commandLine().getOut(),
                    summary.rows() + " rows of " + summary.tables() + " tables and " + summary.blobs()
                            + " blobs are back from " + target,
                    Map.of(
                            "archive", target.toString(),
                            "tables", summary.tables(),
                            "rows", summary.rows(),
                            "blobs", summary.blobs()));
        }
        return 0;
    }
}
