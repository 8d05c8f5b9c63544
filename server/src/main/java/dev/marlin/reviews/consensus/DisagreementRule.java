package dev.marlin.reviews.consensus;

import dev.marlin.comparisons.AxisScore;
import dev.marlin.comparisons.Judgement;
import dev.marlin.comparisons.Side;
import java.util.Collection;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * When people differ so much that an adjudicator must decide. They do, if
 *
 * <ul>
 *   <li>the author prefers another side than some reviewer, or one of them prefers a side and the other none (a tie or
 *       both bad; those two agree that there is no better side), or
 *   <li>on some axis two of them, author or reviewers, are {@code axisGap} or more steps apart. "Not applicable" is no
 *       step and opens no gap.
 * </ul>
 *
 * @param axisGap steps, 1 to 6
 */
public record DisagreementRule(int axisGap) {
    /** The rule of this installation: half the scale and one more step. */
    public static final DisagreementRule STANDARD = new DisagreementRule(4);

    public DisagreementRule {
        if (axisGap < 1 || axisGap > 6) {
            throw new IllegalArgumentException("a gap on a scale of seven is 1 to 6, not " + axisGap);
        }
    }

    /** Whether these judgements of one round call for an adjudicator. */
    public boolean differ(Judgement author, List<Judgement> reviewers) {
        Optional<Side> preferred = author.overall().preferred();
        boolean otherSide = reviewers.stream()
                .anyMatch(review -> !review.overall().preferred().equals(preferred));
        return otherSide
                || author.axes().keySet().stream()
                        .map(axis -> gap(Stream.concat(Stream.of(author), reviewers.stream())
                                .flatMap(judgement ->
                                        Stream.ofNullable(judgement.axes().get(axis)))
                                .toList()))
                        .anyMatch(gap -> gap.isPresent() && gap.getAsInt() >= axisGap);
    }

    /** Distance in steps between the two that are furthest apart; empty when fewer than two gave a step. */
    public static OptionalInt gap(Collection<AxisScore> scores) {
        IntSummaryStatistics steps = scores.stream()
                .flatMap(score -> score instanceof AxisScore.Step step ? Stream.of(step.value()) : Stream.empty())
                .mapToInt(Integer::intValue)
                .summaryStatistics();
        return steps.getCount() < 2 ? OptionalInt.empty() : OptionalInt.of(steps.getMax() - steps.getMin());
    }
}
