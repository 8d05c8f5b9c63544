package dev.marlin.web.evaluation;

import dev.marlin.agents.AgentVersion;
import dev.marlin.evaluation.Batch;
import dev.marlin.evaluation.Evaluation;
import dev.marlin.tasks.Task;
import dev.marlin.web.ui.PageView;
import java.util.List;

/**
 * Batches and evaluations.
 *
 * @param ready tasks that can be locked
 */
public record EvaluationsPage(
        List<Batch> batches, List<Evaluation> evaluations, List<AgentVersion> agents, List<Task> ready)
        implements PageView {
    public EvaluationsPage {
        batches = List.copyOf(batches);
        evaluations = List.copyOf(evaluations);
        agents = List.copyOf(agents);
        ready = List.copyOf(ready);
    }
}
