package dev.marlin.export;

import java.util.List;

/**
 * One judgement as it was given: every role, every turn, every round, ties and both bad as what they are.
 *
 * @param turn the turn that it is about; 0 for the whole
 * @param axes by key, in the keys' order; score is 1 to 7, as text, or {@code n/a} where not applicable
 * @param overall one of the eight values
 * @param patch_a_sha256 what side A had changed since the base when the turn that it is about ended
 * @param trajectory_a file of the release that holds what side A did
 * @param provenance_a {@code executed}, {@code imported} or {@code scripted}: no model was called
 * @param blind whether its judge gave it before they heard anybody else about the comparison
 * @param counts whether it is the judgement that the acceptance rests on
 */
record JudgementRow(
        String judgement_id,
        String comparison_id,
        String task_id,
        int turn,
        int round,
        String role,
        String annotator,
        String rubric,
        List<Axis> axes,
        String overall,
        String preferred_side,
        int strength,
        String confidence,
        String rationale,
        String task_digest,
        String repository,
        String base_commit,
        String license,
        String agent_a,
        String agent_b,
        String patch_a_sha256,
        String patch_b_sha256,
        String trajectory_a,
        String trajectory_b,
        String provenance_a,
        String provenance_b,
        boolean blind,
        boolean counts,
        String judged_at,
        String consent) {
    JudgementRow {
        axes = List.copyOf(axes);
    }

    /** One axis; a list of these, not a map: the {@code datasets} library has no type for maps. */
    record Axis(String axis, String score) {}
}
