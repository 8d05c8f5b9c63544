package dev.marlin.web.agents;

import dev.marlin.agents.AgentVersion;
import dev.marlin.web.ui.PageView;
import java.util.List;

/** All agent versions, by agent and age. */
public record AgentsPage(List<AgentVersion> versions) implements PageView {
    public AgentsPage {
        versions = List.copyOf(versions);
    }
}
