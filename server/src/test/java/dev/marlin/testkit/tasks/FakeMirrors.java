package dev.marlin.testkit.tasks;

import dev.marlin.catalog.Mirrors;
import dev.marlin.catalog.Repository;
import dev.marlin.kernel.MarlinException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Mirrors that hold the commits that a test puts there, and no others. */
public final class FakeMirrors implements Mirrors {
    private final Set<String> commits = new HashSet<>();

    public void hold(String commit) {
        commits.add(commit);
    }

    @Override
    public Mirrored mirror(Repository repository) {
        throw new UnsupportedOperationException("these mirrors hold commits only");
    }

    @Override
    public Mirrored mirrorLocal(String name, Path pathOrBundle) {
        throw new UnsupportedOperationException("these mirrors hold commits only");
    }

    @Override
    public List<Ref> refs(Repository repository) {
        return List.of();
    }

    @Override
    public Commit commit(Repository repository, String commit) {
        if (!commits.contains(commit)) {
            throw MarlinException.invalid(
                    "baseCommit: there is no commit " + commit + " in " + repository.name() + ".");
        }
        return new Commit(commit, "Say hello", Instant.EPOCH, 3);
    }
}
