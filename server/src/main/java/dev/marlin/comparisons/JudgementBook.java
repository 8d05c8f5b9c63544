package dev.marlin.comparisons;

import dev.marlin.kernel.MarlinException;
import dev.marlin.rubrics.RubricVersion;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * Where judgements are checked and written. An author's rationale must name evidence for each side, a reviewer's or
 * adjudicator's at least one piece, by the rule of {@link Judgement.Evidence}; an author judges while the comparison is writable,
 * the others while it is submitted.
 */
@Service
class JudgementBook implements Judgements {
    private static final int RATIONALE_LIMIT = 100_000;

    private final ComparisonStore comparisons;
    private final JudgementStore judgements;
    private final Annotations annotations;
    private final Assignments assignments;
    private final Ground ground;

    JudgementBook(
            ComparisonStore comparisons,
            JudgementStore judgements,
            Annotations annotations,
            Assignments assignments,
            Ground ground) {
        this.comparisons = comparisons;
        this.judgements = judgements;
        this.annotations = annotations;
        this.assignments = assignments;
        this.ground = ground;
    }

    Judgement get(JudgementId judgement) {
        return judgements.get(judgement);
    }

    @Override
    public List<Judgement> of(ComparisonId comparison) {
        return judgements.of(comparison);
    }

    @Override
    public Map<ComparisonId, Judged> judged(Collection<ComparisonId> some) {
        return comparisons.judged(judgements.of(some));
    }

    @Override
    public Judgement judge(JudgementDraft draft) {
        return ground.inTransaction(() -> write(comparisons.lock(draft.comparison()), draft));
    }

    private Judgement write(Comparison comparison, JudgementDraft draft) {
        requireState(comparison, draft.role());
        requireAxes(assignments.rubric(comparison.rubricVersion()), draft.axes());
        requireEvidence(comparison, draft);
        if (draft.turn().isPresent()
                && (draft.turn().getAsInt() < 1 || draft.turn().getAsInt() > comparison.turn())) {
            throw MarlinException.invalid("There is no turn " + draft.turn().getAsInt()
                    + " to judge: the latest is turn " + comparison.turn() + ". Nothing was saved.");
        }
        Judgement judgement = new Judgement(
                JudgementId.random(),
                comparison.id(),
                draft.turn(),
                draft.judge(),
                draft.role(),
                draft.round(),
                comparison.rubricVersion(),
                draft.axes(),
                draft.overall(),
                draft.confidence(),
                draft.rationale(),
                ground.now());
        judgements.insert(judgement);
        ground.log(
                draft.judge(),
                "judgement.given",
                "judgement",
                judgement.id().value(),
                Map.of(
                        "comparison", comparison.id().toString(),
                        "role", draft.role().name().toLowerCase(Locale.ROOT),
                        "round", Integer.toString(draft.round()),
                        "turn",
                                draft.turn().isPresent()
                                        ? Integer.toString(draft.turn().getAsInt())
                                        : "whole",
                        "rubric_version", comparison.rubricVersion().toString()));
        return judgement;
    }

    private static void requireState(Comparison comparison, Judgement.Role role) {
        boolean open = switch (role) {
            case AUTHOR -> comparison.state().isWritable();
            case REVIEWER, ADJUDICATOR -> comparison.state() == Comparison.State.SUBMITTED;
        };
        if (!open) {
            throw MarlinException.conflict("This comparison is "
                    + comparison.state().key().replace('_', ' ')
                    + " and cannot be judged now. Nothing was saved; reload the page to see where it stands.");
        }
    }

    private static void requireAxes(RubricVersion rubric, Map<String, AxisScore> axes) {
        Set<String> wanted =
                rubric.axes().stream().map(RubricVersion.Axis::key).collect(Collectors.toCollection(TreeSet::new));
        if (!wanted.equals(axes.keySet())) {
            Set<String> missing = new TreeSet<>(wanted);
            missing.removeAll(axes.keySet());
            Set<String> unknown = new TreeSet<>(axes.keySet());
            unknown.removeAll(wanted);
            throw MarlinException.invalid("Every axis needs an answer, 1 to 7 or not applicable."
                    + (missing.isEmpty() ? "" : " Missing: " + String.join(", ", missing) + ".")
                    + (unknown.isEmpty() ? "" : " Not an axis of this rubric version: " + unknown.size() + ".")
                    + " Nothing was saved.");
        }
    }

    private void requireEvidence(Comparison comparison, JudgementDraft draft) {
        if (draft.rationale().isBlank()) {
            throw MarlinException.invalid("Say why: the rationale is empty. Nothing was saved.");
        }
        if (draft.rationale().length() > RATIONALE_LIMIT) {
            throw MarlinException.invalid(
                    "The rationale is longer than " + RATIONALE_LIMIT + " characters. Nothing was saved.");
        }
        Judgement.Evidence evidence = annotations.evidence(comparison, draft.judge(), draft.role(), draft.rationale());
        if (draft.role() == Judgement.Role.AUTHOR) {
            for (Side side : Side.values()) {
                if (!evidence.covers(side)) {
                    throw MarlinException.invalid("The rationale names nothing for " + side
                            + ": name an annotation on it (" + side
                            + "1) or a verifier, which counts for both sides. Nothing was saved.");
                }
            }
        } else if (evidence.isEmpty()) {
            throw MarlinException.invalid("The rationale names no evidence: name an annotation (A1, B1) or a verifier."
                    + " Nothing was saved.");
        }
    }
}
