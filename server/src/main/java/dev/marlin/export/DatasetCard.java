package dev.marlin.export;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The README of a release, with the front matter that a dataset hub reads. */
final class DatasetCard {
    private DatasetCard() {}

    static String of(ReleaseFacts facts) {
        return """
                ---
                pretty_name: "%s"
                language: [en]
                license: other
                license_name: per-row
                annotations_creators: [expert-generated]
                task_categories: [text-generation]
                size_categories: ["%s"]
                tags: [preference, coding-agents, dpo, marlin]
                configs:
                  - config_name: preferences
                    default: true
                    data_files: [{split: train, path: "preferences/*.parquet"}]
                  - config_name: judgements
                    data_files: [{split: train, path: "judgements/*.parquet"}]
                ---

                # %s

                Blind judgements of coding agents by expert engineers: same repository, same base commit, same prompt, two answers.
                %d preference rows and %d judgements over %d trajectories, written %s.

                ```python
                from datasets import load_dataset
                preferences = load_dataset(".", "preferences", split="train")   # TRL: DPOTrainer, RewardTrainer
                ```

                `prompt`, `chosen` and `rejected` are TRL's conversational preference form; `margin` is the strength, 1 to 3. Each row
                says which judgement, task, rubric version, agents and patches it rests on. `license` is that of the row's repository.
                Ties and "both bad" have no preference row; the judgements table holds them as what they are. Measure agreement
                over judgements that are `blind`: the others were given after their judge had heard somebody else.

                **Mind the length.** Trainers cut or drop rows over their `max_length` (1,024 tokens by default in TRL); changes to
                repositories are longer.

                ## Trajectories

                `trajectories/` holds one document in ATIF 1.7 (Agent Trajectory Interchange Format) for every candidate that a row
                names: `chosen_trajectory` and `rejected_trajectory` of a preference, `trajectory_a` and `trajectory_b` of a judgement
                are its file. It holds all turns of that candidate, each beginning with the prompt that it was given, and nothing of
                the other one. Where the preferred work was continued, the other candidate's next turn began with that work and not
                with its own: `notes` says so. Steps with `llm_call_count` 0 called no model. Token totals are counted outside the
                agent, `total_prompt_tokens` includes cached ones; `metrics` of a step are the agent's own word. A trajectory quotes
                files of its row's repository and is under that row's `license`.

                ## Left out

                %s
                """.formatted(
                        facts.name(),
                        size(facts.preferences()),
                        facts.name(),
                        facts.preferences(),
                        facts.judgements(),
                        facts.trajectories(),
                        facts.createdAt(),
                        leftOut(facts.leftOut()));
    }

    private static String leftOut(Map<String, Integer> reasons) {
        return reasons.isEmpty()
                ? "Nothing."
                : new TreeMap<>(reasons)
                        .entrySet().stream()
                                .map(reason -> "- " + reason.getValue() + " accepted comparisons: " + reason.getKey())
                                .collect(Collectors.joining("\n"));
    }

    private static String size(int rows) {
        if (rows < 1_000) {
            return "n<1K";
        }
        return rows < 10_000 ? "1K<n<10K" : rows < 100_000 ? "10K<n<100K" : "100K<n<1M";
    }
}
