package dev.marlin.runner.agent.imports;

import dev.marlin.runner.git.objects.GitException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.lib.Repository;

/** Branch tips of a bare git directory that Marlin made, read as the files they are. */
final class BranchTips {
    private static final String COMMIT = "[0-9a-f]{40}";

    private BranchTips() {}

    /** The commit's id; empty when the name is no branch name or there is no such branch. */
    static Optional<String> find(Path gitDir, String branch) {
        String ref = "refs/heads/" + branch;
        if (!Repository.isValidRefName(ref)) {
            return Optional.empty();
        }
        try {
            Path loose = gitDir.resolve(ref);
            if (Files.isRegularFile(loose, LinkOption.NOFOLLOW_LINKS)) {
                return Optional.of(
                                Files.readString(loose, StandardCharsets.UTF_8).strip())
                        .filter(id -> id.matches(COMMIT));
            }
            Path packed = gitDir.resolve("packed-refs");
            if (!Files.isRegularFile(packed, LinkOption.NOFOLLOW_LINKS)) {
                return Optional.empty();
            }
            return Files.readString(packed, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line ->
                            line.matches(COMMIT + " .*") && line.substring(41).equals(ref))
                    .map(line -> line.substring(0, 40))
                    .findFirst();
        } catch (IOException failed) {
            throw new GitException("the branches of the mirror could not be read", failed);
        }
    }
}
