package dev.marlin.runs.work;

import dev.marlin.agents.InstalledAgents;
import dev.marlin.agents.ModelNeed;
import dev.marlin.agents.ModelRoutes;
import dev.marlin.agents.Program;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Problem;
import dev.marlin.runner.agent.cli.CliInstallation;
import dev.marlin.runner.run.ModelUse;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What this worker has of what agent versions ask for: programs and routes to models. */
@Component
class OfferedModels {
    private final InstalledAgents installed;
    private final ModelRoutes routes;

    OfferedModels(InstalledAgents installed, ModelRoutes routes) {
        this.installed = installed;
        this.routes = routes;
    }

    /** @throws MarlinException CONFLICT when the program of these bytes is not installed here */
    CliInstallation installed(Program program) {
        return installed
                .find(program.flavor(), program.digest())
                .orElseThrow(() -> new MarlinException(
                        Problem.CONFLICT,
                        "The program " + program.flavor() + " "
                                + program.digest().substring(0, 12)
                                + " is not installed on this worker; “marlin agents doctor” lists what is."));
    }

    /** @throws MarlinException CONFLICT when the route is not offered here */
    ModelUse use(ModelNeed need, Optional<Path> recording) {
        return new ModelUse(
                routes.find(need.route())
                        .orElseThrow(() -> new MarlinException(
                                Problem.CONFLICT, "This worker has no route called " + need.route() + ".")),
                need.budget(),
                recording);
    }
}
