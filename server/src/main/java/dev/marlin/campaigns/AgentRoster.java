package dev.marlin.campaigns;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The agent versions that a campaign may put under test: this floor declares, whoever knows agents answers. */
public interface AgentRoster {
    /** All versions on offer, in the order of a list for people. */
    List<Entry> offered();

    /**
     * All names by which these versions may be known, those of vendors and models among them: for rules on conflicts of
     * interest, never for anybody to read.
     */
    default List<String> names(Collection<UUID> agentVersions) {
        return offered().stream()
                .filter(entry -> agentVersions.contains(entry.agentVersion()))
                .map(Entry::agent)
                .toList();
    }

    /**
     * One version.
     *
     * @param agent its name without a version: {@code Petrel}
     * @param displayName for managers only: {@code Petrel 2.1}
     */
    record Entry(UUID agentVersion, String agent, String displayName) {}
}
