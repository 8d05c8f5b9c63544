package dev.marlin.reviews.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.comparisons.AxisScore;
import dev.marlin.comparisons.ComparisonId;
import dev.marlin.comparisons.Judgement;
import dev.marlin.comparisons.JudgementId;
import dev.marlin.comparisons.Overall;
import dev.marlin.kernel.PersonId;
import dev.marlin.rubrics.RubricVersionId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class DisagreementRuleTest {
    private final DisagreementRule rule = DisagreementRule.STANDARD;

    @Test
    void anotherPreferredSideIsADisagreementHoweverSlight() {
        assertThat(differ(says(Overall.A_SLIGHTLY_BETTER, 4), says(Overall.B_SLIGHTLY_BETTER, 4)))
                .isTrue();
        assertThat(differ(says(Overall.A_SLIGHTLY_BETTER, 4), says(Overall.A_MUCH_BETTER, 4)))
                .isFalse();
    }

    @Test
    void noBetterSideDisagreesWithASideButNotWithItself() {
        assertThat(differ(says(Overall.A_BETTER, 4), says(Overall.TIE, 4))).isTrue();
        assertThat(differ(says(Overall.BOTH_BAD, 4), says(Overall.B_BETTER, 4))).isTrue();
        assertThat(differ(says(Overall.BOTH_BAD, 4), says(Overall.TIE, 4))).isFalse();
    }

    @Test
    void oneReviewerOfSeveralIsEnough() {
        assertThat(differ(says(Overall.A_BETTER, 4), says(Overall.A_BETTER, 4), says(Overall.B_BETTER, 4)))
                .isTrue();
    }

    @Test
    void fourStepsOnAnAxisAreAGapAndThreeAreNot() {
        assertThat(differ(says(Overall.A_BETTER, 2), says(Overall.A_BETTER, 6))).isTrue();
        assertThat(differ(says(Overall.A_BETTER, 2), says(Overall.A_BETTER, 5))).isFalse();
    }

    @Test
    void theGapCountsBetweenReviewersToo() {
        assertThat(differ(says(Overall.A_BETTER, 4), says(Overall.A_BETTER, 2), says(Overall.A_BETTER, 6)))
                .isTrue();
    }

    @Test
    void notApplicableOpensNoGap() {
        assertThat(differ(says(Overall.A_BETTER, 0), says(Overall.A_BETTER, 7))).isFalse();
        assertThat(DisagreementRule.gap(List.of(new AxisScore.NotApplicable(), new AxisScore.Step(7))))
                .isEmpty();
    }

    private boolean differ(Judgement author, Judgement... reviewers) {
        return rule.differ(author, List.of(reviewers));
    }

    /** @param step on the one axis; 0 for not applicable */
    private static Judgement says(Overall overall, int step) {
        return new Judgement(
                JudgementId.random(),
                ComparisonId.random(),
                OptionalInt.empty(),
                PersonId.random(),
                Judgement.Role.AUTHOR,
                1,
                RubricVersionId.random(),
                Map.of("security", step == 0 ? new AxisScore.NotApplicable() : new AxisScore.Step(step)),
                overall,
                Judgement.Confidence.FAIR,
                "unit",
                Instant.EPOCH);
    }
}
