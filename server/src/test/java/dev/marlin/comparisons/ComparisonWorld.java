package dev.marlin.comparisons;

import dev.marlin.attention.TestAttention;
import dev.marlin.audit.TestAudit;
import dev.marlin.campaigns.CampaignId;
import dev.marlin.kernel.PersonId;
import dev.marlin.rubrics.RubricVersion;
import dev.marlin.rubrics.RubricVersionId;
import dev.marlin.runs.NeutralCandidate.NeutralVerification;
import dev.marlin.runs.NeutralCandidate.NeutralVerification.Status;
import dev.marlin.runs.NeutralPair;
import dev.marlin.runs.NeutralPairs;
import dev.marlin.store.BlobStore;
import dev.marlin.tasks.Category;
import dev.marlin.tasks.TaskId;
import dev.marlin.testkit.TestDatabase;
import dev.marlin.testkit.TestFiles;
import dev.marlin.testkit.comparisons.FakeAssignments;
import dev.marlin.testkit.comparisons.FakePairs;
import dev.marlin.vault.TestVault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Comparisons on a real database, with pairs and leases that the test makes up. */
public final class ComparisonWorld implements AutoCloseable {
    public static final RubricVersion RUBRIC = new RubricVersion(
            RubricVersionId.random(),
            "code",
            7,
            List.of(
                    axis("correctness", "Correctness"),
                    axis("security", "Security"),
                    axis("reliability", "Reliability"),
                    axis("maintainability", "Maintainability"),
                    axis("adherence", "Adherence to the prompt")),
            List.of(),
            "first",
            Instant.EPOCH);

    public final TestDatabase database = TestDatabase.create();
    public final JdbcClient jdbc = database.jdbc();
    public final BlobStore blobs;
    public final FakePairs pairs;
    public final FakeAssignments assignments = new FakeAssignments();
    public final List<SubmissionListener.Submitted> submitted = new ArrayList<>();
    public final PersonId expert = PersonId.random();
    public final PersonId reviewer = PersonId.random();
    public final CampaignId campaign = CampaignId.random();
    public final Turns turns;
    public final Comparisons comparisons;
    public final Judgements judgements;
    public final Annotations annotations;
    public final Desk desk;
    public final BlindViews views;
    final ComparisonStore store = new ComparisonStore(jdbc);
    private final UUID repository = UUID.randomUUID();
    private final Path folder;

