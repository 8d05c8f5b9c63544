package dev.marlin.runner.git;

import dev.marlin.runner.git.objects.GitException;
import dev.marlin.runner.git.objects.GitPath;
import dev.marlin.runner.git.objects.ObjectIds;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares two trees of one git directory of ours with git's own diff, under fixed options and neutral attributes. */
public final class TreeComparison {
    private static final List<String> OPTIONS = List.of(
            "-r",
            "--no-ext-diff",
            "--no-textconv",
            "--no-color",
            "--find-renames=50%",
            "-l1000",
            "--full-index",
            "--diff-algorithm=myers",
            "--indent-heuristic",
            "--ignore-submodules=none",
            "--submodule=short");

    private static final Pattern RAW =
            Pattern.compile(":([0-7]{6}) ([0-7]{6}) ([0-9a-f]{40}) ([0-9a-f]{40}) ([AMDTR])[0-9]*");

    private final GitCli git;
    private final Path gitDir;
    private final String from;
    private final String to;

    public TreeComparison(GitCli git, Path gitDir, String fromTree, String toTree) {
        this.git = git;
        this.gitDir = gitDir;
        this.from = ObjectIds.check(fromTree);
        this.to = ObjectIds.check(toTree);
    }

    /**
     * Compares by two programs side by side: git writes names in one form for people and in another for programs, and
     * gives one call only one of them.
     *
     * @param mostPatchBytes a longer patch is left out
     */
    public Outcome run(long mostPatchBytes) {
        if (from.equals(to)) {
            return new Outcome(Optional.of(new byte[0]), List.of());
        }
        FutureTask<Optional<byte[]>> patch = new FutureTask<>(() -> patch(mostPatchBytes));
        Thread.startVirtualThread(patch);
        List<RawChange> changes = changes();
        try {
            return new Outcome(patch.get(), changes);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new GitException("git was interrupted", interrupted);
        } catch (ExecutionException failed) {
            throw new GitException("making the patch failed", failed);
        } finally {
            patch.cancel(true);
        }
    }

    private Optional<byte[]> patch(long mostBytes) {
        List<String> words = new ArrayList<>(
                List.of("diff-tree", "-p", "--unified=3", "--binary", "--src-prefix=a/", "--dst-prefix=b/"));
        GitResult result = git.run(call(words, mostBytes));
        return result.end() == GitResult.End.OUTPUT
                ? Optional.empty()
                : Optional.of(result.orThrow("making the patch").stdout());
    }

    private List<RawChange> changes() {
        List<String> words = new ArrayList<>(List.of("diff-tree", "-z", "--raw", "--numstat"));
        byte[] out = git.run(call(words, 256L << 20)).orThrow("comparing trees").stdout();
        return new Reader(out).read();
    }

    private GitCall call(List<String> words, long mostBytes) {
        words.addAll(OPTIONS);
        words.addAll(List.of("--end-of-options", from, to));
        return GitCall.on(gitDir, words.toArray(String[]::new))
                .withLimits(GitLimits.brief().withOutputBytes(mostBytes));
    }

    /**
     * What differs.
     *
     * @param patch as git applies it, binary files included; empty when it is longer than the limit
     * @param changes each changed path with its line counts, in git's order
     */
    public record Outcome(Optional<byte[]> patch, List<RawChange> changes) {
        public Outcome {
            changes = List.copyOf(changes);
        }
    }

    /** Reads the NUL-separated output: first all raw lines, then all counts. */
    private static final class Reader {
        private final byte[] bytes;
        private int at;

        Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        List<RawChange> read() {
            Map<GitPath, RawChange> changes = new LinkedHashMap<>();
            while (at < bytes.length && bytes[at] == ':') {
                RawChange change = raw(field((byte) 0));
                changes.put(change.path(), change);
            }
            while (at < bytes.length) {
                int added = count(field((byte) '\t'));
                int removed = count(field((byte) '\t'));
                byte[] name = field((byte) 0);
                if (name.length == 0) {
                    field((byte) 0);
                    name = field((byte) 0);
                }
                changes.computeIfPresent(
                        GitPath.of(name),
                        (path, c) -> new RawChange(
                                c.status(),
                                c.oldPath(),
                                path,
                                c.oldMode(),
                                c.newMode(),
                                c.sameContent(),
                                added,
                                removed));
            }
            return List.copyOf(changes.values());
        }

        private RawChange raw(byte[] head) {
            Matcher line = RAW.matcher(new String(head, StandardCharsets.US_ASCII));
            if (!line.matches()) {
                throw new GitException("git compared trees in an unknown form");
            }
            char status = line.group(5).charAt(0);
            GitPath oldPath = GitPath.of(field((byte) 0));
            GitPath path = status == 'R' ? GitPath.of(field((byte) 0)) : oldPath;
            int oldMode = Integer.parseInt(line.group(1), 8);
            int newMode = Integer.parseInt(line.group(2), 8);
            boolean same = line.group(3).equals(line.group(4));
            return new RawChange(status, oldPath, path, oldMode, newMode, same, 0, 0);
        }

        private byte[] field(byte end) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            while (at < bytes.length && bytes[at] != end) {
                out.write(bytes[at++]);
            }
            at++;
            return out.toByteArray();
        }

        private static int count(byte[] digits) {
            String text = new String(digits, StandardCharsets.US_ASCII);
            return text.equals("-") ? -1 : Integer.parseInt(text);
        }
    }
}
