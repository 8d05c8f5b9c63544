package dev.marlin.reviews;

import dev.marlin.attention.Attention;
import dev.marlin.attention.AttentionItem;
import dev.marlin.audit.Audit;
import dev.marlin.audit.TestAudit;
import dev.marlin.campaigns.CampaignId;
import dev.marlin.comparisons.Annotation;
import dev.marlin.comparisons.AxisScore;
import dev.marlin.comparisons.ComparisonId;
import dev.marlin.comparisons.Judgement;
import dev.marlin.comparisons.JudgementId;
import dev.marlin.comparisons.Judgements;
import dev.marlin.comparisons.Overall;
import dev.marlin.comparisons.Side;
import dev.marlin.comparisons.Sides;
import dev.marlin.comparisons.SubmissionListener;
import dev.marlin.identity.Role;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.reviews.life.Review;
import dev.marlin.reviews.life.Submission;
import dev.marlin.reviews.life.SubmissionId;
import dev.marlin.reviews.life.SubmissionState;
import dev.marlin.reviews.terms.ReviewTerms;
import dev.marlin.rubrics.RubricVersion;
import dev.marlin.rubrics.RubricVersionId;
import dev.marlin.runs.CandidateId;
import dev.marlin.runs.PairId;
import dev.marlin.tasks.TaskId;
import dev.marlin.testkit.TestDatabase;
import dev.marlin.vault.TestVault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Reviews on a real database; of the floors below only what they are asked is played. */
final class ReviewBench implements AutoCloseable, Cases, Judgements {
    final TestDatabase database = TestDatabase.create();
    final List<Accepted> accepted = new ArrayList<>();
    final List<String> told = new ArrayList<>();
    final List<Annotation> annotations = new ArrayList<>();
    final Reviews reviews;
    final Adjudications adjudications;
    final ReviewDesk desk;
    final OverdueTurns turns;
    final AcceptedWork work;
    final Openings openings;
    final Attention attention;
    final Audit audit;
    final SubmissionStore submissions = new SubmissionStore(database.jdbc());
    final ReviewStore reviewStore = new ReviewStore(database.jdbc(), TestVault.on(database.jdbc()));
    int reviewers = 2;
    Optional<ReviewTerms> terms = Optional.empty();
    Consumer<Accepted> listener = accepted::add;

    private final AnnotationConfigApplicationContext ground = new AnnotationConfigApplicationContext();
    private final Map<Role, List<PersonId>> holders = new HashMap<>();
    private final Map<JudgementId, Judgement> judgements = new LinkedHashMap<>();
    private final TaskId task = TaskId.random();
    private final CampaignId campaign = CampaignId.random();
    private final TickingClock clock = new TickingClock();
    private final RubricVersion rubric = new RubricVersion(
            RubricVersionId.random(),
            "Code",
            1,
            List.of(
                    new RubricVersion.Axis("correctness", "Correctness", "", Map.of()),
                    new RubricVersion.Axis("security", "Security", "", Map.of())),
            List.of(
                    new RubricVersion.ReasonCode("evidence_missed", "Evidence missed"),
                    new RubricVersion.ReasonCode("taste", "Legitimate taste")),
            "first",
            Instant.EPOCH);

    ReviewBench() {
        ground.setBeanNameGenerator(FullyQualifiedAnnotationBeanNameGenerator.INSTANCE);
        ground.registerBean(JdbcClient.class, database::jdbc);
        ground.registerBean(TransactionTemplate.class, database::transactions);
        ground.registerBean(Clock.class, () -> clock);
        ground.registerBean(Audit.class, () -> TestAudit.on(database.jdbc()));
        ground.scan("dev.marlin.attention");
        ground.refresh();
        attention = ground.getBean(Attention.class);
        audit = ground.getBean(Audit.class);
        Staffing staffing = new Staffing(role -> holders.getOrDefault(role, List.of()), submissions, new Random(7));
        WhoseTurn whoseTurn = new WhoseTurn(attention, this, staffing, submissions);
        Course.Ground base = new Course.Ground(database.transactions(), clock, audit, told());
        Course course = new Course(submissions, reviewStore, this, staffing, whoseTurn, base);
        Seating seating = new Seating(submissions, staffing, course);
        CaseFile.Archive files = new CaseFile.Archive(submissions, reviewStore, this, this);
        reviews = new Reviews(submissions, reviewStore, files, this, seating);
        adjudications = new Adjudications(submissions, reviewStore, files, this, course);
        Filling filling = new Filling(seating, staffing, whoseTurn, submissions);
        turns = new OverdueTurns(submissions, course, filling, whoseTurn, attention);
        openings = new Openings(submissions, course, filling, turns, attention);
        desk = new ReviewDesk(submissions, files, this, attention, turns);
        work = new AcceptedWork.FromAcceptances(submissions, this);
    }

