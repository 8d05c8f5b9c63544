package dev.marlin.agents;

import dev.marlin.kernel.Id;
import java.util.UUID;

/** Identifies one immutable version of an agent. */
public record AgentVersionId(UUID value) implements Id {
    public static AgentVersionId random() {
        return new AgentVersionId(UUID.randomUUID());
    }

    public static AgentVersionId parse(String text) {
        return new AgentVersionId(Id.parse("That agent version", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
