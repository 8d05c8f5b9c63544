package dev.marlin.web.runs;

import dev.marlin.agents.AgentVersion;
import dev.marlin.runs.ImportedPatches.Work;
import dev.marlin.tasks.Task;
import dev.marlin.web.ui.PageView;
import java.util.List;
import java.util.Optional;

/**
 * Imported work of a task, for managers.
 *
 * @param agents versions that are imports
 * @param problem what was wrong with what was sent
 */
public record WorkPage(Task task, List<AgentVersion> agents, List<Work> works, Optional<String> problem)
        implements PageView {
    public WorkPage {
        agents = List.copyOf(agents);
        works = List.copyOf(works);
    }

    @Override
    public int status() {
        return problem.isPresent() ? 422 : 200;
    }

    public String name(Work work) {
        return agents.stream()
                .filter(agent -> agent.id().equals(work.agent()))
                .map(AgentVersion::displayName)
                .findFirst()
                .orElse("unknown");
    }
}
