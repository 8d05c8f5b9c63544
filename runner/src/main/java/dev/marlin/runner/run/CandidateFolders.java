package dev.marlin.runner.run;

import java.nio.file.Path;

/**
 * Where one candidate's lasting things lie on the host; never shared between candidates.
 *
 * @param home its {@code /home/agent}, kept between its turns
 * @param gitDir bare git directory for its trees, made when missing
 */
public record CandidateFolders(Path home, Path gitDir) {
    public CandidateFolders {
        home = home.toAbsolutePath().normalize();
        gitDir = gitDir.toAbsolutePath().normalize();
    }
}
