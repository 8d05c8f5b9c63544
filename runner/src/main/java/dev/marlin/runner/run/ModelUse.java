package dev.marlin.runner.run;

import dev.marlin.runner.gateway.Budget;
import dev.marlin.runner.gateway.ModelRoute;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which models a candidate may call in one turn, and how much.
 *
 * @param route leads to the models
 * @param budget what may be used
 * @param recording folder of the host for what is said to the models and back; empty to keep none
 */
public record ModelUse(ModelRoute route, Budget budget, Optional<Path> recording) {
    /** Without a recording. */
    public ModelUse(ModelRoute route, Budget budget) {
        this(route, budget, Optional.empty());
    }
}
