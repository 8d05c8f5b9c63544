package dev.marlin.app;

import dev.marlin.catalog.MirrorRequests;
import dev.marlin.catalog.Repository;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code marlin mirror}: brings a repository of this machine here; over HTTP only https addresses are taken. */
@Command(
        name = "mirror",
        description = "Mirror a local repository or bundle; the catalog calls it local:NAME.",
        mixinStandardHelpOptions = true)
final class MirrorCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigurationOption configuration = new ConfigurationOption();

    @Mixin
    private OutputOption output = new OutputOption();

    @Parameters(index = "0", paramLabel = "NAME", description = "Lower-case letters, digits, dots, dashes.")
    private String name;

    @Parameters(index = "1", paramLabel = "PATH", description = "Folder of a git repository, or a bundle.")
    private Path path;

    @Override
    public Integer call() {
        try (RunningServer server = RunningServer.withoutWeb(configuration.read(Map.of()))) {
            Repository repository = server.bean(MirrorRequests.class).mirrorLocal(name, path, Optional.empty());
            output.print(
                    spec.commandLine().getOut(),
                    repository.key() + " is mirrored.",
                    Map.of("id", repository.id().toString(), "key", repository.key()));
            return 0;
        }
    }
}
