package dev.marlin.runner.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.runner.git.objects.GitException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTest {
    private final GitCli git = new GitCli();

    @TempDir
    Path folder;

    @Test
    void everyStoredObjectBelongsToTheCommitAndItsAncestors() throws IOException {
        SampleRepository source = SampleRepository.in(folder.resolve("source"));
        source.write("a", "1").commit("one");
        source.git("checkout", "-q", "-b", "side");
        source.write("side", "s").commit("side");
        source.git("checkout", "-q", "main");
        source.write("a", "2").write("deep/er/file", "x").commit("two");
        source.git("merge", "-q", "--no-edit", "side");
        String base = source.git("rev-parse", "HEAD").strip();
        source.write("a", "THE FIX").write("fix", "fix").commit("the solution");
        source.git("tag", "-a", "-m", "v2", "v2");
        source.git("branch", "future");
        source.git("notes", "add", "-m", "hint");
        source.git("stash", "list");
        source.git("replace", base, source.git("rev-parse", "HEAD~2").strip());
        source.git("gc", "-q");
        source.git("config", "core.logAllRefUpdates", "always");

        Path target = folder.resolve("snapshot.git");
        Snapshot snapshot = Snapshot.create(git, source.gitDir(), base, target, GitLimits.brief());

        Set<String> closure = ids(git.run(GitCall.on(source.gitDir(), "rev-list", "--objects", base)));
        Set<String> stored = ids(git.run(
                GitCall.on(target, "cat-file", "--batch-all-objects", "--unordered", "--batch-check=%(objectname)")));
        assertThat(stored).isEqualTo(closure).hasSizeGreaterThan(10);
        Set<String> reachable = ids(git.run(GitCall.on(target, "rev-list", "--objects", "--all", "HEAD")));
        assertThat(reachable).isEqualTo(closure);
        assertThat(git.run(GitCall.on(target, "for-each-ref")).stdoutText()).isEmpty();
        assertThat(Files.readString(target.resolve("HEAD")).strip())
                .isEqualTo(base)
                .isEqualTo(snapshot.commit());
        assertThat(git.run(GitCall.on(target, "fsck", "--full", "--strict")).isSuccess())
                .isTrue();
        assertThat(fileNames(target))
                .doesNotContain(
                        "alternates", "packed-refs", "logs", "ORIG_HEAD", "FETCH_HEAD", "hooks", "commit-graph");
    }

    @Test
    void aMissingCommitLeavesNothingBehind() throws IOException {
        SampleRepository source = SampleRepository.in(folder.resolve("source"));
        source.write("a", "1").commit("one");
        Path target = folder.resolve("out/snapshot.git");
        assertThatThrownBy(() -> Snapshot.create(git, source.gitDir(), "0".repeat(40), target, GitLimits.brief()))
                .isInstanceOf(GitException.class);
        assertThatThrownBy(() -> Snapshot.create(git, source.gitDir(), "--output=/tmp/x", target, GitLimits.brief()))
                .isInstanceOf(IllegalArgumentException.class);
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            assertThat(files).isEmpty();
        }
    }

    private static Set<String> ids(GitResult result) {
        return result.orThrow("listing")
                .stdoutText()
                .lines()
                .map(line -> line.substring(0, 40))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> fileNames(Path gitDir) throws IOException {
        try (Stream<Path> files = Files.walk(gitDir)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }
}
