package dev.marlin.agents;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What this installation offers to agents; the configuration fills it in.
 *
 * @param folder data folder; sockets of the model gateway lie below it
 * @param programs folders in which vendors' programs are looked for, the first one first
 * @param routes file that names the ways to models; empty for none
 * @param prices file with the price table; empty for none
 * @param keepsCalls whether what agents and models say to each other is kept
 */
public record AgentSettings(
        Path folder, List<Path> programs, Optional<Path> routes, Optional<Path> prices, boolean keepsCalls) {
    public AgentSettings {
        programs = List.copyOf(programs);
    }
}
