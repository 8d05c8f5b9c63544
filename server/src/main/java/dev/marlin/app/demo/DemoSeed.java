package dev.marlin.app.demo;

import dev.marlin.agents.AgentRegistration;
import dev.marlin.agents.AgentVersion;
import dev.marlin.agents.Agents;
import dev.marlin.campaigns.Campaign;
import dev.marlin.campaigns.Campaigns;
import dev.marlin.campaigns.NewCampaign;
import dev.marlin.campaigns.PrivacyClass;
import dev.marlin.catalog.MirrorRequests;
import dev.marlin.kernel.Money;
import dev.marlin.kernel.PersonId;
import dev.marlin.rubrics.RubricVersion;
import dev.marlin.rubrics.Rubrics;
import dev.marlin.runner.run.SeedRepository;
import dev.marlin.tasks.Task;
import dev.marlin.tasks.TaskId;
import dev.marlin.tasks.files.TaskFiles;
import dev.marlin.tasks.files.TaskFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.PersonIdent;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Plants the demo's campaign: repositories, rubric, two scripted agents, three tasks. What a manager would do by hand. */
@Component
class DemoSeed {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> AGENTS = List.of("petrel", "gannet");

    private final Authoring authoring;
    private final Program program;

    DemoSeed(Authoring authoring, Program program) {
        this.authoring = authoring;
        this.program = program;
    }

    /** @return the drafted tasks, by example name, in order */
    Map<String, TaskId> plant(Path examples, Path work, PersonId manager, PersonId author) {
        List<Example> all = Example.all(examples);
        for (Example example : all) {
            authoring.mirrors().mirrorLocal(example.name(), repository(example, work), Optional.of(manager));
        }
        RubricVersion rubric = program.rubrics().publishYaml(Example.text(examples.resolve("rubric.yaml")), manager);
        List<AgentVersion> agents =
                AGENTS.stream().map(agent -> register(agent, all, manager)).toList();
        Campaign campaign = program.campaigns()
                .create(
                        new NewCampaign(
                                "Three small repositories",
                                PrivacyClass.RELEASABLE,
                                agents.stream().map(agent -> agent.id().value()).toList(),
                                rubric.id(),
                                2,
                                Money.usd(28_000),
                                Money.usd(4_000),
                                Optional.empty()),
                        manager);
        Map<String, TaskId> tasks = new LinkedHashMap<>();
        for (Example example : all) {
            Task task = authoring
                    .files()
                    .importDraft(example.taskFile(), TaskFolder.of(example.folder()), campaign.id(), author);
            tasks.put(example.name(), task.id());
        }
        return tasks;
    }

    private AgentVersion register(String agent, List<Example> examples, PersonId manager) {
        Map<String, JsonNode> scripts = new LinkedHashMap<>();
        for (Example example : examples) {
            scripts.put(example.title(), JSON.readTree(example.script(agent)));
        }
        JsonNode any = scripts.values().iterator().next();
        String name = any.path("agent").asString();
        return program.agents()
                .register(
                        new AgentRegistration(
                                name,
                                any.path("version").asString(),
                                AgentVersion.Adapter.SCRIPTED,
                                JSON.writeValueAsString(Map.of("scripts", scripts)),
                                List.of(name)),
                        manager);
    }

    /** The example's files as a git repository: always the same commits. */
    private static Path repository(Example example, Path work) {
        try {
            Path folder = Files.createDirectories(work);
            Path gitDir = folder.resolve(example.name() + ".git");
            if (!Files.exists(gitDir)) {
                JsonNode history = example.history();
                List<SeedRepository.Commit> commits = new ArrayList<>();
                for (JsonNode commit : history.path("commits")) {
                    List<String> paths = new ArrayList<>();
                    commit.path("paths").forEach(path -> paths.add(path.asString()));
                    commits.add(new SeedRepository.Commit(
                            commit.path("message").asString(),
                            Instant.parse(commit.path("date").asString()),
                            paths));
                }
                String author = history.path("author").asString();
                int mail = author.indexOf('<');
                PersonIdent ident = new PersonIdent(
                        author.substring(0, mail).strip(), author.substring(mail + 1, author.length() - 1));
                SeedRepository.make(example.repositoryFiles(), gitDir, ident, commits);
            }
            return gitDir;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the example repositories in " + work, e);
        }
    }

    /** Doors for repositories and tasks. */
    @Component
    record Authoring(MirrorRequests mirrors, TaskFiles files) {}

    /** Doors for what a manager sets up. */
    @Component
    record Program(Rubrics rubrics, Agents agents, Campaigns campaigns) {}
}
