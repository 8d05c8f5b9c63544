package dev.marlin.runs.work;

import dev.marlin.agents.Agents;
import dev.marlin.campaigns.AgentRoster;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Tells campaigns which agent versions there are. */
@Component
class CampaignRoster implements AgentRoster {
    private final Agents agents;

    CampaignRoster(Agents agents) {
        this.agents = agents;
    }

    @Override
    public List<Entry> offered() {
        return agents.all().stream()
                .map(version -> new Entry(version.id().value(), version.agent(), version.displayName()))
                .toList();
    }

    @Override
    public List<String> names(Collection<UUID> agentVersions) {
        return agents.find(agentVersions).stream()
                .flatMap(version -> Stream.concat(Stream.of(version.agent()), version.identityWords().stream()))
                .toList();
    }
}
