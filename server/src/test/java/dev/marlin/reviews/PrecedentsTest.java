package dev.marlin.reviews;

import static dev.marlin.reviews.ReviewBench.prefers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.audit.Audit;
import dev.marlin.comparisons.Overall;
import dev.marlin.identity.Role;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.reviews.appeals.Appeal;
import dev.marlin.reviews.calibration.Calibration;
import dev.marlin.reviews.life.Review.Verdict;
import dev.marlin.reviews.life.SubmissionId;
import dev.marlin.reviews.precedents.Precedent;
import dev.marlin.reviews.precedents.Precedents;
import dev.marlin.rubrics.Clause;
import dev.marlin.vault.TestVault;
import dev.marlin.vault.Vault;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class PrecedentsTest {
    private static final Clause TASTE = Clause.parse("reason:taste");

    private final ReviewBench bench = new ReviewBench();
    private final AnnotationConfigApplicationContext rooms = new AnnotationConfigApplicationContext();
    private final PersonId author = bench.person(Role.EXPERT);
    private final PersonId ada = bench.person(Role.REVIEWER);
    private final PersonId judge = bench.person(Role.ADJUDICATOR);

    @BeforeEach
    void open() {
        rooms.registerBean(JdbcClient.class, bench.database::jdbc);
        rooms.registerBean(TransactionTemplate.class, bench.database::transactions);
        rooms.registerBean(Audit.class, () -> bench.audit);
        rooms.registerBean(Vault.class, () -> TestVault.on(bench.database.jdbc()));
        rooms.registerBean(ReviewDesk.class, () -> bench.desk);
        rooms.registerBean(Clock.class, Clock::systemUTC);
        rooms.scan("dev.marlin.reviews.precedents", "dev.marlin.reviews.calibration");
        rooms.refresh();
        bench.reviewers = 1;
    }

    @AfterEach
    void close() {
        rooms.close();
        bench.close();
    }

    @Test
    void anAdjudicatorMarksADecisionAndAWithdrawalStaysOnRecord() {
        SubmissionId id = decided(Decision.Outcome.UPHOLD, Overall.A_BETTER);
        Precedent marked = precedents().mark(id, TASTE, "both names were fine", judge);
        assertThat(precedents().all()).singleElement().isEqualTo(marked);
        assertThat(marked.decided().message()).isEqualTo("to everybody");
        precedents().withdraw(marked.id().toString(), "the clause changed", judge);
        assertThat(precedents().all())
                .singleElement()
                .satisfies(one -> assertThat(one.withdrawn()).contains("the clause changed"));
        refused("withdrawn before", () -> precedents().withdraw(marked.id().toString(), "again", judge));
    }

    @Test
    void onlyWhoDecidedMarksAndOnlyClausesOfTheRubric() {
        SubmissionId id = decided(Decision.Outcome.UPHOLD, Overall.A_BETTER);
        refused("decision", () -> precedents().mark(id, TASTE, "mine", ada));
        refused("clause", () -> precedents().mark(id, Clause.parse("axis:beauty"), "so", judge));
        refused("reason", () -> precedents().mark(id, TASTE, " ", judge));
    }

    @Test
    void nothingOfTheSameTaskIsShownBesideAForm() {
        SubmissionId id = decided(Decision.Outcome.UPHOLD, Overall.A_BETTER);
        precedents().mark(id, TASTE, "both names were fine", judge);
        SubmissionId next = bench.submit(bench.person(Role.EXPERT), prefers(Overall.A_BETTER, "author"));
        assertThat(precedents().beside(next)).isEmpty();
        bench.database.jdbc().sql("""
                        INSERT INTO task (id, campaign_id, repository_id, state, title, category, base_commit, pr_title,
                                          pr_description, prompt, verifiers, toolchain, setup, author_id)
                        SELECT gen_random_uuid(), campaign_id, repository_id, state, 'Other', category, base_commit,
                               pr_title, pr_description, prompt, verifiers, toolchain, setup, author_id
                        FROM task LIMIT 1
                        """).update();
        bench.database
                .jdbc()
                .sql("UPDATE submission SET task_id = (SELECT id FROM task WHERE title = 'Other') WHERE id = ?")
                .param(next.value())
                .update();
        assertThat(precedents().beside(next)).hasSize(1);
    }

    @Test
    void aReviewerWhomAnAdjudicatorContradictsIsOverturned() {
        for (int i = 0; i < 9; i++) {
            decided(Decision.Outcome.UPHOLD, Overall.A_BETTER);
        }
        assertThat(calibration().all()).singleElement().satisfies(one -> {
            assertThat(one.reviews()).isEqualTo(9);
            assertThat(one.overturned()).isEqualTo(9);
            assertThat(one.share()).isEmpty();
        });
        decided(Decision.Outcome.OVERRULE, Overall.B_BETTER);
        assertThat(calibration().all()).singleElement().satisfies(one -> {
            assertThat(one.overturned()).isEqualTo(9);
            assertThat(one.share().orElseThrow().value()).isBetween(0.5, 1.0);
        });
    }

    @Test
    void aRejectionThatAnAppealOverturnsSpeaksForTheAuthor() {
        SubmissionId id = decided(Decision.Outcome.REJECT, Overall.BOTH_BAD);
        assertThat(calibration().all()).allMatch(one -> one.overturned() == 0);
        PersonId second = bench.person(Role.ADJUDICATOR);
        bench.adjudications.appeal(id, author, "look again");
        bench.adjudications.resolve(id, second, Appeal.Outcome.OVERTURNED, "they are right");
        assertThat(calibration().all()).allMatch(one -> one.overturned() == 1);
    }

    /** Ada prefers the other side, so that it comes to a decision. */
    private SubmissionId decided(Decision.Outcome outcome, Overall overall) {
        SubmissionId id = bench.submit(author, prefers(Overall.A_BETTER, "author"));
        bench.review(id, ada, Overall.B_BETTER, Verdict.ACCEPT);
        bench.adjudications.decide(
                id,
                judge,
                prefers(overall, "decided"),
                new Decision.Grounds(outcome, "taste", List.of("unit"), "to everybody"));
        return id;
    }

    private Precedents precedents() {
        return rooms.getBean(Precedents.class);
    }

    private Calibration calibration() {
        return rooms.getBean(Calibration.class);
    }

    private static void refused(String words, Runnable act) {
        assertThatThrownBy(act::run).isInstanceOf(MarlinException.class).hasMessageContaining(words);
    }
}
