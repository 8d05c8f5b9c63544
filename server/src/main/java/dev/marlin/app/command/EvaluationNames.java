package dev.marlin.app.command;

import dev.marlin.agents.AgentVersion;
import dev.marlin.agents.Agents;
import dev.marlin.evaluation.Batch;
import dev.marlin.evaluation.Evaluations;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Problem;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Agent versions and batches as people type them. An unknown name is answered with those that there are. */
final class EvaluationNames {
    private EvaluationNames() {}

    /** @param text {@code NAME@VERSION} or an id */
    static AgentVersion agent(Agents agents, String text) {
        List<AgentVersion> all = agents.all();
        return one(
                "agent version",
                text,
                all,
                version -> text.equals(spelled(version))
                        || text.equals(version.id().toString()),
                all.stream().map(EvaluationNames::spelled).toList());
    }

    /** @param text name or id; null stands for the only one */
    static Batch batch(Evaluations evaluations, @Nullable String text) {
        List<Batch> all = evaluations.batches();
        if (text == null && all.size() == 1) {
            return all.getFirst();
        }
        List<String> names = all.stream().map(Batch::name).toList();
        if (text == null) {
            throw new MarlinException(
                    all.isEmpty() ? Problem.NOT_FOUND : Problem.INVALID,
                    all.isEmpty()
                            ? "There is no locked batch. A manager locks one on the page Evaluations. Nothing was started."
                            : "Say which batch: --batch " + String.join(", --batch ", names)
                                    + ". Nothing was started.");
        }
        return one(
                "batch",
                text,
                all,
                batch -> text.equals(batch.name()) || text.equals(batch.id().toString()),
                names);
    }

    private static String spelled(AgentVersion version) {
        return version.agent() + "@" + version.version();
    }

    private static <T> T one(String what, String text, List<T> all, Predicate<T> meant, List<String> names) {
        return all.stream()
                .filter(meant)
                .findFirst()
                .orElseThrow(() -> new MarlinException(
                        Problem.NOT_FOUND,
                        "There is no " + what + " “" + text + "”. Nothing was started. " + NameList.of(names)));
    }
}