    /** What was told of an acceptance. */
    record Accepted(OutcomeListener.Work work, JudgementId judgement) {
        PersonId author() {
            return work.author();
        }

        List<PersonId> reviewers() {
            return work.reviewers();
        }
    }

    private ObjectProvider<OutcomeListener> told() {
        return new ObjectProvider<>() {
            @Override
            public OutcomeListener getObject() {
                return new Recorder();
            }

            @Override
            public Stream<OutcomeListener> stream() {
                return Stream.of(getObject());
            }
        };
    }

    private final class Recorder implements OutcomeListener {
        @Override
        public void submitted(Work work) {
            told.add("submitted " + work.submission());
        }

        @Override
        public void accepted(Work work, JudgementId judgement) {
            told.add("accepted " + work.submission());
            listener.accept(new Accepted(work, judgement));
        }

        @Override
        public void rejected(Work work) {
            told.add("rejected " + work.submission() + " by " + work.adjudicators());
        }

        @Override
        public void withdrawn(Work work) {
            told.add("withdrawn " + work.submission());
        }
    }

    /** Time goes on by a second with every look, so that order is never a matter of chance. */
    private static final class TickingClock extends Clock {
        private final AtomicLong seconds = new AtomicLong(1_800_000_000);

        @Override
        public Instant instant() {
            return Instant.ofEpochSecond(seconds.incrementAndGet());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("this clock is in UTC");
        }
    }

    /** Lets time pass. */
    void pass(Duration time) {
        clock.seconds.addAndGet(time.toSeconds());
    }

    Instant now() {
        return clock.instant();
    }

    PersonId person(Role... roles) {
        PersonId person = PersonId.random();
        database.jdbc()
                .sql("INSERT INTO person (id, login, display_name) VALUES (?, ?, ?)")
                .params(person.value(), "p-" + person, "Person")
                .update();
        for (Role role : roles) {
            holders.computeIfAbsent(role, none -> new ArrayList<>()).add(person);
        }
        return person;
    }

    void gets(PersonId person, Role role) {
        holders.computeIfAbsent(role, none -> new ArrayList<>()).add(person);
    }

    /** The person lost every role; nobody is told. */
    void loses(PersonId person) {
        holders.values().forEach(list -> list.remove(person));
    }

    /** The person may not sign in any more. */
    void leaves(PersonId person) {
        loses(person);
        database.transactions().executeWithoutResult(status -> openings.left(person));
    }

    /** A submitted comparison, on a task of a campaign under the rubric version. */
    ComparisonId comparison(PersonId author) {
        ComparisonId id = ComparisonId.random();
        insert("""
                INSERT INTO rubric_version (id, rubric, number, axes, reason_codes, reason, digest, published_by)
                VALUES (?, 'Code', 1, '[]', '[]', 'first', repeat('0', 64), ?)
                ON CONFLICT DO NOTHING
                """, rubric.id().value(), author.value());
        insert("""
                INSERT INTO campaign (id, name, state, privacy_class, rubric_version_id, reviewers, currency,
                                      author_fee_minor, reviewer_fee_minor, created_by)
                VALUES (?, 'Ours', 'OPEN', 'RELEASABLE', ?, 2, 'USD', 28000, 4000, ?)
                ON CONFLICT DO NOTHING
                """, campaign.value(), rubric.id().value(), author.value());
        insert("""
                INSERT INTO repository (id, key, name, short_name, description, topics, stars, archived, updated_at,
                                        document)
                VALUES (?, 'local:record', 'record', 'record', '', '{}', 0, false, now(), '')
                ON CONFLICT DO NOTHING
                """, task.value());
        insert("""
                INSERT INTO task (id, campaign_id, repository_id, state, title, category, base_commit, pr_title,
                                  pr_description, prompt, verifiers, toolchain, setup, author_id)
                VALUES (?, ?, ?, 'DRAFT', 'Split the record', 'REFACTOR', '', '', '', '', '[]', 'jdk',
                        '{}', ?)
                ON CONFLICT DO NOTHING
                """, task.value(), campaign.value(), task.value(), author.value());
        insert(
                """
                INSERT INTO comparison (id, pair_id, task_id, campaign_id, expert_id, rubric_version_id, state, turn,
                                        round, opened_at, changed_at)
                VALUES (?, gen_random_uuid(), ?, ?, ?, ?, 'submitted', 1, 1, now(), now())
                """,
                id.value(),
                task.value(),
                campaign.value(),
                author.value(),
                rubric.id().value());
        return id;
    }

    private void insert(String sql, Object... values) {
        database.jdbc().sql(sql).params(values).update();
    }

    /** The author submits; answers the submission. */
    SubmissionId submit(ComparisonId comparison, PersonId author, int round, Opinion opinion) {
        database.transactions().executeWithoutResult(status -> {
            Judgement judgement = write(comparison, author, Judgement.Role.AUTHOR, round, opinion);
            reviews.submitted(new SubmissionListener.Submitted(
                    comparison, task, campaign, author, judgement.id(), round, judgement.at()));
        });
        return submissions.ofComparison(comparison).orElseThrow().id();
    }

