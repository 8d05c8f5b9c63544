package dev.marlin.runner.run;

import dev.marlin.runner.git.objects.BlobWriter;
import dev.marlin.runner.git.objects.FlatTree;
import dev.marlin.runner.git.objects.GitException;
import dev.marlin.runner.git.objects.GitPath;
import dev.marlin.runner.git.objects.ObjectStore;
import dev.marlin.runner.git.objects.TreeEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * A bare git repository made from a folder of plain files: the examples that come with Marlin. The same files and
 * commits give the same ids on every machine; all files are ordinary ones, none is executable.
 *
 * @param gitDir where it lies; its branch is {@code main}
 * @param commit tip, 40 hex
 */
public record SeedRepository(Path gitDir, String commit) {
    /**
     * One commit. Its tree holds the paths of all commits up to it, as the files are now.
     *
     * @param message as written; a line feed is added
     * @param date author's and committer's, UTC
     * @param paths files and folders, relative to the folder of files
     */
    public record Commit(String message, Instant date, List<String> paths) {
        public Commit {
            paths = List.copyOf(paths);
        }
    }

    /**
     * Makes the repository at {@code gitDir}, which must not exist yet.
     *
     * @throws GitException when a path is not there, or files are left over that no commit names
     */
    public static SeedRepository make(Path files, Path gitDir, PersonIdent author, List<Commit> commits) {
        ObjectStore.create(gitDir, Optional.empty());
        try (ObjectStore objects = ObjectStore.open(gitDir);
                Repository repository = new FileRepositoryBuilder()
                        .setGitDir(gitDir.toFile())
                        .setBare()
                        .setMustExist(true)
                        .build()) {
            FlatTree tree = new FlatTree();
            ObjectId tip = ObjectId.zeroId();
            for (Commit commit : commits) {
                for (String path : commit.paths()) {
                    add(files, files.resolve(path), objects, tree);
                }
                tip = write(repository, commit, objects.writeTree(tree), tip, author);
            }
            refuseLeftovers(files, tree);
            Files.writeString(gitDir.resolve("refs/heads/main"), tip.name() + "\n", StandardCharsets.US_ASCII);
            return new SeedRepository(gitDir, tip.name());
        } catch (IOException failed) {
            throw new GitException("the example repository could not be made from " + files, failed);
        }
    }

    private static void add(Path root, Path path, ObjectStore objects, FlatTree tree) throws IOException {
        try (BlobWriter blobs = objects.blobWriter()) {
            for (Path file : filesBelow(path)) {
                String id = blobs.write(Files.readAllBytes(file));
                tree.put(name(root, file), new TreeEntry(TreeEntry.Mode.FILE, id));
            }
        }
    }

    private static List<Path> filesBelow(Path path) throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            return all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
    }

    private static GitPath name(Path root, Path file) {
        return GitPath.of(root.relativize(file).toString());
    }

    private static void refuseLeftovers(Path files, FlatTree tree) throws IOException {
        for (Path file : filesBelow(files)) {
            if (tree.get(name(files, file)).isEmpty()) {
                throw new GitException("no commit of the example names " + files.relativize(file));
            }
        }
    }

    private static ObjectId write(
            Repository repository, Commit commit, String tree, ObjectId parent, PersonIdent author) throws IOException {
        PersonIdent when = new PersonIdent(author, commit.date(), ZoneOffset.UTC);
        CommitBuilder builder = new CommitBuilder();
        builder.setTreeId(ObjectId.fromString(tree));
        if (!parent.equals(ObjectId.zeroId())) {
            builder.setParentId(parent);
        }
        builder.setAuthor(when);
        builder.setCommitter(when);
        builder.setMessage(commit.message() + "\n");
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            ObjectId id = inserter.insert(builder);
            inserter.flush();
            return id;
        }
    }
}
