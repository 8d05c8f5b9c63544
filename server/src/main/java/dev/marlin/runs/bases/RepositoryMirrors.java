package dev.marlin.runs.bases;

import dev.marlin.catalog.Mirrors;
import dev.marlin.catalog.Repository;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Problem;
import dev.marlin.runner.git.HttpsAddress;
import dev.marlin.runner.git.MirrorLimits;
import dev.marlin.runner.git.MirrorOutcome;
import dev.marlin.runner.git.RepositoryAddress;
import dev.marlin.runner.git.objects.CommitLookup;
import dev.marlin.runner.git.objects.Commits;
import dev.marlin.runner.git.objects.GitException;
import dev.marlin.runner.git.objects.TreeLimits;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Mirrors on this machine's disk, made by the hardened git of the runner. */
@Service
public class RepositoryMirrors implements Mirrors {
    private static final String LOCAL = "local:";

    private final Machinery machinery;
    private final MirrorFolderStore store;
    private final Clock clock;

    RepositoryMirrors(Machinery machinery, MirrorFolderStore store, Clock clock) {
        this.machinery = machinery;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Mirrored mirror(Repository repository) {
        String source = repository
                .cloneUrl()
                .or(() -> store.find(repository.key()).map(MirrorFolderStore.Row::source))
                .orElseThrow(() -> MarlinException.conflict("Nobody has said yet from which path " + repository.name()
                        + " is mirrored. An admin mirrors it from a path or bundle first."));
        return bring(
                repository.key(), repository.cloneUrl().isPresent() ? address(source) : local(Path.of(source)), source);
    }

    @Override
    public Mirrored mirrorLocal(String name, Path pathOrBundle) {
        Path path = pathOrBundle.toAbsolutePath().normalize();
        return bring(LOCAL + name, local(path), path.toString());
    }

    @Override
    public List<Ref> refs(Repository repository) {
        return MirrorRefs.of(folder(repository));
    }

    @Override
    public Commit commit(Repository repository, String commit) {
        return switch (Commits.find(folder(repository), commit, TreeLimits.generous())) {
            case CommitLookup.Found found ->
                new Commit(found.id(), found.title(), found.committedAt(), Math.toIntExact(found.files()));
            case CommitLookup.Unusable unusable -> throw MarlinException.invalid("baseCommit: " + unusable.reason());
        };
    }

    /**
     * Bare git directory of the repository's mirror.
     *
     * @throws MarlinException CONFLICT when it was not mirrored yet
     */
    public Path folder(Repository repository) {
        return mirrored(repository)
                .filter(Files::isDirectory)
                .orElseThrow(() -> MarlinException.conflict(repository.name()
                        + " is not mirrored here yet. Mirror it on its catalog page, then try again."));
    }

    /** Where the repository's mirror lies if it was made, whether it is still there or not. */
    Optional<Path> mirrored(Repository repository) {
        return store.find(repository.key()).map(row -> machinery.mirrorsFolder().resolve(row.folder()));
    }

    private Mirrored bring(String key, RepositoryAddress address, String source) {
        MirrorOutcome outcome;
        try {
            outcome = machinery.mirrors().mirror(address, MirrorLimits.generous());
        } catch (GitException failed) {
            throw new MarlinException(
                    Problem.UNAVAILABLE, "Our own store of repositories failed: " + failed.getMessage(), failed);
        }
        return switch (outcome) {
            case MirrorOutcome.Mirrored mirrored -> kept(key, source, mirrored);
            case MirrorOutcome.Refused refused -> throw MarlinException.invalid(refused.reason());
            case MirrorOutcome.Unreachable unreachable ->
                throw new MarlinException(Problem.UNAVAILABLE, unreachable.reason());
            case MirrorOutcome.TooLarge large -> throw new MarlinException(Problem.TOO_LARGE, large.reason());
        };
    }

    private Mirrored kept(String key, String source, MirrorOutcome.Mirrored mirrored) {
        String branch = MirrorRefs.branchAt(mirrored.gitDir(), mirrored.head());
        String folder = Objects.requireNonNull(mirrored.gitDir().getFileName()).toString();
        store.upsert(
                new MirrorFolderStore.Row(key, source, folder, branch, mirrored.head(), mirrored.bytes()),
                clock.instant());
        return new Mirrored(branch, mirrored.head(), mirrored.bytes());
    }

    private static RepositoryAddress address(String url) {
        return switch (HttpsAddress.parse(url)) {
            case HttpsAddress.Valid valid -> valid.address();
            case HttpsAddress.Invalid invalid -> throw MarlinException.invalid(invalid.reason());
        };
    }

    private static RepositoryAddress local(Path path) {
        if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            return new RepositoryAddress.Bundle(path);
        }
        return Optional.of(path)
                .filter(folder -> Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS))
                .map(RepositoryAddress.Local::new)
                .orElseThrow(() -> MarlinException.invalid("There is no folder and no bundle at this path."));
    }
}
