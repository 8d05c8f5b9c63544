package dev.marlin.campaigns;

import java.util.List;
import java.util.UUID;

/** The agent versions that a campaign may put under test: this floor declares, whoever knows agents answers. */
public interface AgentRoster {
    /** All versions on offer, in the order of a list for people. */
    List<Entry> offered();

    /**
     * One version.
     *
     * @param agent its name without a version: {@code Petrel}
     * @param displayName for managers only: {@code Petrel 2.1}
     */
    record Entry(UUID agentVersion, String agent, String displayName) {}
}
