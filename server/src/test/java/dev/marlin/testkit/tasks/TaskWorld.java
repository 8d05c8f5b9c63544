package dev.marlin.testkit.tasks;

import dev.marlin.audit.Audit;
import dev.marlin.audit.Heads;
import dev.marlin.audit.TestAudit;
import dev.marlin.campaigns.Campaign;
import dev.marlin.campaigns.CampaignId;
import dev.marlin.campaigns.Campaigns;
import dev.marlin.campaigns.ClaimTerms;
import dev.marlin.campaigns.NewCampaign;
import dev.marlin.campaigns.PrivacyClass;
import dev.marlin.catalog.Catalog;
import dev.marlin.catalog.RepositoryId;
import dev.marlin.eligibility.Duties;
import dev.marlin.eligibility.TestDuties;
import dev.marlin.identity.Role;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.Money;
import dev.marlin.kernel.PersonId;
import dev.marlin.rubrics.RubricDraft;
import dev.marlin.rubrics.RubricVersion;
import dev.marlin.rubrics.RubricVersion.Axis;
import dev.marlin.rubrics.RubricVersion.Examples;
import dev.marlin.rubrics.RubricVersion.ReasonCode;
import dev.marlin.rubrics.Rubrics;
import dev.marlin.store.BlobStore;
import dev.marlin.store.HouseClock;
import dev.marlin.tasks.Category;
import dev.marlin.tasks.DryRun;
import dev.marlin.tasks.DryRunWorker;
import dev.marlin.tasks.DryRuns;
import dev.marlin.tasks.Task;
import dev.marlin.tasks.Task.PullRequest;
import dev.marlin.tasks.TaskContent;
import dev.marlin.tasks.TaskContent.Recipe;
import dev.marlin.tasks.TaskId;
import dev.marlin.tasks.Tasks;
import dev.marlin.tasks.Verifier;
import dev.marlin.testkit.TestDatabase;
import dev.marlin.testkit.TestFiles;
import dev.marlin.vault.TestVault;
import dev.marlin.vault.Vault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Floors 3 to 6 but for runs, on a real database: real doors wired as the server wires them, with fakes for what runs
 * answers. No server, no threads: dry runs happen when {@link #runDryRuns} is called.
 */
public final class TaskWorld implements AutoCloseable {
    public static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    public final TestDatabase database = TestDatabase.create();
    public final HouseClock clock;
    public final FakeDryRun dryRun = new FakeDryRun();
    public final FakeMirrors mirrors = new FakeMirrors();
    public final PersonId manager;
    public final RubricVersion rubric;
    public final Campaign campaign;
    public final RepositoryId repository;

    private final AtomicInteger counter = new AtomicInteger();
    private final Path blobs;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    /** @param more packages of upper floors to wire in */
    public TaskWorld(String... more) {
        try {
            blobs = Files.createTempDirectory("marlin-blobs");
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
        clock = HouseClock.of(database.jdbc());
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(SecureRandom.class, () -> new SecureRandom());
        context.registerBean(BlobStore.class, () -> new BlobStore(blobs));
        context.registerBean(DryRun.class, () -> dryRun);
        context.registerBean(FakeMirrors.class, () -> mirrors);
        context.registerBean(FakeAgentRoster.class, FakeAgentRoster::new);
        context.registerBean(Audit.class, () -> TestAudit.on(database.jdbc()));
        context.registerBean(Heads.class, () -> TestAudit.heads(database.dataSource(), blobs));
        context.registerBean(Vault.class, () -> TestVault.on(database.jdbc()));
        context.registerBean(Duties.class, () -> TestDuties.on(database.jdbc()));
        for (String feature :
                List.of("attention", "jobs", "catalog", "rubrics", "campaigns", "experts", "tasks", "reservations")) {
            context.scan("dev.marlin." + feature);
        }
        Arrays.stream(more).forEach(context::scan);
        context.refresh();
        bean(DryRunWorker.class).stop();
        manager = person("mara");
        rubric = bean(Rubrics.class).publish(rubricDraft("Code changes", "First version."), manager);
        campaign = campaign("Spring campaign");
        repository = bean(Catalog.class).addLocal("pathkit", Optional.empty()).id();
        mirrors.hold(COMMIT);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Brings a further bean, such as a rule about claims, that doors find when they look for it. */
    public void add(String name, Object bean) {
        context.getBeanFactory().registerSingleton(name, bean);
    }

    public Tasks tasks() {
        return bean(Tasks.class);
    }

    public PersonId person(String login) {
        PersonId id = PersonId.random();
        database.jdbc()
                .sql("INSERT INTO person (id, login, display_name) VALUES (?, ?, ?)")
                .params(id.value(), login, login)
                .update();
        return id;
    }

    /** Somebody with whom {@link #manager} makes four eyes. From now on nobody publishes a rubric alone. */
    public PersonId secondManager() {
        return manager("second");
    }

    /** Somebody with the role of a manager. */
    public PersonId manager(String login) {
        PersonId person = person(login);
        database.jdbc()
                .sql("INSERT INTO person_role (person_id, role) VALUES (?, 'manager')")
                .param(person.value())
                .update();
        return person;
    }

    public Visitor visitor(PersonId person, Role... roles) {
        return new Visitor(
                person, "somebody", "Somebody", roles.length == 0 ? Set.of() : EnumSet.copyOf(Arrays.asList(roles)));
    }

    public static RubricDraft rubricDraft(String name, String reason) {
        Map<Integer, String> anchors = Map.of(1, "Slightly.", 2, "Clearly.", 3, "Much.");
        Examples examples =
                new Examples(List.of("Names the case that decides."), List.of("Says that it looks better."));
        return new RubricDraft(
                name,
                reason,
                List.of(
                        new Axis("correctness", "Correctness", "Does it do what was asked?", anchors, examples),
                        new Axis("security", "Security", "Does it keep strangers out?", anchors, examples)),
                List.of(new ReasonCode("evidence_missed", "Evidence was missed")));
    }

    public Campaign campaign(String name) {
        return bean(Campaigns.class).create(newCampaign(name), manager);
    }

    public NewCampaign newCampaign(String name) {
        return newCampaign(name, ClaimTerms.USUAL);
    }

    /** A campaign whose tasks are handed out on these terms. */
    public Campaign campaign(String name, ClaimTerms terms) {
        return bean(Campaigns.class).create(newCampaign(name, terms), manager);
    }

    private NewCampaign newCampaign(String name, ClaimTerms terms) {
        return new NewCampaign(
                name,
                PrivacyClass.RELEASABLE,
                List.of(FakeAgentRoster.FIRST, FakeAgentRoster.SECOND),
                rubric.id(),
                2,
                Money.usd(28_000),
                Money.usd(4_000),
                Optional.empty(),
                terms);
    }

    /** Ready tasks by SQL, made after a published one: many dry runs would prove nothing. */
    public List<TaskId> copies(Task task, CampaignId into, int count) {
        return database.jdbc()
                .sql("""
                        INSERT INTO task (id, campaign_id, repository_id, state, title, category, base_commit, pr_title,
                                          pr_description, prompt, verifiers, toolchain, setup, author_id, published_at,
                                          digest, created_at)
                        SELECT gen_random_uuid(), ?, repository_id, state, title || ' ' || n, category,
                               base_commit, pr_title, pr_description, prompt, verifiers, toolchain, setup, author_id,
                               published_at, digest, created_at + n * interval '1 millisecond'
                        FROM task, generate_series(1, ?) n WHERE id = ?
                        RETURNING id
                        """)
                .params(into.value(), count, task.id().value())
                .query((row, n) -> TaskId.parse(row.getString("id")))
                .list();
    }

    /** Content of a task that lacks nothing. */
    public TaskContent content(String title) {
        return content(title, campaign.id());
    }

    private TaskContent content(String title, CampaignId into) {
        return new TaskContent(
                into,
                repository,
                title,
                Category.BUG_FIX,
                COMMIT,
                new PullRequest("Close the path hole", "Paths with dots are refused."),
                "Please refuse paths that leave the folder.",
                List.of(verifier("unit", Verifier.OnBase.PASS), verifier("hole", Verifier.OnBase.FAIL)),
                Optional.empty(),
                Optional.empty(),
                new Recipe("jdk", List.of()));
    }

    public static Verifier verifier(String name, Verifier.OnBase onBase) {
        return new Verifier(
                name, "sh test.sh " + name, Duration.ofSeconds(120), onBase, new Verifier.PassRule.ExitCode(0));
    }

    public Task draft(PersonId author) {
        return tasks().draft(content("Task " + counter.incrementAndGet()), author);
    }

    /** A published task. */
    public Task ready(PersonId author) {
        Task draft = draft(author);
        bean(DryRuns.class).start(draft.id(), author);
        runDryRuns();
        return tasks().publish(draft.id(), tasks().version(draft), author);
    }

    /** A published task of that campaign. */
    public Task ready(PersonId author, Campaign into) {
        Task draft = tasks().draft(content("Task " + counter.incrementAndGet(), into.id()), author);
        bean(DryRuns.class).start(draft.id(), author);
        runDryRuns();
        return tasks().publish(draft.id(), tasks().version(draft), author);
    }

    /** Runs all waiting dry runs on this thread. */
    public void runDryRuns() {
        while (bean(DryRunWorker.class).runNext()) {
            counter.incrementAndGet();
        }
    }

    /** Lets the lease of every held task end this long ago, by the house's clock. */
    public void endLeases(Duration ago) {
        database.jdbc()
                .sql(
                        "UPDATE reservation SET lease_until = house_now() - make_interval(secs => ?) WHERE ended_at IS NULL")
                .param((double) ago.toSeconds())
                .update();
    }

    /** How many audit events of that action there are about the subject. */
    public long audited(String action, UUID subject) {
        return database.jdbc()
                .sql("SELECT count(*) FROM audit_event WHERE action = ? AND subject_id = ?")
                .params(action, subject)
                .query(Long.class)
                .single();
    }

    @Override
    public void close() {
        context.close();
        database.close();
        TestFiles.deleteTree(blobs);
    }
}
