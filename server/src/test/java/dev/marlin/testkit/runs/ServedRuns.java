package dev.marlin.testkit.runs;

import dev.marlin.agents.AgentRegistration;
import dev.marlin.agents.AgentVersion;
import dev.marlin.agents.Agents;
import dev.marlin.app.TestServer;
import dev.marlin.campaigns.Campaign;
import dev.marlin.campaigns.CampaignId;
import dev.marlin.campaigns.Campaigns;
import dev.marlin.campaigns.NewCampaign;
import dev.marlin.campaigns.PrivacyClass;
import dev.marlin.catalog.Catalog;
import dev.marlin.catalog.Mirrors;
import dev.marlin.catalog.Repository;
import dev.marlin.identity.Person;
import dev.marlin.identity.Role;
import dev.marlin.kernel.Money;
import dev.marlin.rubrics.Rubrics;
import dev.marlin.runner.run.SeedRepository;
import dev.marlin.tasks.Category;
import dev.marlin.tasks.DryRunState;
import dev.marlin.tasks.DryRuns;
import dev.marlin.tasks.Task;
import dev.marlin.tasks.TaskContent;
import dev.marlin.tasks.Tasks;
import dev.marlin.tasks.Verifier;
import dev.marlin.testkit.tasks.TaskWorld;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.PersonIdent;

/** A whole server with a published task, a manager {@code mara} and an expert {@code ines}. */
public final class ServedRuns implements AutoCloseable {
    public final TestServer server;
    public final Person manager;
    public final Person expert;

    private final Repository repository;
    private final SeedRepository seed;
    private int campaigns;

    public ServedRuns() {
        this(TestServer.start());
    }

    /** @param server fresh; closed with this */
    public ServedRuns(TestServer server) {
        this.server = server;
        manager = server.person("mara", Role.MANAGER);
        expert = server.person("ines", Role.EXPERT);
        try {
            Path files = Files.createDirectories(server.data().resolve("seed"));
            Files.writeString(files.resolve("greeting.txt"), "hullo\n");
            Files.writeString(files.resolve("AGENTS.md"), "Be brief.\n");
            seed = SeedRepository.make(
                    files,
                    server.data().resolve("seed.git"),
                    new PersonIdent("Test", "test@marlin.invalid"),
                    List.of(new SeedRepository.Commit("Begin", Instant.EPOCH, List.of("greeting.txt", "AGENTS.md"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.bean(Mirrors.class).mirrorLocal("greeter", seed.gitDir());
        repository = server.bean(Catalog.class).addLocal("greeter", Optional.empty());
    }

    public AgentVersion scripted(String agent, String version, String steps, String... words) {
        return scripted(agent, version, List.of(steps), words);
    }

    /** @param turns steps of each turn, as a script spells them */
    public AgentVersion scripted(String agent, String version, List<String> turns, String... words) {
        String steps = turns.stream().map(turn -> "{\"steps\": [" + turn + "]}").collect(Collectors.joining(", "));
        String script = "{\"script\": 1, \"agent\": \"" + agent + "\", \"version\": \"" + version
                + "\", \"description\": \"For tests.\", \"turns\": [" + steps + "]}";
        return server.bean(Agents.class)
                .register(
                        new AgentRegistration(
                                agent,
                                version,
                                AgentVersion.Adapter.SCRIPTED,
                                "{\"scripts\": {\"*\": " + script + "}}",
                                List.of(words)),
                        manager.id());
    }

    /** @param settings of an adapter that starts programs */
    public AgentVersion command(String agent, String version, String settings, String... words) {
        return server.bean(Agents.class)
                .register(
                        new AgentRegistration(agent, version, AgentVersion.Adapter.COMMAND, settings, List.of(words)),
                        manager.id());
    }

    /** A published task in a campaign of these agents. */
    public Task task(String title, AgentVersion... agents) {
        return task(title, 0, agents);
    }

    /** @param reviewers how many review what is submitted */
    public Task task(String title, int reviewers, AgentVersion... agents) {
        return published(draft(title, reviewers, expert, agents));
    }

    /** Another published task of the same campaign, alike but for its title. */
    public Task twin(Task of, String title) {
        return published(draft(title, of.campaign(), expert));
    }

    private Task published(Task draft) {
        server.bean(DryRuns.class).start(draft.id(), expert.id());
        Until.holds(
                "the dry run",
                Duration.ofSeconds(60),
                () -> server.bean(DryRuns.class)
                        .latest(draft.id())
                        .filter(run -> run.state() == DryRunState.DONE)
                        .isPresent());
        Tasks tasks = server.bean(Tasks.class);
        return tasks.publish(draft.id(), tasks.version(draft), expert.id());
    }

    /** A draft in a campaign of its own. */
    public Task draft(String title, int reviewers, Person author, AgentVersion... agents) {
        campaigns++;
        var rubric = server.bean(Rubrics.class)
                .publish(TaskWorld.rubricDraft("Rubric " + campaigns, "First."), manager.id());
        Campaign campaign = server.bean(Campaigns.class)
                .create(
                        new NewCampaign(
                                "Campaign " + campaigns,
                                PrivacyClass.RELEASABLE,
                                List.of(agents).stream()
                                        .map(agent -> agent.id().value())
                                        .toList(),
                                rubric.id(),
                                reviewers,
                                Money.usd(28_000),
                                Money.usd(4_000),
                                Optional.empty()),
                        manager.id());
        return draft(title, campaign.id(), author);
    }

    private Task draft(String title, CampaignId campaign, Person author) {
        return server.bean(Tasks.class)
                .draft(
                        new TaskContent(
                                campaign,
                                repository.id(),
                                title,
                                Category.BUG_FIX,
                                seed.commit(),
                                new Task.PullRequest(title, "As described."),
                                "Please say hello.",
                                List.of(new Verifier(
                                        "hello",
                                        "cat report.txt; ls -a; grep -q hello greeting.txt && env",
                                        Duration.ofSeconds(30),
                                        Verifier.OnBase.FAIL,
                                        new Verifier.PassRule.ExitCode(0))),
                                Optional.empty(),
                                Optional.empty(),
                                new TaskContent.Recipe("jdk", List.of())),
                        author.id());
    }

    @Override
    public void close() {
        server.close();
    }
}
