package dev.marlin.web.evaluation;

import dev.marlin.agents.AgentVersionId;
import dev.marlin.agents.Agents;
import dev.marlin.evaluation.BatchId;
import dev.marlin.evaluation.EvaluationId;
import dev.marlin.evaluation.Evaluations;
import dev.marlin.identity.Visitor;
import dev.marlin.tasks.TaskId;
import dev.marlin.tasks.Tasks;
import dev.marlin.web.ui.Redirect;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Batches and evaluations for managers. */
@Controller
class EvaluationsController {
    private final Evaluations evaluations;
    private final Agents agents;
    private final Tasks tasks;

    EvaluationsController(Evaluations evaluations, Agents agents, Tasks tasks) {
        this.evaluations = evaluations;
        this.agents = agents;
        this.tasks = tasks;
    }

    @GetMapping("/evaluations")
    EvaluationsPage all() {
        return new EvaluationsPage(evaluations.batches(), evaluations.all(), agents.all(), tasks.ready());
    }

    @PostMapping("/evaluations/batches")
    Redirect lock(Visitor visitor, @RequestParam String name, @RequestParam(defaultValue = "") List<String> tasks) {
        evaluations.lock(name, tasks.stream().map(TaskId::parse).toList(), visitor.id());
        return Redirect.to("/evaluations");
    }

    @PostMapping("/evaluations")
    Redirect start(Visitor visitor, @RequestParam String batch, @RequestParam String agentVersion) {
        EvaluationId id = evaluations.start(BatchId.parse(batch), AgentVersionId.parse(agentVersion), visitor.id());
        return Redirect.to("/evaluations/" + id);
    }

    @GetMapping("/evaluations/{evaluation}")
    EvaluationPage one(@PathVariable String evaluation) {
        return new EvaluationPage(evaluations.score(EvaluationId.parse(evaluation)));
    }
}
