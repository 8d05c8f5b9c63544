package dev.pkgdock;

import java.io.IOException;
import java.nio.file.Path;

/** The door: takes a request, has it carried out and writes down what happened. */
public final class InstallService {
    private final Environments environments;
    private final InstallCommand command;
    private final Launcher launcher;
    private final InstallLog log;

    public InstallService(InstallPolicy policy, Environments environments, InstallLog log) {
        this.environments = environments;
        this.command = new InstallCommand(policy);
        this.launcher = new Launcher(policy.timeout());
        this.log = log;
    }

    /**
     * Installs what the request asks for.
     *
     * @throws RejectedRequestException when the request is not allowed; nothing was run, the log says so
     */
    public Launcher.Outcome install(InstallRequest request) throws IOException, InterruptedException {
        try {
            Path folder = environments.folder(request.environment());
            Launcher.Outcome outcome = launcher.launch(command.line(request, folder), folder);
            log.add(request, outcome.isSuccess() ? "installed" : "failed with " + outcome.exit());
            return outcome;
        } catch (RejectedRequestException rejected) {
            log.add(request, "rejected: " + rejected.getMessage());
            throw rejected;
        }
    }
}
