package dev.marlin.export;

import java.util.List;

/**
 * One training row in TRL's explicit conversational preference form, with where it comes from beside it. Ties and both bad
 * have no such row; they stand in the judgements table.
 *
 * @param prompt messages that both sides share: the task, and for turns on shared ground what came before
 * @param chosen messages of the preferred side after the prompt
 * @param rejected messages of the other side after the prompt
 * @param margin strength of the preference, 1 to 3
 * @param consent privacy class of the campaign, always {@code releasable} in a release
 * @param annotator pseudonym of who gave the judgement that counts, different in every release
 * @param chosen_side where the preferred candidate stood
 * @param chosen_trajectory file of the release that holds what the preferred candidate did
 * @param chosen_provenance {@code executed}, {@code imported} or {@code scripted}: no model was called
 */
record PreferenceRow(
        List<Message> prompt,
        List<Message> chosen,
        List<Message> rejected,
        double margin,
        String judgement_id,
        String comparison_id,
        String task_id,
        String task_digest,
        String category,
        String repository,
        String base_commit,
        String license,
        String rubric,
        String annotator,
        String chosen_side,
        String chosen_agent,
        String rejected_agent,
        String chosen_patch_sha256,
        String rejected_patch_sha256,
        String chosen_trajectory,
        String rejected_trajectory,
        String chosen_verifiers,
        String rejected_verifiers,
        String chosen_provenance,
        String rejected_provenance,
        String consent,
        int turns) {
    PreferenceRow {
        prompt = List.copyOf(prompt);
        chosen = List.copyOf(chosen);
        rejected = List.copyOf(rejected);
    }

    /** One message of a conversation. */
    record Message(String role, String content) {}
}
