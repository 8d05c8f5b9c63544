package dev.marlin.runner.git.objects;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * The objects of one bare git directory that Marlin holds: blobs, trees and commits are read and written in this
 * process, without git and without any configuration. Not for several threads at once.
 */
public final class ObjectStore implements AutoCloseable {
    /** More leaves than this in one tree are refused while reading: a small repository can name a billion paths. */
    public static final int MOST_ENTRIES = 500_000;

    /** Attributes under which every change shows as it is, whatever the repository says. */
    private static final String NEUTRAL_ATTRIBUTES =
            "* !filter !diff !merge !text !eol !ident !working-tree-encoding !whitespace !export-subst\n";

    private final Repository repository;

    private ObjectStore(Repository repository) {
        this.repository = repository;
    }

    /** Makes an empty bare git directory; {@code alternate} is a git directory whose objects are borrowed. */
    public static void create(Path gitDir, Optional<Path> alternate) {
        try {
            Files.createDirectories(gitDir.resolve("objects/info"));
            Files.createDirectories(gitDir.resolve("objects/pack"));
            Files.createDirectories(gitDir.resolve("refs/heads"));
            Files.createDirectories(gitDir.resolve("info"));
            Files.writeString(
                    gitDir.resolve("config"),
                    "[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n\tbare = true\n");
            Files.writeString(gitDir.resolve("info/attributes"), NEUTRAL_ATTRIBUTES);
            if (alternate.isPresent()) {
                Path objects = alternate.get().toAbsolutePath().normalize().resolve("objects");
                Files.writeString(gitDir.resolve("objects/info/alternates"), objects + "\n");
            }
            Files.writeString(gitDir.resolve("HEAD"), "ref: refs/heads/main\n");
        } catch (IOException failed) {
            throw new GitException("the git directory could not be made", failed);
        }
    }

    /** Makes it unless it is there already. */
    public static void createIfMissing(Path gitDir, Path alternate) {
        if (!Files.exists(gitDir.resolve("HEAD"), LinkOption.NOFOLLOW_LINKS)) {
            create(gitDir, Optional.of(alternate));
        }
    }

    public static ObjectStore open(Path gitDir) {
        JGitIsolation.require();
        try {
            return new ObjectStore(new FileRepositoryBuilder()
                    .setFS(JGitIsolation.fileSystem())
                    .setGitDir(gitDir.toFile())
                    .setBare()
                    .setMustExist(true)
                    .build());
        } catch (IOException failed) {
            throw new GitException("the git directory could not be opened", failed);
        }
    }

    Repository repository() {
        return repository;
    }

    /** @throws GitException when the tree is missing, broken, or has more than {@link #MOST_ENTRIES} leaves */
    public FlatTree readTree(String tree) {
        FlatTree flat = new FlatTree();
        try (TreeWalk walk = new TreeWalk(repository)) {
            walk.addTree(ObjectId.fromString(tree));
            walk.setRecursive(true);
            for (int count = 0; walk.next(); count++) {
                if (count >= MOST_ENTRIES) {
                    throw new GitException("the tree names more than " + MOST_ENTRIES + " files");
                }
                TreeEntry.Mode mode = TreeEntry.Mode.of(walk.getRawMode(0));
                flat.append(
                        GitPath.of(walk.getRawPath()),
                        new TreeEntry(mode, walk.getObjectId(0).name()));
            }
            return flat;
        } catch (IOException failed) {
            throw new GitException("the tree " + tree + " could not be read", failed);
        }
    }

    /** Writes all trees that are not there yet and returns the root's id. */
    public String writeTree(FlatTree flat) {
        DirCache index = DirCache.newInCore();
        DirCacheBuilder builder = index.builder();
        flat.entries().forEach((path, entry) -> {
            DirCacheEntry line = new DirCacheEntry(path.bytes());
            line.setFileMode(FileMode.fromBits(entry.mode().bits()));
            line.setObjectId(ObjectId.fromString(entry.id()));
            builder.add(line);
        });
        builder.finish();
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            ObjectId id = index.writeTree(inserter);
            inserter.flush();
            return id.name();
        } catch (IOException failed) {
            throw new GitException("the tree could not be written", failed);
        }
    }

    /** Where many blobs are written; close it before reading them. */
    public BlobWriter blobWriter() {
        return new BlobWriter(repository.newObjectInserter());
    }

    public String writeBlob(byte[] content) {
        try (BlobWriter writer = blobWriter()) {
            return writer.write(content);
        } catch (IOException failed) {
            throw new GitException("the blob could not be written", failed);
        }
    }

    /** The blob's bytes, or empty when it is longer than {@code mostBytes}. */
    public Optional<byte[]> readBlob(String id, int mostBytes) {
        try {
            ObjectLoader loader = repository.open(ObjectId.fromString(id), Constants.OBJ_BLOB);
            return loader.getSize() > mostBytes ? Optional.empty() : Optional.of(loader.getCachedBytes(mostBytes));
        } catch (IOException failed) {
            throw new GitException("the blob " + id + " could not be read", failed);
        }
    }

    public long blobSize(String id) {
        try {
            return repository.open(ObjectId.fromString(id), Constants.OBJ_BLOB).getSize();
        } catch (IOException failed) {
            throw new GitException("the blob " + id + " could not be read", failed);
        }
    }

    /** The blob as a stream; the caller closes it. */
    public InputStream openBlob(String id) {
        try {
            return repository.open(ObjectId.fromString(id), Constants.OBJ_BLOB).openStream();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public boolean has(String id) {
        try {
            repository.open(ObjectId.fromString(id));
            return true;
        } catch (MissingObjectException missing) {
            return false;
        } catch (IOException failed) {
            throw new GitException("the object " + id + " could not be read", failed);
        }
    }

    /**
     * Writes the commit of a tree. It is the same for the same arguments, on any machine and day: nobody is named as its
     * author and the date is fixed.
     */
    public String writeCommit(String tree, String parent, String message) {
        PersonIdent nobody = new PersonIdent(
                "candidate", "candidate@invalid", Instant.parse("2000-01-01T00:00:00Z"), ZoneOffset.UTC);
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(ObjectId.fromString(tree));
        commit.setParentId(ObjectId.fromString(parent));
        commit.setAuthor(nobody);
        commit.setCommitter(nobody);
        commit.setEncoding(StandardCharsets.UTF_8);
        commit.setMessage(message);
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            return id.name();
        } catch (IOException failed) {
            throw new GitException("the commit could not be written", failed);
        }
    }

    @Override
    public void close() {
        repository.close();
    }
}
