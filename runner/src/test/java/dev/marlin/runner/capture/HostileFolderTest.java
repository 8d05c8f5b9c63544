package dev.marlin.runner.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.runner.capture.Anomaly.Kind;
import dev.marlin.runner.git.SampleRepository;
import dev.marlin.runner.git.objects.GitPath;
import dev.marlin.runner.workspace.Workspace.Layer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders that were written to hurt whoever reads them: nothing planted runs, everything is in the record. */
class HostileFolderTest {
    @TempDir
    Path folder;

    private CaptureBench bench;
    private Path canary;

    @BeforeEach
    void prepare() {
        canary = folder.resolve("canary");
        bench = new CaptureBench(
                folder,
                SampleRepository.in(folder.resolve("source"))
                        .write("a.txt", "one\n")
                        .write("d/b.txt", "two\n"));
    }

    @Test
    void plantedGitCommandsStaySilent() throws Exception {
        Path script = Files.writeString(folder.resolve("evil"), "#!/bin/sh\ntouch " + canary + "\ncat\n");
        SampleRepository.run(folder, "chmod", "+x", script.toString());
        Captured captured = bench.captureCopy("git init -q . ; for k in core.fsmonitor diff.external core.sshCommand"
                + " core.pager filter.x.clean filter.x.smudge filter.x.process diff.x.textconv diff.x.command gpg.program; do"
                + " git config $k " + script + "; done; for h in pre-commit post-checkout post-index-change; do"
                + " cp " + script + " .git/hooks/$h; done; printf '* filter=x diff=x\\n' > .gitattributes;"
                + " printf '* filter=x diff=x\\n' > .git/info/attributes; echo changed > a.txt; echo new > hidden");
        assertThat(Files.exists(canary)).isFalse();
        assertThat(paths(captured)).containsExactly(".gitattributes", "a.txt", "hidden");
        assertThat(kinds(captured)).containsExactly(Kind.GIT_FOLDER);
        assertThat(text(captured)).contains("+changed", "-one");
    }

    @Test
    void attributesDoNotHideAChange() {
        Captured captured = bench.captureCopy(
                "printf '*.txt -diff -text\\nd/* binary linguist-generated\\n' > .gitattributes; echo evil > a.txt; echo evil2 > d/b.txt");
        assertThat(text(captured))
                .contains("+evil", "+evil2")
                .doesNotContain("Binary files")
                .doesNotContain("GIT binary");
        assertThat(captured.changes()).noneMatch(FileChange::binary);
    }

    @Test
    void lineEndAttributesDoNotChangeWhatIsStored() {
        Captured captured =
                bench.captureCopy("printf '* text=auto eol=lf ident\\n' > .gitattributes; printf '$Id$\\r\\n' > a.txt");
        assertThat(bench.content(captured.tree(), "a.txt")).hasValue("$Id$\r\n");
    }

    @Test
    void nestedRepositoriesAreTakenAsPlainFilesWithoutTheirGitFolder() {
        Captured captured =
                bench.captureCopy("mkdir -p d/sub; cd d/sub; git init -q .; echo inner > inner.txt; git add .;"
                        + " git -c user.name=x -c user.email=x@x commit -qm x");
        assertThat(paths(captured)).containsExactly("d/sub/inner.txt");
        assertThat(kinds(captured)).containsExactly(Kind.NESTED_GIT);
    }

    @Test
    void aGitFileThatPointsElsewhereIsNotRead() {
        Captured captured = bench.captureCopy("echo 'gitdir: " + folder.resolve("source/.git") + "' > .git;"
                + " mkdir e; echo 'gitdir: /' > e/.git; echo x > e/x");
        assertThat(paths(captured)).containsExactly("e/x");
        assertThat(kinds(captured)).containsExactly(Kind.GIT_FOLDER, Kind.NESTED_GIT);
    }

    @Test
    void anEmbeddedBareRepositoryIsTakenAsPlainFilesAndSaid() {
        Captured captured = bench.captureCopy(
                "git init -q --bare evil; git --git-dir=evil config core.fsmonitor 'touch " + canary + "'");
        assertThat(Files.exists(canary)).isFalse();
        assertThat(paths(captured)).contains("evil/HEAD", "evil/config");
        assertThat(kinds(captured)).containsExactly(Kind.EMBEDDED_REPOSITORY);
        assertThat(captured.isComplete()).isTrue();
    }

