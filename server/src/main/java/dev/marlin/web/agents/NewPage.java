package dev.marlin.web.agents;

import dev.marlin.agents.AgentVersion;
import dev.marlin.web.ui.PageView;
import java.util.List;
import java.util.Optional;

/**
 * Form of a new agent version.
 *
 * @param form what was typed so far
 * @param problem what was wrong with it, beginning with the field's name
 */
public record NewPage(AgentForm form, Optional<String> problem) implements PageView {
    @Override
    public int status() {
        return problem.isPresent() ? 422 : 200;
    }

    /** Whether the problem is this field's. */
    public boolean isWrong(String field) {
        return problem.filter(text -> text.startsWith(field + ":") || text.startsWith(field + "."))
                .isPresent();
    }

    public List<AgentVersion.Adapter> adapters() {
        return List.of(AgentVersion.Adapter.values());
    }
}
