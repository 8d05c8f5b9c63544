package dev.marlin.runner.git.objects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.runner.git.SampleRepository;
import dev.marlin.runner.git.objects.CommitLookup.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommitsTest {
    @TempDir
    Path folder;

    private SampleRepository source;

    @BeforeEach
    void makeASource() {
        source = SampleRepository.in(folder.resolve("source"));
    }

    @Test
    void tellsTreeTitleDateAndSize() {
        String commit = source.write("a", "12345").write("d/b", "123").commit("First line\n\nSecond line");
        assertThat(find(commit)).isInstanceOfSatisfying(CommitLookup.Found.class, found -> {
            assertThat(found.tree()).isEqualTo(source.tree(commit));
            assertThat(found.title()).isEqualTo("First line");
            assertThat(found.files()).isEqualTo(2);
            assertThat(found.bytes()).isEqualTo(8);
            assertThat(found.committedAt().getEpochSecond())
                    .isEqualTo(Long.parseLong(
                            source.git("log", "-1", "--format=%ct").strip()));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "HEAD", "abc1234", "--output=canary", "--upload-pack=touch canary", "", "HEAD~1"})
    void takesOnlyFullIds(String text) {
        source.write("a", "1").commit("one");
        assertThat(problem(find(text))).isEqualTo(Problem.NOT_AN_ID);
        assertThat(Files.exists(Path.of("canary"))).isFalse();
    }

    @Test
    void tellsAMissingCommitFromAnObjectThatIsNone() {
        String commit = source.write("a", "1").commit("one");
        source.git("tag", "-a", "-m", "t", "t");
        assertThat(problem(find("0".repeat(40)))).isEqualTo(Problem.MISSING);
        assertThat(problem(find(source.tree(commit)))).isEqualTo(Problem.NOT_A_COMMIT);
        assertThat(problem(find(source.git("rev-parse", "t").strip()))).isEqualTo(Problem.NOT_A_COMMIT);
    }

    @Test
    void elevenObjectsThatNameABillionPathsAreSeenAtOnce() {
        String object = source.write("x", "x").git("hash-object", "-w", "x").strip();
        String kind = "100644 blob";
        for (int level = 0; level < 9; level++) {
            StringBuilder tree = new StringBuilder();
            for (int i = 0; i < 10; i++) {
                tree.append(kind)
                        .append(' ')
                        .append(object)
                        .append('\t')
                        .append(i)
                        .append('\n');
            }
            source.write(".git/tree", tree.toString());
            object = SampleRepository.run(source.folder(), "sh", "-c", "git mktree < .git/tree")
                    .strip();
            kind = "040000 tree";
        }
        String commit = source.git("commit-tree", "-m", "bomb", object).strip();
        assertThat(problem(find(commit))).isEqualTo(Problem.TOO_LARGE);
    }

    @Test
    void refusesTreesThatAreTooDeep() {
        String commit = source.write("d/".repeat(30) + "file", "x").commit("deep");
        TreeLimits shallow = new TreeLimits(100, 100, 20);
        assertThat(problem(Commits.find(source.gitDir(), commit, shallow))).isEqualTo(Problem.TOO_LARGE);
        assertThat(Commits.find(source.gitDir(), commit, new TreeLimits(100, 100, 31)))
                .isInstanceOf(CommitLookup.Found.class);
    }

    private CommitLookup find(String id) {
        return Commits.find(source.gitDir(), id, TreeLimits.generous());
    }

    private static Problem problem(CommitLookup lookup) {
        return ((CommitLookup.Unusable) lookup).problem();
    }
}
