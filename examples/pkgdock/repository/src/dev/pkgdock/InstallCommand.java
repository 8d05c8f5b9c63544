package dev.pkgdock;

import java.nio.file.Path;

/** Makes the command line of one installation. */
public final class InstallCommand {
    private final InstallPolicy policy;

    public InstallCommand(InstallPolicy policy) {
        this.policy = policy;
    }

    /** The line that the launcher hands to the shell, run in the environment's folder. */
    public String line(InstallRequest request, Path environment) {
        StringBuilder line = new StringBuilder(String.join(" ", policy.installer()));
        line.append(" --index-url ").append(policy.index());
        line.append(" --target ").append(environment.resolve("lib"));
        if (!request.options().isBlank()) {
            line.append(' ').append(request.options());
        }
        for (String wanted : request.packages()) {
            line.append(' ').append(wanted);
        }
        return line.toString();
    }
}