    SubmissionId submit(PersonId author, Opinion opinion) {
        return submit(comparison(author), author, 1, opinion);
    }

    static Opinion prefers(Overall overall, String words) {
        return new Opinion(
                Map.of("correctness", new AxisScore.Step(3), "security", new AxisScore.NotApplicable()),
                overall,
                Judgement.Confidence.SURE,
                words + " because of unit");
    }

    static Review.Words words(Review.Verdict verdict, String text) {
        return new Review.Words(verdict, text, List.of());
    }

    /** Judges and sends. */
    SubmissionState review(SubmissionId id, PersonId reviewer, Overall overall, Review.Verdict verdict) {
        reviews.judge(id, reviewer, prefers(overall, "I looked"));
        return reviews.send(id, reviewer, words(verdict, "my words"));
    }

    Submission get(SubmissionId id) {
        return submissions.find(id).orElseThrow();
    }

    List<PersonId> waitsFor(SubmissionId id) {
        return attention.on(WhoseTurn.KIND, id.value()).stream()
                .map(AttentionItem::person)
                .toList();
    }

    void annotate(ComparisonId comparison, PersonId author, Side side, int number, String text) {
        annotations.add(new Annotation(
                comparison,
                author,
                side,
                number,
                1,
                1,
                Optional.empty(),
                Optional.empty(),
                Annotation.Kind.BUG,
                Annotation.Severity.MAJOR,
                text,
                false,
                clock.instant()));
    }

    private Judgement write(ComparisonId comparison, PersonId judge, Judgement.Role role, int round, Opinion opinion) {
        return judge(new JudgementDraft(
                comparison,
                OptionalInt.empty(),
                judge,
                role,
                round,
                opinion.axes(),
                opinion.overall(),
                opinion.confidence(),
                opinion.rationale()));
    }

    @Override
    public Judgement judge(JudgementDraft draft) {
        Judgement judgement = new Judgement(
                JudgementId.random(),
                draft.comparison(),
                draft.turn(),
                draft.judge(),
                draft.role(),
                draft.round(),
                rubric.id(),
                draft.axes(),
                draft.overall(),
                draft.confidence(),
                draft.rationale(),
                clock.instant());
        database.jdbc()
                .sql("""
                        INSERT INTO judgement (id, comparison_id, judge_id, role, round, rubric_version_id, overall,
                                               confidence, rationale, at)
                        VALUES (?, ?, ?, lower(?), ?, ?, ?, 'sure', ?, now())
                        """)
                .param(judgement.id().value())
                .param(judgement.comparison().value())
                .param(judgement.judge().value())
                .param(judgement.role().name())
                .param(judgement.round())
                .param(rubric.id().value())
                .param(judgement.overall().key())
                .param(judgement.rationale())
                .update();
        judgements.put(judgement.id(), judgement);
        return judgement;
    }

    @Override
    public List<Judgement> of(ComparisonId comparison) {
        return judgements.values().stream()
                .filter(judgement -> judgement.comparison().equals(comparison))
                .toList();
    }

    @Override
    public Map<ComparisonId, Judged> judged(Collection<ComparisonId> some) {
        return some.stream()
                .distinct()
                .collect(Collectors.toMap(
                        id -> id,
                        id -> new Judged(
                                new PairId(id.value()),
                                new Sides(new CandidateId(id.value()), CandidateId.random()),
                                of(id))));
    }

    @Override
    public int termsInForce(CampaignId campaign) {
        return 0;
    }

    @Override
    public void judgeAnew(ComparisonId comparison, RubricVersionId version, PersonId by, int round) {
        reopen(comparison, by, round);
    }

    @Override
    public ReviewTerms terms(CampaignId campaign, int number) {
        return terms.orElseGet(() -> ReviewTerms.usual(reviewers));
    }

    @Override
    public String title(TaskId task) {
        return "Split the record";
    }

    @Override
    public RubricVersion rubric(ComparisonId comparison) {
        return rubric;
    }

    @Override
    public List<String> verifiers(ComparisonId comparison) {
        return List.of("unit");
    }

    @Override
    public List<Annotation> annotations(ComparisonId comparison) {
        return annotations.stream()
                .filter(annotation -> annotation.comparison().equals(comparison))
                .toList();
    }

    @Override
    public void reopen(ComparisonId comparison, PersonId by, int round) {
        int changed = database.jdbc()
                .sql("UPDATE comparison SET round = ? WHERE id = ? AND round = ?")
                .params(round, comparison.value(), round - 1)
                .update();
        if (changed != 1) {
            throw MarlinException.conflict("round " + round + " does not follow");
        }
    }

    @Override
    public void close() {
        ground.close();
        database.close();
    }
}
