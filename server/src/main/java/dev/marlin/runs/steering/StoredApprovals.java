package dev.marlin.runs.steering;

import dev.marlin.agents.AdapterSettings;
import dev.marlin.agents.AgentVersion;
import dev.marlin.agents.AgentVersionId;
import dev.marlin.agents.Agents;
import dev.marlin.runner.agent.PermissionProfile;
import dev.marlin.runs.ApprovalReport;
import dev.marlin.runs.Approvals;
import dev.marlin.runs.results.KeptTrajectories;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;

/** The door to the report on approvals, for managers: read off the trajectories of the latest 500 turns. */
@Service
class StoredApprovals implements Approvals {
    private static final int MOST = 500;

    private final TurnStore store;
    private final Agents agents;
    private final KeptTrajectories trajectories;
    private final Map<String, TurnApprovals> read = new LinkedHashMap<>();

    StoredApprovals(TurnStore store, Agents agents, KeptTrajectories trajectories) {
        this.store = store;
        this.agents = agents;
        this.trajectories = trajectories;
    }

    /** Turns of agents that name the tools they use; of others nothing can be said. */
    @Override
    public ApprovalReport latest() {
        List<TurnStore.Turn> turns = store.latest(MOST);
        Map<AgentVersionId, List<TurnApprovals>> byAgent = new HashMap<>();
        for (TurnStore.Turn turn : turns) {
            byAgent.computeIfAbsent(turn.agent(), agent -> new ArrayList<>()).add(read(turn.trajectory()));
        }
        List<AgentVersion> versions =
                agents.find(byAgent.keySet().stream().map(AgentVersionId::value).toList());
        return new ApprovalReport(
                turns.size(),
                MOST,
                versions.stream()
                        .map(agent -> TurnApprovals.line(
                                agent, isUnattended(agent), Objects.requireNonNull(byAgent.get(agent.id()))))
                        .toList());
    }

    /** A blob never changes, so each is read once; the oldest are forgotten. */
    private TurnApprovals read(String trajectory) {
        synchronized (read) {
            TurnApprovals known = read.get(trajectory);
            if (known == null) {
                known = TurnApprovals.of(trajectories.events(trajectory));
                read.put(trajectory, known);
                if (read.size() > 2 * MOST) {
                    read.remove(read.keySet().iterator().next());
                }
            }
            return known;
        }
    }

    private boolean isUnattended(AgentVersion agent) {
        return switch (agents.settings(agent)) {
            case AdapterSettings.Cli cli -> cli.settings().profile() == PermissionProfile.UNATTENDED;
            case AdapterSettings.Acp acp -> acp.profile() == PermissionProfile.UNATTENDED;
            case AdapterSettings.Scripted scripted -> false;
            case AdapterSettings.CommandLine command -> false;
            case AdapterSettings.Import imported -> false;
        };
    }
}
