package dev.marlin.comparisons;

import dev.marlin.kernel.PersonId;
import dev.marlin.rubrics.RubricVersionId;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalInt;

/**
 * One person's judgement of one comparison; never changed.
 *
 * @param turn the turn that it is about; empty when it is about the whole
 * @param round review round in which it was given; 1 for the first
 * @param axes by axis key of the rubric version, every axis answered
 * @param rationale names evidence: at least one annotation or verifier
 */
public record Judgement(
        JudgementId id,
        ComparisonId comparison,
        OptionalInt turn,
        PersonId judge,
        Role role,
        int round,
        RubricVersionId rubricVersion,
        Map<String, AxisScore> axes,
        Overall overall,
        Confidence confidence,
        String rationale,
        Instant at) {
    public Judgement {
        axes = Map.copyOf(axes);
    }

    /** In what capacity it was given. */
    public enum Role {
        AUTHOR,
        REVIEWER,
        ADJUDICATOR
    }

    /** How sure the person is. */
    public enum Confidence {
        GUESS,
        FAIR,
        SURE,
        CERTAIN
    }
}
