package dev.marlin.runner.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.runner.git.SampleRepository;
import dev.marlin.runner.git.objects.GitPath;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestFilesTest {
    @TempDir
    Path folder;

    private CaptureBench bench;
    private byte[] testPatch;

    @BeforeEach
    void prepare() {
        bench = new CaptureBench(
                folder,
                SampleRepository.in(folder.resolve("source"))
                        .write("src/A.java", "a\n")
                        .write("test/ATest.java", "assert 1\n")
                        .write("test/Old.java", "old\n"));
        testPatch = bench.captureCopy("echo 'assert 2' > test/ATest.java; echo new > test/New.java; rm test/Old.java")
                .patch();
    }

    @Test
    void anHonestCandidateGetsTheTestsAndNoMark() {
        Restoration.Restored restored = restore("echo fixed > src/A.java");
        assertThat(restored.tampered()).isEmpty();
        assertThat(bench.content(restored.tree(), "src/A.java")).hasValue("fixed\n");
        assertThat(bench.content(restored.tree(), "test/ATest.java")).hasValue("assert 2\n");
        assertThat(bench.content(restored.tree(), "test/New.java")).hasValue("new\n");
        assertThat(bench.content(restored.tree(), "test/Old.java")).isEmpty();
        assertThat(restored.touched())
                .containsExactly(
                        GitPath.of("test/ATest.java"), GitPath.of("test/New.java"), GitPath.of("test/Old.java"));
    }

    @Test
    void changedPlantedAndRemovedTestsArePutBackAndNamed() {
        Restoration.Restored restored =
                restore("echo 'assert true' > test/ATest.java; echo fake > test/New.java; echo kept >> test/Old.java");
        assertThat(restored.tampered()).isEqualTo(restored.touched());
        assertThat(bench.content(restored.tree(), "test/ATest.java")).hasValue("assert 2\n");
        assertThat(bench.content(restored.tree(), "test/New.java")).hasValue("new\n");
        assertThat(bench.content(restored.tree(), "test/Old.java")).isEmpty();
    }

    @Test
    void aFolderOrLinkInTheWayOfATestGivesWay() {
        Restoration.Restored folderInTheWay = restore("mkdir test/New.java; echo x > test/New.java/x");
        assertThat(bench.content(folderInTheWay.tree(), "test/New.java")).hasValue("new\n");
        assertThat(bench.content(folderInTheWay.tree(), "test/New.java/x")).isEmpty();
        Restoration.Restored linkInTheWay = restore("rm -r test; ln -s src test");
        assertThat(bench.content(linkInTheWay.tree(), "test")).isEmpty();
        assertThat(bench.content(linkInTheWay.tree(), "test/New.java")).hasValue("new\n");
        assertThat(linkInTheWay.tampered()).contains(GitPath.of("test/ATest.java"));
    }

    @Test
    void writingTheSameTestAsTheTaskIsNoTampering() {
        assertThat(restore("echo 'assert 2' > test/ATest.java").tampered()).isEmpty();
    }

    @Test
    void aTestPatchThatDoesNotFitIsTheTasksFault() {
        byte[] wrong = "diff --git a/no b/no\n--- a/no\n+++ b/no\n@@ -1 +1 @@\n-x\n+y\n".getBytes();
        String tree = bench.base().tree();
        assertThat(new TestFiles(bench.git()).restore(bench.gitDir(), tree, tree, wrong))
                .isInstanceOf(Restoration.TestPatchUnusable.class);
    }

    private Restoration.Restored restore(String line) {
        String candidate = bench.captureCopy(line).tree();
        Restoration restoration = new TestFiles(bench.git())
                .restore(bench.gitDir(), candidate, bench.base().tree(), testPatch);
        assertThat(restoration).isInstanceOf(Restoration.Restored.class);
        return (Restoration.Restored) restoration;
    }
}
