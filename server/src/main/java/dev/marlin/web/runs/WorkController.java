package dev.marlin.web.runs;

import dev.marlin.agents.AgentVersion;
import dev.marlin.agents.AgentVersionId;
import dev.marlin.agents.Agents;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.MarlinException;
import dev.marlin.runs.ImportedPatches;
import dev.marlin.tasks.TaskId;
import dev.marlin.tasks.Tasks;
import dev.marlin.web.ui.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Attaches work that was done elsewhere, for managers. */
@Controller
class WorkController {
    private final ImportedPatches works;
    private final Agents agents;
    private final Tasks tasks;

    WorkController(ImportedPatches works, Agents agents, Tasks tasks) {
        this.works = works;
        this.agents = agents;
        this.tasks = tasks;
    }

    @GetMapping("/tasks/{task}/work")
    WorkPage page(@PathVariable String task) {
        return page(TaskId.parse(task), Optional.empty());
    }

    @PostMapping("/tasks/{task}/work")
    Answer attach(
            Visitor visitor,
            @PathVariable String task,
            @RequestParam String agent,
            @RequestParam String kind,
            @RequestParam(defaultValue = "") String content) {
        TaskId id = TaskId.parse(task);
        try {
            AgentVersionId version = AgentVersionId.parse(agent);
            switch (kind) {
                case "patch" ->
                    works.attachPatch(
                            id, version, content.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8), visitor.id());
                case "branch" -> works.attachBranch(id, version, content.strip(), visitor.id());
                case "commit" -> works.attachCommit(id, version, content.strip(), visitor.id());
                default -> throw MarlinException.invalid("kind: patch, branch or commit is wanted.");
            }
            return Answer.go("/tasks/" + id + "/work");
        } catch (MarlinException e) {
            return Answer.show(page(id, Optional.ofNullable(e.getMessage())));
        }
    }

    private WorkPage page(TaskId task, Optional<String> problem) {
        return new WorkPage(
                tasks.get(task),
                agents.all().stream()
                        .filter(agent -> agent.adapter() == AgentVersion.Adapter.IMPORT)
                        .toList(),
                works.of(task),
                problem);
    }
}
