package dev.marlin.app.command.audit;

import dev.marlin.app.command.option.ConfigurationOption;
import dev.marlin.app.command.option.OutputOption;
import dev.marlin.app.server.RunningServer;
import dev.marlin.audit.AuditExport;
import dev.marlin.kernel.MarlinException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code marlin audit export}: the log as one file that anybody can check. */
@Command(
        name = "export",
        description = "Write the log, with its signed heads and anchors, into one ZIP that anybody can check.",
        mixinStandardHelpOptions = true)
final class LogExportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigurationOption configuration = new ConfigurationOption();

    @Mixin
    private OutputOption output = new OutputOption();

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "File to write; must not be there.")
    private Path out;

    @Option(names = "--from", paramLabel = "N", defaultValue = "1", description = "First entry (default: 1).")
    private long from;

    @Option(names = "--to", paramLabel = "N", description = "Last entry (default: all that are sealed).")
    private @Nullable Long to;

    @Override
    public Integer call() throws IOException {
        Path file = out.toAbsolutePath().normalize();
        if (Files.exists(file)) {
            throw MarlinException.conflict(file + " is there already. Nothing was written; name another file.");
        }
        AuditExport.Range range = new AuditExport.Range(from, Optional.ofNullable(to));
        try (RunningServer server = RunningServer.withoutWeb(configuration.read(Map.of()))) {
            AuditExport export = server.bean(AuditExport.class);
            AuditExport.Prepared prepared = export.prepare(range, Optional.empty());
            try (OutputStream stream =
                    new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW))) {
                export.write(prepared, stream);
            }
            output.print(
                    spec.commandLine().getOut(),
                    "Entries " + prepared.first() + " to " + prepared.last() + " are in " + file + ".\nHead: "
                            + prepared.head().line(),
                    Map.of(
                            "file", file.toString(),
                            "first", prepared.first(),
                            "last", prepared.last(),
                            "head", prepared.head().line()));
            return 0;
        }
    }
}
