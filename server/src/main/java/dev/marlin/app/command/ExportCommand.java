package dev.marlin.app.command;

import dev.marlin.app.command.option.ActingOption;
import dev.marlin.app.command.option.ConfigurationOption;
import dev.marlin.app.command.option.OutputOption;
import dev.marlin.app.server.RunningServer;
import dev.marlin.campaigns.Campaign;
import dev.marlin.campaigns.Campaigns;
import dev.marlin.export.Release;
import dev.marlin.export.ReleaseFacts;
import dev.marlin.export.ReleaseRequest;
import dev.marlin.export.Releases;
import dev.marlin.kernel.PersonId;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code marlin export}: a dataset release, kept here and written to a folder. */
@Command(
        name = "export",
        description = "Build a dataset release of accepted comparisons, keep it, and write it into a folder.",
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigurationOption configuration = new ConfigurationOption();

    @Mixin
    private ActingOption acting = new ActingOption();

    @Mixin
    private OutputOption output = new OutputOption();

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder to fill: empty, or not there.")
    private Path out;

    @Option(
            names = "--campaign",
            paramLabel = "NAME",
            description = "Only this campaign, by name or id (default: all that may leave).")
    private @Nullable String campaign;

    @Option(
            names = "--include-scripted",
            description = "Also runs in which no model was called; every such row says so.")
    private boolean includeScripted;

    @Override
    public Integer call() {
        try (RunningServer server = RunningServer.withoutWeb(configuration.read(Map.of()))) {
            PersonId by = acting.allowed(server, "POST", "/api/v1/releases");
            ReleaseRequest request = new ReleaseRequest(
                    Optional.ofNullable(campaign)
                            .map(text -> CampaignNames.find(server.bean(Campaigns.class), text))
                            .map(Campaign::id),
                    includeScripted);
            Path folder = out.toAbsolutePath().normalize();
            Release release = server.bean(Releases.class).build(request, folder, by);
            output.print(
                    spec.commandLine().getOut(),
                    words(release.facts(), folder),
                    new Answer(release.id().toString(), folder.toString(), release.zip(), release.facts()));
            return 0;
        }
    }

    private static String words(ReleaseFacts facts, Path folder) {
        StringBuilder words = new StringBuilder()
                .append(facts.preferences())
                .append(" preferences, ")
                .append(facts.judgements())
                .append(" judgements and ")
                .append(facts.trajectories())
                .append(" trajectories are in ")
                .append(folder)
                .append('.');
        new TreeMap<>(facts.leftOut())
                .forEach((reason, count) ->
                        words.append("\nLeft out: ").append(count).append(", ").append(reason));
        return words.toString();
    }

    /**
     * What {@code --json} prints.
     *
     * @param archiveSha256 of the same release as one ZIP, kept for download
     */
    record Answer(String release, String folder, String archiveSha256, ReleaseFacts facts) {}
}
