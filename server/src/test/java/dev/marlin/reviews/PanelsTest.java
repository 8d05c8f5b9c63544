package dev.marlin.reviews;

import static dev.marlin.reviews.ReviewBench.prefers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.comparisons.Overall;
import dev.marlin.identity.Role;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.reviews.life.Review.Verdict;
import dev.marlin.reviews.life.SubmissionId;
import dev.marlin.reviews.life.SubmissionState;
import dev.marlin.reviews.terms.AgreementRule;
import dev.marlin.reviews.terms.ReviewTerms;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PanelsTest {
    private final ReviewBench bench = new ReviewBench();
    private final PersonId author = bench.person(Role.EXPERT, Role.REVIEWER);
    private final PersonId judge = bench.person(Role.ADJUDICATOR);
    private final PersonId manager = bench.person(Role.MANAGER);

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void panelsFollowOneAnotherAndNobodySitsOnTwo() {
        reviewers(4);
        SubmissionId id = submit(List.of(2, 1, 1), AgreementRule.USUAL);
        List<PersonId> first = bench.submissions.panels().panel(id, 1);
        assertThat(bench.waitsFor(id)).containsExactlyInAnyOrderElementsOf(first);
        review(id, first, Overall.A_BETTER);
        List<PersonId> second = bench.submissions.panels().panel(id, 2);
        assertThat(bench.get(id).stage()).isEqualTo(2);
        assertThat(bench.waitsFor(id)).isEqualTo(second).hasSize(1);
        review(id, second, Overall.A_BETTER);
        review(id, bench.submissions.panels().panel(id, 3), Overall.A_BETTER);
        assertThat(bench.get(id).state()).isEqualTo(SubmissionState.ACCEPTED);
        assertThat(new HashSet<>(bench.submissions.panels().reviewers(id)))
                .hasSize(4)
                .doesNotContain(author);
    }

    @Test
    void aLaterPanelBeginsAsIfNobodyHadSpoken() {
        reviewers(2);
        SubmissionId id = submit(List.of(1, 1), AgreementRule.USUAL);
        PersonId first = bench.submissions.panels().panel(id, 1).getFirst();
        review(id, List.of(first), Overall.A_BETTER);
        PersonId second = bench.submissions.panels().panel(id, 2).getFirst();
        assertThat(bench.desk.look(id, second).voices()).isEmpty();
        bench.reviews.judge(id, second, prefers(Overall.A_BETTER, "second"));
        assertThat(bench.desk.look(id, second).voices())
                .hasSize(2)
                .noneMatch(voice -> voice.speaker().mark().equals("1"));
        bench.reviews.send(id, second, ReviewBench.words(Verdict.ACCEPT, ""));
        assertThat(bench.desk.look(id, second).voices()).hasSize(3);
        assertThat(bench.desk.look(id, first).voices()).hasSize(3);
    }

    @Test
    void waitsForAManagerWhereALaterPanelHasTooFewPeople() {
        reviewers(1);
        SubmissionId id = submit(List.of(1, 1), AgreementRule.USUAL);
        review(id, bench.submissions.panels().panel(id, 1), Overall.A_BETTER);
        assertThat(bench.get(id).state()).isEqualTo(SubmissionState.SUBMITTED);
        assertThat(bench.waitsFor(id)).containsExactly(manager);
        reviewers(1);
        assertThat(bench.openings.draw(id, manager)).isEqualTo(SubmissionState.IN_REVIEW);
        review(id, bench.submissions.panels().panel(id, 2), Overall.A_BETTER);
        assertThat(bench.get(id).state()).isEqualTo(SubmissionState.ACCEPTED);
    }

    @Test
    void aNewRoundBeginsWithTheFirstPanelAgain() {
        reviewers(2);
        var comparison = bench.comparison(author);
        bench.terms = Optional.of(terms(List.of(1, 1), AgreementRule.USUAL));
        SubmissionId id = bench.submit(comparison, author, 1, prefers(Overall.A_BETTER, "author"));
        PersonId first = bench.submissions.panels().panel(id, 1).getFirst();
        review(id, List.of(first), Overall.A_BETTER);
        PersonId second = bench.submissions.panels().panel(id, 2).getFirst();
        assertThat(bench.review(id, second, Overall.A_BETTER, Verdict.REQUEST_CHANGES))
                .isEqualTo(SubmissionState.RETURNED);
        bench.submit(comparison, author, 2, prefers(Overall.A_BETTER, "again"));
        assertThat(bench.waitsFor(id)).containsExactly(first);
        assertThatThrownBy(() -> bench.reviews.judge(id, second, prefers(Overall.A_BETTER, "early")))
                .isInstanceOf(MarlinException.class)
                .hasMessageContaining("not your turn");
    }

    @Test
    void aMajorityOutvotesOneWhoDiffersAndKeepsWhatTheRuleFound() {
        reviewers(3);
        SubmissionId id = submit(List.of(3), new AgreementRule(AgreementRule.Kind.MAJORITY, 4, 70));
        List<PersonId> panel = bench.submissions.panels().panel(id, 1);
        review(id, panel.subList(0, 2), Overall.A_BETTER);
        bench.review(id, panel.get(2), Overall.B_BETTER, Verdict.REQUEST_CHANGES);
        assertThat(bench.get(id).state()).isEqualTo(SubmissionState.ACCEPTED);
        assertThat(bench.submissions.panels().findings(id)).singleElement().satisfies(found -> {
            assertThat(found.figures().panel()).isEqualTo(3);
            assertThat(found.figures().support()).isEqualTo(2);
        });
    }

    @Test
    void aPosteriorThatIsNotSureAsksAnAdjudicator() {
        reviewers(2);
        SubmissionId id = submit(List.of(2), new AgreementRule(AgreementRule.Kind.POSTERIOR, 4, 90));
        review(id, bench.submissions.panels().panel(id, 1), Overall.A_BETTER);
        assertThat(bench.get(id).state()).isEqualTo(SubmissionState.IN_ADJUDICATION);
        assertThat(bench.waitsFor(id)).containsExactly(judge);
    }

    private void reviewers(int number) {
        for (int i = 0; i < number; i++) {
            bench.person(Role.REVIEWER);
        }
    }

    private void review(SubmissionId id, List<PersonId> people, Overall overall) {
        people.forEach(person -> bench.review(id, person, overall, Verdict.ACCEPT));
    }

    private SubmissionId submit(List<Integer> panels, AgreementRule rule) {
        bench.terms = Optional.of(terms(panels, rule));
        return bench.submit(author, prefers(Overall.A_BETTER, "author"));
    }

    private static ReviewTerms terms(List<Integer> panels, AgreementRule rule) {
        return new ReviewTerms(panels, rule, 100, ReviewTerms.Limits.USUAL);
    }
}
