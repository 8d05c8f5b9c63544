package dev.marlin.testkit.tasks;

import dev.marlin.campaigns.AgentRoster;
import java.util.List;
import java.util.UUID;

/** Two agent versions on offer. */
public final class FakeAgentRoster implements AgentRoster {
    public static final UUID FIRST = UUID.fromString("00000000-0000-4000-8000-00000000000a");
    public static final UUID SECOND = UUID.fromString("00000000-0000-4000-8000-00000000000b");

    @Override
    public List<Entry> offered() {
        return List.of(
                new Entry(FIRST, "Aldebaran", "Aldebaran 4.2"), new Entry(SECOND, "Betelgeuse", "Betelgeuse 1.9"));
    }
}