    @Test
    void namesThatOtherSystemsTakeForGitAreNotInTheTree() {
        Captured captured = bench.captureCopy(
                "mkdir .GIT .Git d/'git~1' $'d/.g\\u200cit'; echo x > .GIT/config; echo y > .Git/config;"
                        + " echo z > d/'git~1'/config; echo w > $'d/.g\\u200cit/config'; mkdir '.git '; echo v > '.git /config'; echo ok > .gitx");
        assertThat(paths(captured)).containsExactly(".gitx");
        assertThat(kinds(captured)).hasSize(5).containsOnly(Kind.GIT_FOLDER, Kind.NESTED_GIT);
    }

    @Test
    void linksAreTextAndNeverFollowed() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "TOP SECRET");
        Captured captured = bench.captureCopy(
                "ln -s " + secret + " leak; ln -s / root; rm -r d; ln -s " + folder + " d;"
                        + " ln -s loop loop; ln -s ../../../../etc/passwd up; ln -s a.txt fine; ln -s /workspace/a.txt home");
        assertThat(new String(captured.patch(), StandardCharsets.UTF_8)).doesNotContain("TOP SECRET");
        assertThat(bench.content(captured.tree(), "leak")).hasValue(secret.toString());
        assertThat(paths(captured)).containsExactly("d", "d/b.txt", "fine", "home", "leak", "loop", "root", "up");
        assertThat(captured.anomalies().stream().map(anomaly -> String.valueOf(anomaly.path())))
                .containsExactly("d", "leak", "root", "up");
        assertThat(kinds(captured)).containsOnly(Kind.LINK_OUTSIDE);
    }

    @Test
    void pipesSocketsAndDevicesAreSaidAndNeverOpened() {
        long before = System.nanoTime();
        Captured captured = bench.captureCopy("rm a.txt; mkfifo a.txt; mkfifo d/pipe;"
                + " python3 -c 'import socket; socket.socket(socket.AF_UNIX).bind(\"sock\")'");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(30));
        assertThat(kinds(captured)).containsExactly(Kind.PIPE, Kind.PIPE, Kind.SOCKET);
        assertThat(paths(captured)).containsExactly("a.txt");
        assertThat(captured.changes().getFirst().kind()).isEqualTo(FileChange.Kind.DELETED);
    }

    @Test
    void aHugeSparseFileCostsNothingAndIsSaid() {
        Captured captured = bench.captureCopy("truncate -s 1T huge; truncate -s 1T a.txt; echo ok > ok");
        assertThat(paths(captured)).containsExactly("ok");
        assertThat(kinds(captured)).containsExactly(Kind.FILE_TOO_LARGE, Kind.FILE_TOO_LARGE);
        assertThat(captured.isComplete()).isFalse();
        assertThat(bench.content(captured.tree(), "a.txt")).hasValue("one\n");
    }

    @Test
    void veryDeepFoldersEndAtTheLimit() {
        Captured captured = bench.captureCopy("for i in $(seq 300); do mkdir x; cd x; done; echo deep > deep");
        assertThat(paths(captured)).isEmpty();
        assertThat(kinds(captured)).containsExactly(Kind.TOO_DEEP);
    }

    @Test
    void manyAnomaliesAreCountedNotKept() {
        Path copy = bench.copy("for i in $(seq 50); do mkfifo p$i; done");
        Captured captured =
                bench.capture(new Layer.Whole(copy), new CaptureLimits(100, 1 << 20, 1 << 20, 10, 1 << 20, 10));
        assertThat(captured.anomalies()).hasSize(10);
        assertThat(captured.anomalies().getLast())
                .isEqualTo(new Anomaly(null, Kind.MORE, "41 further anomalies were met and not listed."));
    }

    @Test
    void namesThatLookLikeOptionsAreOnlyNames() {
        Captured captured = bench.captureCopy("echo x > '--output=" + canary.getFileName()
                + "'; echo y > '--upload-pack=touch canary'; echo z > ':(exclude)a'");
        assertThat(paths(captured)).hasSize(3);
        assertThat(captured.isComplete()).isTrue();
        assertThat(Files.exists(canary)).isFalse();
    }

    private static List<String> paths(Captured captured) {
        return captured.changes().stream()
                .map(FileChange::path)
                .map(GitPath::text)
                .sorted()
                .toList();
    }

    private static List<Kind> kinds(Captured captured) {
        return captured.anomalies().stream().map(Anomaly::kind).toList();
    }

    private static String text(Captured captured) {
        return new String(captured.patch(), StandardCharsets.UTF_8);
    }
}
