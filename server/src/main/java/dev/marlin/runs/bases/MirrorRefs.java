package dev.marlin.runs.bases;

import dev.marlin.catalog.Mirrors.Ref;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Problem;
import dev.marlin.runner.git.objects.ObjectStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** Heads and tags of a mirror, read by JGit; a tag stands for the commit that it points at. */
final class MirrorRefs {
    private static final String HEADS = "refs/heads/";
    private static final String TAGS = "refs/tags/";
    private static final List<String> USUAL = List.of("main", "master", "trunk", "develop");

    private MirrorRefs() {}

    static List<Ref> of(Path gitDir) {
        List<Ref> refs = new ArrayList<>();
        // Opening our own store first makes sure that JGit reads no configuration of this machine.
        try (ObjectStore isolated = ObjectStore.open(gitDir);
                Repository repository = new FileRepositoryBuilder()
                        .setGitDir(gitDir.toFile())
                        .setBare()
                        .setMustExist(true)
                        .build()) {
            for (org.eclipse.jgit.lib.Ref ref : repository.getRefDatabase().getRefsByPrefix(HEADS, TAGS)) {
                ObjectId target = repository.getRefDatabase().peel(ref).getPeeledObjectId();
                ObjectId commit = target == null ? ref.getObjectId() : target;
                if (commit != null && isolated.has(commit.name())) {
                    refs.add(new Ref(shortName(ref.getName()), commit.name()));
                }
            }
            return refs.stream().sorted(Comparator.comparing(Ref::name)).toList();
        } catch (IOException failed) {
            throw new MarlinException(Problem.UNAVAILABLE, "The repository's mirror cannot be read.", failed);
        }
    }

    /** The branch whose tip this is, a usual name first; empty when there is none. */
    static String branchAt(Path gitDir, String head) {
        List<String> names = of(gitDir).stream()
                .filter(ref -> ref.commit().equals(head))
                .map(Ref::name)
                .toList();
        return USUAL.stream()
                .filter(names::contains)
                .findFirst()
                .orElseGet(() -> names.isEmpty() ? "" : names.getFirst());
    }

    private static String shortName(String name) {
        return name.startsWith(HEADS) ? name.substring(HEADS.length()) : name.substring(TAGS.length());
    }
}
