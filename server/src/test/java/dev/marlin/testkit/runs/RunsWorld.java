package dev.marlin.testkit.runs;

import dev.marlin.agents.AgentRegistration;
import dev.marlin.agents.AgentSettings;
import dev.marlin.agents.AgentVersion;
import dev.marlin.agents.Agents;
import dev.marlin.audit.Audit;
import dev.marlin.audit.TestAudit;
import dev.marlin.campaigns.Campaign;
import dev.marlin.campaigns.Campaigns;
import dev.marlin.campaigns.NewCampaign;
import dev.marlin.campaigns.PrivacyClass;
import dev.marlin.catalog.Catalog;
import dev.marlin.catalog.Mirrors;
import dev.marlin.catalog.Repository;
import dev.marlin.kernel.Money;
import dev.marlin.kernel.PersonId;
import dev.marlin.rubrics.RubricVersion;
import dev.marlin.rubrics.Rubrics;
import dev.marlin.runner.run.SeedRepository;
import dev.marlin.runner.sandbox.ProvenBackend;
import dev.marlin.runner.sandbox.SandboxBackend;
import dev.marlin.runner.sandbox.bwrap.BubblewrapBackend;
import dev.marlin.runs.Pairs;
import dev.marlin.runs.RunSettings;
import dev.marlin.runs.work.LocalPool;
import dev.marlin.store.BlobStore;
import dev.marlin.tasks.Category;
import dev.marlin.tasks.DryRunWorker;
import dev.marlin.tasks.DryRuns;
import dev.marlin.tasks.Task;
import dev.marlin.tasks.Task.PullRequest;
import dev.marlin.tasks.TaskContent;
import dev.marlin.tasks.TaskContent.Recipe;
import dev.marlin.tasks.Tasks;
import dev.marlin.tasks.Verifier;
import dev.marlin.testkit.TestDatabase;
import dev.marlin.testkit.tasks.TaskWorld;
import dev.marlin.vault.TestVault;
import dev.marlin.vault.Vault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.jgit.lib.PersonIdent;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Floors 3 to 6, all real: database, git, sandbox. No server and no threads: a run happens when {@link #runAll} is
 * called.
 */
public final class RunsWorld implements AutoCloseable {
    public final TestDatabase database = TestDatabase.create();
    public final MovingClock clock = new MovingClock();
    public final RecordingListener listener = new RecordingListener();
    public final Path folder;
    public final PersonId manager;
    public final PersonId expert;
    public final RubricVersion rubric;

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    /** @param more packages of upper floors to wire in */
    public RunsWorld(String... more) {
        try {
            folder = Files.createTempDirectory("marlin-runs");
            folder.toFile().setExecutable(true, false);
            folder.toFile().setReadable(true, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        context.setBeanNameGenerator(FullyQualifiedAnnotationBeanNameGenerator.INSTANCE);
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("world", Map.of("marlin.jobs.enabled", "false")));
        context.registerBean(DataSource.class, database::dataSource);
        context.registerBean(JdbcClient.class, database::jdbc);
        context.registerBean(TransactionTemplate.class, database::transactions);
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(SecureRandom.class, () -> new SecureRandom());
        context.registerBean(BlobStore.class, () -> new BlobStore(folder.resolve("blobs")));
        context.registerBean(RecordingListener.class, () -> listener);
        context.registerBean(
                AgentSettings.class,
                () -> new AgentSettings(
                        folder,
                        List.of(folder.resolve("programs")),
                        Optional.of(routes(folder)),
                        Optional.of(prices(folder)),
                        false));
        context.registerBean(
                RunSettings.class,
                () -> new RunSettings(
                        folder, 0, Duration.ofMinutes(3), Duration.ofMinutes(2), 10L << 20, Duration.ofDays(7)));
        context.registerBean(Audit.class, () -> TestAudit.on(database.jdbc()));
        context.registerBean(Vault.class, () -> TestVault.on(database.jdbc()));
        context.registerBean(SandboxBackend.class, () -> new ProvenBackend(new BubblewrapBackend()));
        for (String feature : List.of(
                "attention",
                "jobs",
                "catalog",
                "rubrics",
                "campaigns",
                "experts",
                "tasks",
                "reservations",
                "agents",
                "runs")) {
            context.scan("dev.marlin." + feature);
        }
        Arrays.stream(more).forEach(context::scan);
        context.refresh();
        bean(DryRunWorker.class).stop();
        manager = person("mara");
        expert = person("ines");
        rubric = bean(Rubrics.class).publish(TaskWorld.rubricDraft("Code changes", "First version."), manager);
    }

    /** One route, to nowhere. */
    private static Path prices(Path folder) {
        try {
            return Files.writeString(folder.resolve("prices.json"), """
                    {"version": "test", "asOf": "2026-01-01", "dollarsPerMillionTokens":
                      {"m": {"freshInput": 1, "cacheRead": 0.1, "cacheWrite": 1.25, "output": 5}}}
                    """);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path routes(Path folder) {
        try {
            return Files.writeString(folder.resolve("routes.yaml"), """
                    routes:
                      here:
                        provider: anthropic
                        baseUrl: http://127.0.0.1:9
                        local: true
                        models: {m: m}
                    """);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public Pairs pairs() {
        return bean(Pairs.class);
    }

    /** Does all queued runs in this thread and says how many. */
    public int runAll() {
        int done = 0;
        while (bean(LocalPool.class).runNext()) {
            done++;
        }
        return done;
    }

    public PersonId person(String login) {
        PersonId id = PersonId.random();
        database.jdbc()
                .sql("INSERT INTO person (id, login, display_name) VALUES (?, ?, ?)")
                .params(id.value(), login, login)
                .update();
        return id;
    }

    /** A scripted agent whose one script is for every task. */
    public AgentVersion scripted(String agent, String version, String... turns) {
        String steps = Arrays.stream(turns)
                .map(turn -> "{\"steps\": [" + turn + "]}")
                .reduce((a, b) -> a + "," + b)
                .orElseThrow();
        String script = "{\"script\": 1, \"agent\": \"" + agent + "\", \"version\": \"" + version
                + "\", \"description\": \"For tests.\", \"turns\": [" + steps + "]}";
        return register(agent, version, AgentVersion.Adapter.SCRIPTED, "{\"scripts\": {\"*\": " + script + "}}");
    }

    public AgentVersion register(
            String agent, String version, AgentVersion.Adapter adapter, String settings, String... words) {
        return bean(Agents.class)
                .register(new AgentRegistration(agent, version, adapter, settings, List.of(words)), manager);
    }

    public Campaign campaign(String name, AgentVersion... agents) {
        return bean(Campaigns.class)
                .create(
                        new NewCampaign(
                                name,
                                PrivacyClass.RELEASABLE,
                                Arrays.stream(agents)
                                        .map(agent -> agent.id().value())
                                        .toList(),
                                rubric.id(),
                                0,
                                Money.usd(28_000),
                                Money.usd(4_000),
                                Optional.empty()),
                        manager);
    }

    /** A mirrored repository of these files, one commit. */
    public Seeded repository(String name, Map<String, String> files) {
        try {
            Path plain = Files.createDirectories(folder.resolve("seed-" + name));
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = plain.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
            SeedRepository seed = SeedRepository.make(
                    plain,
                    folder.resolve("seed-" + name + ".git"),
                    new PersonIdent("Test", "test@marlin.invalid"),
                    List.of(new SeedRepository.Commit(
                            "Begin", Instant.EPOCH, List.copyOf(new TreeMap<>(files).keySet()))));
            return mirrored(name, seed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Seeded mirrored(String name, SeedRepository seed) {
        bean(Mirrors.class).mirrorLocal(name, seed.gitDir());
        return new Seeded(bean(Catalog.class).addLocal(name, Optional.empty()), seed);
    }

    /** A published task on that repository, its dry run done in the real sandbox. */
    public Task task(Campaign campaign, Seeded seeded, String title, Verifier... verifiers) {
        TaskContent content = new TaskContent(
                campaign.id(),
                seeded.repository().id(),
                title,
                Category.BUG_FIX,
                seeded.seed().commit(),
                new PullRequest(title, "As described."),
                "Please change the greeting.",
                List.of(verifiers),
                Optional.empty(),
                Optional.empty(),
                new Recipe("jdk", List.of()));
        return publish(bean(Tasks.class).draft(content, expert));
    }

    public Task publish(Task draft) {
        bean(DryRuns.class).start(draft.id(), draft.author());
        while (bean(DryRunWorker.class).runNext()) {
            Thread.onSpinWait();
        }
        return bean(Tasks.class).publish(draft.id(), bean(Tasks.class).version(draft), draft.author());
    }

    public static Verifier verifier(String name, String command, Verifier.OnBase onBase) {
        return new Verifier(name, command, Duration.ofSeconds(60), onBase, new Verifier.PassRule.ExitCode(0));
    }

    public String text(String digest) {
        return new String(bean(BlobStore.class).get(digest), StandardCharsets.UTF_8);
    }

    public long audited(String action, UUID subject) {
        return database.jdbc()
                .sql("SELECT count(*) FROM audit_event WHERE action = ? AND subject_id = ?")
                .params(action, subject)
                .query(Long.class)
                .single();
    }

    /** @param seed what the mirror was made from */
    public record Seeded(Repository repository, SeedRepository seed) {}

    @Override
    public void close() {
        context.close();
        database.close();
        try {
            dev.marlin.runner.workspace.TreeRemoval.remove(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
