package dev.marlin.runner.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.runner.git.SampleRepository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatchApplicationTest {
    @TempDir
    Path folder;

    private CaptureBench bench;

    @BeforeEach
    void prepare() {
        SampleRepository repository = SampleRepository.in(folder.resolve("source"))
                .write("a.txt", "one\ntwo\nthree\n")
                .write("crlf.txt", "one\r\ntwo\r\n")
                .write("end.txt", "no newline")
                .write("run.sh", "#!/bin/sh\n");
        SampleRepository.run(repository.folder(), "ln", "-s", "elsewhere", "outside");
        bench = new CaptureBench(folder, repository);
    }

    @Test
    void appliesAPlainPatch() {
        assertThat(content(modify("a.txt", " one\n-two\n+2\n three\n", "1,3", "1,3"), "a.txt"))
                .isEqualTo("one\n2\nthree\n");
    }

    @Test
    void keepsLineEndsAsTheyAre() {
        assertThat(content(modify("crlf.txt", " one\r\n-two\r\n+2\r\n", "1,2", "1,2"), "crlf.txt"))
                .isEqualTo("one\r\n2\r\n");
        assertThat(apply(modify("crlf.txt", " one\n-two\n+2\n", "1,2", "1,2")))
                .isInstanceOf(PatchOutcome.DoesNotApply.class);
    }

    @Test
    void keepsAMissingNewlineAtTheEnd() {
        String patch = modify(
                "end.txt",
                "-no newline\n\\ No newline at end of file\n+still none\n\\ No newline at end of file\n",
                "1",
                "1");
        assertThat(content(patch, "end.txt")).isEqualTo("still none");
    }

    @Test
    void appliesRenamesModesAndBinaryFiles() {
        Captured captured = bench.captureCopy("mv a.txt b.txt; chmod +x run.sh; head -c 3000 /dev/urandom > noise.bin");
        String text = new String(captured.patch(), StandardCharsets.ISO_8859_1);
        assertThat(text).contains("rename from a.txt", "new mode 100755", "GIT binary patch");
        assertThat(new PatchApplication(bench.git())
                        .apply(bench.gitDir(), bench.base().tree(), captured.patch()))
                .isEqualTo(new PatchOutcome.Applied(captured.tree()));
    }

    @Test
    void saysWhyAPatchDoesNotApply() {
        assertThat(apply(modify("a.txt", " one\n-TWO\n+2\n three\n", "1,3", "1,3")))
                .isInstanceOfSatisfying(
                        PatchOutcome.DoesNotApply.class,
                        not -> assertThat(not.reason()).contains("a.txt"));
        assertThat(apply(modify("missing.txt", "-x\n+y\n", "1", "1"))).isInstanceOf(PatchOutcome.DoesNotApply.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", " \t\r\n\n"})
    void nothingIsAnEmptyPatch(String patch) {
        assertThat(apply(patch)).isEqualTo(new PatchOutcome.Empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello world\n",
                "diff --git a/a.txt b/a.txt\n--- a/a.txt\n+++ b/a.txt\n@@ -1,3 +1,3 @@\n one\n-two\n",
                "diff --git a/a.txt b/a.txt\n--- a/a.txt\n+++ b/a.txt\n@@ -1,99999999999 +1,3 @@\n one\n",
                "diff --git a/x b/x\nnew file mode 100644\nindex 0000000..1111111\nGIT binary patch\nliteral 5\nzzzzzzz!!!\n",
                "@@ -1 +1 @@\n-a\n+b\n",
            })
    void whatGitCannotReadIsMalformed(String patch) {
        assertThat(apply(patch))
                .isInstanceOfSatisfying(
                        PatchOutcome.Malformed.class,
                        bad -> assertThat(bad.reason()).isNotBlank());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../escape",
                "/tmp/escape",
                ".git/config",
                "sub/.git/hooks/x",
                ".GIT/config",
                "x/../../escape",
                "git~1/x",
                "outside/escape"
            })
    void pathsThatLeadOutAreRefused(String path) throws IOException {
        PatchOutcome outcome = apply("diff --git a/" + path + " b/" + path
                + "\nnew file mode 100644\n--- /dev/null\n+++ b/" + path + "\n@@ -0,0 +1 @@\n+evil\n");
        assertThat(outcome).isInstanceOfAny(PatchOutcome.Malformed.class, PatchOutcome.DoesNotApply.class);
        assertThat(Files.exists(folder.resolve("escape"))).isFalse();
    }

    @Test
    void aPatchCannotMakeALinkAndWriteThroughIt() {
        String patch = "diff --git a/l b/l\nnew file mode 120000\n--- /dev/null\n+++ b/l\n@@ -0,0 +1 @@\n+/tmp\n"
                + "\\ No newline at end of file\n"
                + "diff --git a/l/evil b/l/evil\nnew file mode 100644\n--- /dev/null\n+++ b/l/evil\n@@ -0,0 +1 @@\n+evil\n";
        assertThat(apply(patch)).isInstanceOf(PatchOutcome.DoesNotApply.class);
    }

    @Test
    void aPatchThatChangesNothingIsEmptyAndLeavesNoIndexBehind() throws IOException {
        String there = modify("a.txt", " one\n-two\n+2\n three\n", "1,3", "1,3");
        String back = modify("a.txt", " one\n-2\n+two\n three\n", "1,3", "1,3");
        assertThat(apply(there + back)).isEqualTo(new PatchOutcome.Empty());
        try (Stream<Path> files = Files.list(bench.gitDir())) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.startsWith("index"));
        }
    }

    private PatchOutcome apply(String patch) {
        return new PatchApplication(bench.git())
                .apply(bench.gitDir(), bench.base().tree(), patch.getBytes(StandardCharsets.UTF_8));
    }

    private String content(String patch, String path) {
        PatchOutcome outcome = apply(patch);
        assertThat(outcome).isInstanceOf(PatchOutcome.Applied.class);
        return bench.content(((PatchOutcome.Applied) outcome).tree(), path).orElseThrow();
    }

    private static String modify(String path, String body, String before, String after) {
        return "diff --git a/" + path + " b/" + path + "\n--- a/" + path + "\n+++ b/" + path + "\n@@ -" + before + " +"
                + after + " @@\n" + body;
    }
}
