package dev.marlin.api.reviews;

import dev.marlin.reviews.Decision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision, as programs spell it.
 *
 * @param judgement the adjudicator's own
 * @param outcome {@code uphold}, {@code overrule}, {@code return} or {@code reject}
 * @param reasonCode key of one of the rubric version's
 * @param evidence references ({@code E/A1}) or verifiers' names, one or more
 * @param message to author and reviewers
 */
public record DecisionBody(
        @Nullable OpinionBody judgement,
        @Nullable String outcome,
        @Nullable String reasonCode,
        @Nullable List<String> evidence,
        @Nullable String message) {

    Decision.Grounds grounds() {
        return new Decision.Grounds(
                Decision.Outcome.parse(OpinionBody.given(outcome, "outcome")),
                OpinionBody.given(reasonCode, "reasonCode"),
                OpinionBody.given(evidence, "evidence"),
                OpinionBody.given(message, "message"));
    }
}
