package dev.marlin.runner.git;

import dev.marlin.runner.git.objects.GitException;
import dev.marlin.runner.git.objects.ObjectIds;
import dev.marlin.runner.git.objects.ObjectStore;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Bare mirrors of repositories, one folder per repository key below one root. What comes from outside is first fetched
 * into a folder of its own under limits and object checks; a mirror only ever sees what has passed. Safe for several
 * threads and processes.
 */
public final class Mirrors {
    /** Constant text: {@code safe.*} has to be said again to the process that serves a local path. */
    private static final String SERVE_LOCAL = "git -c safe.directory=* -c safe.bareRepository=all upload-pack";

    /** Words by which git says that what it received is at fault, not the way to it. */
    private static final List<String> BROKEN =
            List.of("fsck error", "index-pack failed", "bad pack", "prerequisite", "possible repository corruption");

    private final Path root;
    private final GitCli git;
    private final AddressPolicy policy;
    private final ConcurrentHashMap<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    public Mirrors(Path root, GitCli git, AddressPolicy policy) {
        this.root = root.toAbsolutePath().normalize();
        this.git = git;
        this.policy = policy;
    }

    /** Where the mirror of an address lies or will lie. */
    public Path folderOf(RepositoryAddress address) {
        return root.resolve(hash(address.key()));
    }

    /** Clones or updates; branches and tags become what the source has now. */
    public MirrorOutcome mirror(RepositoryAddress address, MirrorLimits limits) {
        return switch (FetchSource.of(address, policy)) {
            case FetchSource.Unusable unusable -> unusable.outcome();
            case FetchSource.Usable source -> locked(folderOf(address), source, limits);
        };
    }

    private MirrorOutcome locked(Path mirror, FetchSource.Usable source, MirrorLimits limits) {
        ReentrantLock lock = locks.computeIfAbsent(mirror.getFileName().toString(), name -> new ReentrantLock());
        Path incoming = root.resolve("incoming-" + UUID.randomUUID());
        lock.lock();
        try {
            Files.createDirectories(root);
            try (FileChannel file = FileChannel.open(
                            Path.of(mirror + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var held = file.lock()) {
                return held.isValid() ? receive(mirror, incoming, source, limits) : lost();
            } finally {
                Folders.delete(incoming);
            }
        } catch (IOException failed) {
            throw new GitException("the mirror could not be written", failed);
        } finally {
            lock.unlock();
        }
    }

    private static MirrorOutcome lost() {
        return new MirrorOutcome.Unreachable("Another process holds this mirror; try again.");
    }

    private MirrorOutcome receive(Path mirror, Path incoming, FetchSource.Usable source, MirrorLimits limits)
            throws IOException {
        boolean known = Files.exists(mirror.resolve("HEAD"));
        ObjectStore.create(incoming, known ? Optional.of(mirror) : Optional.empty());
        GitResult fetched =
                git.run(fetch(incoming, source, limits, "+refs/heads/*:refs/heads/*", "+refs/tags/*:refs/tags/*"));
        if (!fetched.isSuccess()) {
            String large = new FetchWatch(incoming, limits).get();
            return large.isEmpty() ? failure(fetched) : new MirrorOutcome.TooLarge(sentence(large));
        }
        String objection = new FetchWatch(incoming, limits).get();
        if (!objection.isEmpty()) {
            return new MirrorOutcome.TooLarge(sentence(objection));
        }
        if (refs(incoming).isBlank()) {
            return new MirrorOutcome.Refused("The repository has no branch and no tag.");
        }
        String head = head(incoming, source, limits);
        if (known) {
            update(mirror, incoming, limits);
        } else {
            Files.move(incoming, mirror, StandardCopyOption.ATOMIC_MOVE);
        }
        return new MirrorOutcome.Mirrored(mirror, head, Folders.size(mirror.resolve("objects")));
    }

    private static GitCall fetch(Path into, FetchSource.Usable source, MirrorLimits limits, String... refspecs) {
        List<String> words = new ArrayList<>(List.of(
                "fetch",
                "--quiet",
                "--no-tags",
                "--prune",
                "--force",
                "--atomic",
                "--no-recurse-submodules",
                "--no-write-fetch-head",
                "--no-auto-maintenance"));
        if (source.transport() == GitCall.Transport.FILE) {
            words.add("--upload-pack=" + SERVE_LOCAL);
        }
        words.addAll(List.of("--", source.location()));
        words.addAll(List.of(refspecs));
        return GitCall.on(into, words.toArray(String[]::new))
                .over(source.transport(), source.settings(), new FetchWatch(into, limits))
                .withLimits(limits.forGit());
    }

    private static MirrorOutcome failure(GitResult result) {
        String why = sentence(result.explanation());
        return switch (result.end()) {
            case TIME, OUTPUT, WATCH -> new MirrorOutcome.TooLarge(why);
            case EXITED -> {
                String said = result.stderr();
                boolean broken = BROKEN.stream().anyMatch(said::contains);
                yield broken ? new MirrorOutcome.Refused(why) : new MirrorOutcome.Unreachable(why);
            }
        };
    }

    private static String sentence(String reason) {
        return "The repository was not taken: " + reason + (reason.endsWith(".") ? "" : ".");
    }

    private String refs(Path gitDir) {
        return git.run(GitCall.on(gitDir, "for-each-ref", "--count=1", "--format=%(refname)"))
                .orThrow("listing branches")
                .stdoutText();
    }

    /** Tip of the source's default branch, if it names one that was fetched. */
    private String head(Path gitDir, FetchSource.Usable source, MirrorLimits limits) {
        String[] words = source.transport() == GitCall.Transport.FILE
                ? new String[] {"ls-remote", "--upload-pack=" + SERVE_LOCAL, "--", source.location(), "HEAD"}
                : new String[] {"ls-remote", "--", source.location(), "HEAD"};
        GitResult result = git.run(GitCall.on(gitDir, words)
                .over(source.transport(), source.settings(), () -> "")
                .withLimits(limits.forGit()));
        String text = result.stdoutText();
        String id = result.isSuccess() && text.length() >= 40 ? text.substring(0, 40) : "";
        try (ObjectStore store = ObjectStore.open(gitDir)) {
            return ObjectIds.isId(id) && store.has(id) ? id : "";
        }
    }

    /** From the checked folder into the mirror, all references or none. */
    private void update(Path mirror, Path incoming, MirrorLimits limits) {
        FetchSource.Usable checked = new FetchSource.Usable(incoming.toString(), GitCall.Transport.FILE, Map.of());
        git.run(fetch(mirror, checked, limits, "+refs/*:refs/*")).orThrow("updating the mirror");
    }

    private static String hash(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 20);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
