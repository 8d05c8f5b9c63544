package dev.marlin.reviews;

import static dev.marlin.reviews.ReviewBench.prefers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.comparisons.BlindView;
import dev.marlin.comparisons.Comparison;
import dev.marlin.comparisons.ComparisonId;
import dev.marlin.comparisons.Judgement;
import dev.marlin.comparisons.Overall;
import dev.marlin.comparisons.Side;
import dev.marlin.identity.Role;
import dev.marlin.kernel.PersonId;
import dev.marlin.reviews.life.Review.Verdict;
import dev.marlin.reviews.life.SubmissionId;
import dev.marlin.reviews.terms.AgreementRule;
import dev.marlin.reviews.terms.Blindness;
import dev.marlin.reviews.terms.ReviewTerms;
import dev.marlin.runs.NeutralCandidate;
import dev.marlin.runs.NeutralPair;
import dev.marlin.runs.PairId;
import dev.marlin.tasks.Category;
import dev.marlin.tasks.TaskId;
import dev.marlin.web.bench.Bench;
import dev.marlin.web.bench.Look;
import dev.marlin.web.bench.ScoreSheet;
import dev.marlin.web.reviews.AdjudicationPage;
import dev.marlin.web.reviews.AnswerPage;
import dev.marlin.web.reviews.ReviewPage;
import dev.marlin.web.reviews.ReviewsPage;
import dev.marlin.web.ui.PageView;
import dev.marlin.web.ui.Shell;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReviewTemplatesTest {
    private static final String SECRET = "author-thinks-so";

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
    private final ReviewBench bench = new ReviewBench();
    private final PersonId author = bench.person(Role.EXPERT);
    private final PersonId ada = bench.person(Role.REVIEWER);
    private final PersonId ben = bench.person(Role.REVIEWER);
    private final PersonId judge = bench.person(Role.ADJUDICATOR);
    private final ComparisonId comparison = bench.comparison(author);

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void theFirstPageOfAReviewerHoldsNothingOfTheAuthorAndTheSecondAllOfIt() {
        SubmissionId id = submit();
        String first = reviewPage(id, ada);
        assertThat(first)
                .contains("Record my judgement", "Blind review.")
                .doesNotContain(SECRET, "<remark>", "Send review");
        bench.reviews.judge(id, ada, prefers(Overall.B_BETTER, "ada <b>says</b>"));
        String second = reviewPage(id, ada);
        assertThat(second).contains("Send review", SECRET, "E/A1", "&lt;remark&gt;", "ada &lt;b&gt;says");
        assertThat(reviewPage(id, ben)).doesNotContain(SECRET, "ada &lt;b");
    }

    @Test
    void theFirstPageOfASightedReviewerSaysSoAndHoldsTheAuthorsWord() {
        SubmissionId id = sighted();
        String page = reviewPage(id, ada);
        assertThat(page).contains("Sighted review.", SECRET, "&lt;remark&gt;", "Record my judgement");
        assertThat(page).doesNotContain("Blind review.", "Send review");
        assertThat(render("answer", new AnswerPage(bench.desk.look(id, author), "", Optional.empty())))
                .doesNotContain("ighted", "lind");
    }

    private SubmissionId sighted() {
        bench.terms = Optional.of(new ReviewTerms(List.of(2), AgreementRule.USUAL, 20, ReviewTerms.Limits.USUAL));
        for (int tries = 0; tries < 60; tries++) {
            ComparisonId next = bench.comparison(author);
            bench.annotate(next, author, Side.A, 1, "<remark>");
            SubmissionId id = bench.submit(next, author, 1, prefers(Overall.A_BETTER, SECRET));
            if (bench.submissions.blindness(id) == Blindness.SIGHTED) {
                return id;
            }
        }
        throw new AssertionError("sixty draws, none of them sighted");
    }

    @Test
    void theAdjudicationPageShowsWhereTheyDifferWithTheWidestGapFirst() {
        SubmissionId id = disputed(Verdict.ACCEPT);
        SubmissionView view = bench.desk.look(id, judge);
        String page = render(
                "adjudication",
                new AdjudicationPage(view, sheet(view), Map.of(), List.of(), Optional.of("link evidence"), List.of()));
        assertThat(page)
                .contains("Save decision", "in dispute", SECRET, "link evidence", "Evidence missed", "Reviewer 2");
        assertThat(page.indexOf("Correctness</th>")).isLessThan(page.indexOf("Security</th>"));
        for (PersonId person : List.of(author, ada, ben)) {
            assertThat(page).doesNotContain(person.toString());
        }
    }

    @Test
    void theAuthorReadsWhatWasAskedAndWhereToReworkIt() {
        SubmissionId id = disputed(Verdict.REQUEST_CHANGES);
        String page = render("answer", new AnswerPage(bench.desk.look(id, author), "", Optional.empty()));
        assertThat(page).contains("Rework the comparison", "/comparisons/" + comparison, "my words", "Request changes");
    }

    @Test
    void theListSaysWhatWaitsForWhomAlsoWhenItIsEmpty() {
        SubmissionId id = submit();
        var submitted = bench.get(id).changedAt();
        String reviewer = render(
                "reviews", new ReviewsPage(bench.desk.of(ada), List.of(), List.of(), false, submitted.plusSeconds(60)));
        assertThat(reviewer).contains("/reviews/" + id, "Split the record");
        String writer = render(
                "reviews",
                new ReviewsPage(
                        bench.desk.of(author), List.of(), List.of(), false, submitted.plus(Duration.ofHours(3))));
        assertThat(writer).contains("Nothing waits for you", "1 item waits for others, oldest 3 h.");
    }

    private SubmissionId submit() {
        bench.annotate(comparison, author, Side.A, 1, "<remark>");
        return bench.submit(comparison, author, 1, prefers(Overall.A_BETTER, SECRET));
    }

    private SubmissionId disputed(Verdict verdict) {
        SubmissionId id = submit();
        bench.review(id, ada, Overall.B_BETTER, verdict);
        bench.review(id, ben, Overall.A_BETTER, Verdict.ACCEPT);
        return id;
    }

    private String reviewPage(SubmissionId id, PersonId person) {
        SubmissionView view = bench.desk.look(id, person);
        Bench sides = new Bench(
                blind(),
                Look.of("/reviews/" + id, Map.of()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                view.turn() == SubmissionView.Turn.JUDGE);
        return render("review", new ReviewPage(view, sides, sheet(view), Map.of(), Optional.empty(), List.of()));
    }

    private ScoreSheet sheet(SubmissionView view) {
        return new ScoreSheet(
                view.rubric(),
                Map.of(),
                new Judgement.Evidence(List.of(), List.of(), List.of()),
                List.of(),
                view.verifiers(),
                false);
    }

    private BlindView blind() {
        Comparison shown = new Comparison(
                comparison,
                PairId.random(),
                TaskId.random(),
                CampaignId.random(),
                author,
                bench.rubric(comparison).id(),
                Comparison.State.SUBMITTED,
                1,
                1,
                bench.now(),
                bench.now());
        return new BlindView(
                shown,
                "Split the record",
                "7Q4-KDX",
                Category.REFACTOR,
                "0".repeat(40),
                bench.rubric(comparison),
                List.of(new NeutralPair.Turn(1, "Split it.", Optional.empty())),
                1,
                half(Side.A),
                half(Side.B),
                List.of(),
                false,
                Optional.empty());
    }

    private static BlindView.Half half(Side side) {
        return new BlindView.Half(
                side, NeutralCandidate.Outcome.NO_CHANGE, List.of(), List.of(), List.of(), "done", List.of());
    }

    private String render(String template, PageView page) {
        Shell shell = new Shell(Optional.empty(), List.of(), path -> true, 0, "token", "system", true, false, false);
        StringOutput output = new StringOutput();
        engine.render("reviews/" + template + ".jte", Map.of("page", page, "shell", shell), output);
        return output.toString();
    }
}
