package dev.marlin.app.command;

import dev.marlin.app.command.option.ActingOption;
import dev.marlin.app.command.option.ConfigurationOption;
import dev.marlin.app.command.option.OutputOption;
import dev.marlin.app.command.option.ProgressLine;
import dev.marlin.app.command.option.ProgressOption;
import dev.marlin.app.server.RunningServer;
import dev.marlin.catalog.CatalogImport;
import dev.marlin.catalog.CatalogImports;
import dev.marlin.catalog.MirrorRequests;
import dev.marlin.catalog.Repository;
import dev.marlin.kernel.PersonId;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code marlin catalog}: repositories to choose from. */
@Command(
        name = "catalog",
        description = "Fill the catalog of repositories.",
        mixinStandardHelpOptions = true,
        subcommands = {CatalogCommand.Import.class, CatalogCommand.Mirror.class})
final class CatalogCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say what to do: marlin catalog import FILE, or marlin catalog mirror NAME PATH");
    }

    /** {@code marlin catalog import}: good rows are taken, bad ones are told with their lines and left out. */
    @Command(
            name = "import",
            description = {
                "Import catalog files: JSON Lines or CSV, plain or gzip. Importing one again changes nothing.",
                "Exit code 6: some rows were bad, and are told with their lines; all others are in the catalog."
            },
            mixinStandardHelpOptions = true)
    static final class Import implements Callable<Integer> {
        private static final int FINDINGS = 6;

        @Spec
        private CommandSpec spec;

        @Mixin
        private ConfigurationOption configuration = new ConfigurationOption();

        @Mixin
        private ActingOption acting = new ActingOption();

        @Mixin
        private OutputOption output = new OutputOption();

        @Mixin
        private ProgressOption progress = new ProgressOption();

        @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files to import, one after the other.")
        private List<Path> files;

        @Override
        public Integer call() {
            InputFiles.require(files, "imported");
            try (RunningServer server = RunningServer.withoutWeb(configuration.read(Map.of()))) {
                PersonId by = acting.allowed(server, "POST", "/api/v1/catalog-imports");
                List<CatalogImport> done = new ArrayList<>();
                for (Path file : files) {
                    done.add(bring(server.bean(CatalogImports.class), file, by));
                }
                output.print(
                        spec.commandLine().getOut(),
                        String.join("\n", done.stream().map(Import::words).toList()),
                        new Answer(done.stream().map(ImportedFile::of).toList()));
                return exitCode(done);
            }
        }

        private CatalogImport bring(CatalogImports imports, Path file, PersonId by) {
            PrintWriter err = spec.commandLine().getErr();
            String name = String.valueOf(file.getFileName());
            ProgressLine line = progress.line(err);
            try (InputStream content = Files.newInputStream(file)) {
                CatalogImport done = imports.importNow(
                        name,
                        content,
                        Optional.of(by),
                        now -> line.at(
                                name + ": " + number(now.counts().rows()) + " rows", now.bytesRead(), now.bytes()));
                line.end();
                tellBadRows(err, name, done);
                return done;
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file, e);
            }
        }

        private static void tellBadRows(PrintWriter err, String name, CatalogImport done) {
            done.badRows().forEach(bad -> err.println(name + ":" + bad.line() + ": " + bad.reason()));
            long more = done.counts().bad() - done.badRows().size();
            if (more > 0) {
                err.println(name + ": and " + number(more) + " bad rows more");
            }
            err.flush();
        }

        private static String words(CatalogImport done) {
            CatalogImport.Counts counts = done.counts();
            String found = done.fileName() + ": " + number(counts.rows()) + " rows, " + number(counts.bad())
                    + " of them bad; " + number(counts.repositories()) + " repositories, " + number(counts.created())
                    + " new, " + number(counts.changed()) + " changed.";
            return done.reason().map(reason -> found + " Stopped: " + reason).orElse(found);
        }

        private static String number(long value) {
            return String.format(Locale.ROOT, "%,d", value);
        }

        private static int exitCode(List<CatalogImport> done) {
            if (done.stream().anyMatch(one -> one.reason().isPresent())) {
                return 1;
            }
            return done.stream().anyMatch(one -> one.counts().bad() > 0) ? FINDINGS : 0;
        }
    }

    /** {@code marlin catalog mirror}: a repository of this machine; the web takes https addresses from everybody else. */
    @Command(
            name = "mirror",
            description = "Mirror a local git repository or bundle; the catalog calls it local:NAME.",
            mixinStandardHelpOptions = true)
    static final class Mirror implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private ConfigurationOption configuration = new ConfigurationOption();

        @Mixin
        private ActingOption acting = new ActingOption();

        @Mixin
        private OutputOption output = new OutputOption();

        @Parameters(index = "0", paramLabel = "NAME", description = "Lower-case letters, digits, dots, dashes.")
        private String name;

        @Parameters(index = "1", paramLabel = "PATH", description = "Folder of a git repository, or a bundle.")
        private Path path;

        @Override
        public Integer call() {
            try (RunningServer server = RunningServer.withoutWeb(configuration.read(Map.of()))) {
                PersonId by = acting.allowed(server, "POST", "/api/v1/local-repositories");
                Repository repository = server.bean(MirrorRequests.class).mirrorLocal(name, path, Optional.of(by));
                output.print(
                        spec.commandLine().getOut(),
                        repository.key() + " is mirrored.",
                        Map.of("id", repository.id().toString(), "key", repository.key()));
                return 0;
            }
        }
    }

    /** What {@code --json} prints. */
    record Answer(List<ImportedFile> imports) {}

    /** One file. */
    record ImportedFile(
            String id,
            String file,
            String state,
            String sha256,
            long bytes,
            CatalogImport.Counts counts,
            List<CatalogImport.BadRow> badRows,
            Optional<String> reason) {
        static ImportedFile of(CatalogImport done) {
            return new ImportedFile(
                    done.id().toString(),
                    done.fileName(),
                    done.state().name().toLowerCase(Locale.ROOT),
                    done.sha256(),
                    done.bytes(),
                    done.counts(),
                    done.badRows(),
                    done.reason());
        }
    }
}