    public ComparisonWorld() {
        try {
            folder = Files.createTempDirectory("marlin-comparisons");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        blobs = new BlobStore(folder);
        pairs = new FakePairs(blobs);
        Ground ground = new Ground(
                database.transactions(),
                Clock.systemUTC(),
                TestAudit.on(jdbc),
                TestAttention.on(jdbc),
                new SecureRandom());
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("pairs", pairs);
        beans.addBean("listener", (SubmissionListener) submitted::add);
        ObjectProvider<NeutralPairs> neutralPairs = beans.getBeanProvider(NeutralPairs.class);
        DeskStore deskStore = new DeskStore(jdbc, TestVault.on(jdbc));
        annotations = new Annotations(store, deskStore, neutralPairs, blobs, ground);
        JudgementStore judgementStore = new JudgementStore(jdbc, TestVault.on(jdbc));
        JudgementBook book = new JudgementBook(store, judgementStore, annotations, assignments, ground);
        judgements = book;
        desk = new Desk(deskStore, store, assignments, ground);
        turns = new Turns(store, judgementStore, assignments, neutralPairs, ground);
        comparisons = new Comparisons(store, book, desk, beans.getBeanProvider(SubmissionListener.class), ground);
        views = new BlindViews(store, assignments, neutralPairs, blobs);
        person(expert, "ines");
        person(reviewer, "rolf");
        rubricAndCampaign();
    }

    public FakePairs.Candidate candidate() {
        return new FakePairs.Candidate(blobs);
    }

    /** A task held by the expert, with its rows in the database. */
    public TaskId task(String title) {
        TaskId task = TaskId.random();
        jdbc.sql("""
                INSERT INTO task (id, campaign_id, repository_id, state, title, category, base_commit, pr_title,
                    pr_description, prompt, verifiers, toolchain, setup, author_id)
                VALUES (?, ?, ?, 'DRAFT', ?, 'BUG_FIX', ?, '', '', 'p', '[]', 'jdk', '{}', ?)
                """)
                .params(
                        task.value(),
                        campaign.value(),
                        repository,
                        title,
                        "4c1f9e2".repeat(6).substring(2),
                        expert.value())
                .update();
        assignments.put(
                new Assignments.Assignment(
                        task,
                        campaign,
                        title,
                        Category.BUG_FIX,
                        "4c1f9e2".repeat(6).substring(2),
                        expert,
                        RUBRIC.id(),
                        List.of(new Assignments.Lease(
                                expert, 1, Instant.now().plusSeconds(41 * 60 + 30), Optional.empty()))),
                RUBRIC);
        return task;
    }

    /** An open comparison of two small changes, with two verifiers. */
    public Comparison open() {
        return open(change("a"), change("b"));
    }

    public Comparison open(FakePairs.Candidate one, FakePairs.Candidate other) {
        NeutralPair pair = pairs.ready(task("Wait between attempts"), "Wait longer after each attempt.", one, other);
        pairs.base(
                pair.id(),
                new NeutralVerification("unit", Status.PASS, "12 of 12", Optional.empty()),
                new NeutralVerification("backoff", Status.FAIL, "0 of 3", Optional.empty()));
        turns.ready(pair, 1);
        return store.ofPair(pair.id()).orElseThrow();
    }

    public FakePairs.Candidate change(String word) {
        return candidate()
                .file("src/Retry.java", "one\ntwo\nthree\n", "one\n" + word + "\nthree\n")
                .verified("unit", Status.PASS, "12 of 12", "ok\n")
                .verified("backoff", Status.PASS, "3 of 3", "ok\n");
    }

    /** A complete verdict whose rationale names a verifier. */
    public static Comparisons.Verdict verdict(Overall overall) {
        return new Comparisons.Verdict(
                Map.of(
                        "correctness", new AxisScore.Step(2),
                        "security", new AxisScore.NotApplicable(),
                        "reliability", new AxisScore.Step(4),
                        "maintainability", new AxisScore.Step(7),
                        "adherence", new AxisScore.Step(1)),
                overall,
                Judgement.Confidence.SURE,
                "The verifier backoff tells them apart.");
    }

    /** Who stands where, as judging pages ask it. */
    public Sides sides(Comparison comparison) {
        return store.sides(comparison.id());
    }

    public Comparison get(Comparison comparison) {
        return store.get(comparison.id());
    }

    public List<String> auditActions(ComparisonId id) {
        return jdbc.sql("SELECT action FROM audit_event WHERE subject_id = ? ORDER BY id")
                .param(id.value())
                .query(String.class)
                .list();
    }

    public void person(PersonId id, String login) {
        jdbc.sql("INSERT INTO person (id, login, display_name) VALUES (?, ?, ?)")
                .params(id.value(), login, login)
                .update();
    }

    private void rubricAndCampaign() {
        jdbc.sql("""
                INSERT INTO repository (id, key, name, short_name, description, topics, stars, archived, updated_at,
                    document)
                VALUES (?, 'k', 'n', 'n', '', '{}', 0, false, now(), '')
                """).param(repository).update();
        jdbc.sql("""
                INSERT INTO rubric_version (id, rubric, number, axes, reason_codes, reason, digest, published_by)
                VALUES (?, 'code', 7, '[]', '[]', 'first', ?, ?)
                """)
                .params(RUBRIC.id().value(), "0".repeat(64), expert.value())
                .update();
        jdbc.sql("""
                INSERT INTO campaign (id, name, state, privacy_class, rubric_version_id, reviewers, currency,
                    author_fee_minor, reviewer_fee_minor, created_by)
                VALUES (?, 'c', 'OPEN', 'RELEASABLE', ?, 1, 'USD', 28000, 4000, ?)
                """)
                .params(campaign.value(), RUBRIC.id().value(), expert.value())
                .update();
    }

    private static RubricVersion.Axis axis(String key, String title) {
        return new RubricVersion.Axis(
                key, title, "Judge what is there, not how much of it.", Map.of(3, "One side fails.", 1, "A nuance."));
    }

    @Override
    public void close() {
        database.close();
        TestFiles.deleteTree(folder);
    }
}
