package dev.marlin.runner.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.runner.git.SampleRepository;
import dev.marlin.runner.git.objects.GitPath;
import dev.marlin.runner.workspace.Workspace.Layer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangeCaptureTest {
    @TempDir
    Path folder;

    private CaptureBench bench;

    @BeforeEach
    void prepare() {
        SampleRepository repository = SampleRepository.in(folder.resolve("source"))
                .write("src/A.java", "class A {\n  int x = 1;\n}\n")
                .write("src/B.java", "class B {\n  // twenty\n  // lines\n  // to\n  // be\n  // similar\n}\n")
                .write("run.sh", "#!/bin/sh\n")
                .write("gone.txt", "gone\n")
                .write("binary.bin", new byte[] {0, 1, 2, 3})
                .write("no-newline", "x")
                .write("crlf.txt", "a\r\nb\r\n")
                .write(".gitignore", "*.log\n/out/\n!keep.log\n")
                .write("tracked.log", "tracked but ignored\n");
        SampleRepository.run(repository.folder(), "ln", "-s", "src/A.java", "link");
        bench = new CaptureBench(folder, repository);
    }

    @Test
    void anUntouchedCopyIsTheBaseItself() {
        Captured captured = bench.captureCopy("true");
        assertThat(captured.tree()).isEqualTo(bench.base().tree());
        assertThat(captured.changes()).isEmpty();
        assertThat(captured.patch()).isEmpty();
        assertThat(captured.anomalies()).isEmpty();
        assertThat(captured.isComplete()).isTrue();
    }

    @Test
    void seesEveryKindOfChange() {
        Captured captured = bench.captureCopy(
                "sed -i s/1/2/ src/A.java; git mv 2>/dev/null || mv src/B.java src/C.java; chmod +x run.sh;"
                        + " rm gone.txt no-newline; ln -s target no-newline; printf '\\0\\7' > binary.bin; echo new > new.txt;"
                        + " printf 'a\\r\\nc\\r\\n' > crlf.txt; rm link; cp src/A.java link");
        Map<String, FileChange> changes = byPath(captured);
        assertThat(changes.get("src/A.java"))
                .isEqualTo(new FileChange(
                        GitPath.of("src/A.java"),
                        GitPath.of("src/A.java"),
                        FileChange.Kind.MODIFIED,
                        0100644,
                        0100644,
                        1,
                        1,
                        false,
                        false));
        assertThat(changes.get("src/C.java").kind()).isEqualTo(FileChange.Kind.RENAMED);
        assertThat(changes.get("src/C.java").oldPath()).isEqualTo(GitPath.of("src/B.java"));
        assertThat(changes.get("run.sh").kind()).isEqualTo(FileChange.Kind.MODE);
        assertThat(changes.get("gone.txt").kind()).isEqualTo(FileChange.Kind.DELETED);
        assertThat(changes.get("no-newline").kind()).isEqualTo(FileChange.Kind.TYPE_CHANGED);
        assertThat(changes.get("link").kind()).isEqualTo(FileChange.Kind.TYPE_CHANGED);
        assertThat(changes.get("binary.bin").binary()).isTrue();
        assertThat(changes.get("new.txt").kind()).isEqualTo(FileChange.Kind.ADDED);
        assertThat(changes.get("crlf.txt").added()).isEqualTo(1);
        assertThat(changes).hasSize(9);
        assertThat(captured.isComplete()).isTrue();
    }

    @Test
    void itsPatchRebuildsTheSameTree() {
        Captured captured = bench.captureCopy(
                "sed -i s/1/2/ src/A.java; mv src/B.java src/C.java; chmod +x run.sh;"
                        + " rm gone.txt; printf '\\0\\7' > binary.bin; printf 'a\\r\\nc' > crlf.txt; rm link; ln -s elsewhere link;"
                        + " printf 'x\\n' > no-newline; mkdir -p $'odd\\nname'; echo x > $'odd\\nname/\\xff'; echo y > '\"q\"\t'");
        PatchOutcome outcome = new PatchApplication(bench.git())
                .apply(bench.gitDir(), bench.base().tree(), captured.patch());
        assertThat(outcome).isEqualTo(new PatchOutcome.Applied(captured.tree()));
    }

    @Test
    void theSameTreeGivesTheSameCommitAndPatch() {
        Captured one = bench.captureCopy("echo new > new.txt");
        Captured two = bench.captureCopy("echo new > new.txt; touch -d 2001-01-01 new.txt src/A.java");
        assertThat(two.tree()).isEqualTo(one.tree());
        assertThat(two.commit()).isEqualTo(one.commit());
        assertThat(two.patch()).isEqualTo(one.patch());
    }

    @Test
    void namesKeepTheirBytes() {
        Captured captured =
                bench.captureCopy("echo 1 > $'bad\\xff\\xfeutf8'; echo 2 > $'two\\nlines'; echo 3 > 'grün.txt';"
                        + " ln -s $'to\\xff/\\xc3\\xbc/' odd-link; echo 4 > ' leading'; echo 5 > '-rf'");
        assertThat(captured.changes().stream().map(FileChange::path))
                .contains(
                        GitPath.of(new byte[] {'b', 'a', 'd', (byte) 0xff, (byte) 0xfe, 'u', 't', 'f', '8'}),
                        GitPath.of("two\nlines"),
                        GitPath.of("grün.txt".getBytes(StandardCharsets.UTF_8)),
                        GitPath.of(" leading"),
                        GitPath.of("-rf"));
        try (var store = dev.marlin.runner.git.objects.ObjectStore.open(bench.gitDir())) {
            String id = store.readTree(captured.tree())
                    .get(GitPath.of("odd-link"))
                    .orElseThrow()
                    .id();
            assertThat(store.readBlob(id, 100))
                    .hasValue(new byte[] {'t', 'o', (byte) 0xff, '/', (byte) 0xc3, (byte) 0xbc, '/'});
        }
    }

    @Test
    void ignoredFilesAreInTheTreeAndMarkedByTheBasesRulesOnly() {
        Captured captured = bench.captureCopy("printf '*\\n' > .gitignore; echo a > hidden.java; mkdir -p out/deep;"
                + " echo b > out/deep/x; echo c > debug.log; echo d > keep.log; echo e >> tracked.log");
        Map<String, FileChange> changes = byPath(captured);
        assertThat(changes.get("hidden.java").ignoredByBase()).isFalse();
        assertThat(changes.get("out/deep/x").ignoredByBase()).isTrue();
        assertThat(changes.get("debug.log").ignoredByBase()).isTrue();
        assertThat(changes.get("keep.log").ignoredByBase()).isFalse();
        assertThat(changes.get("tracked.log").ignoredByBase()).isFalse();
        assertThat(changes.get(".gitignore").kind()).isEqualTo(FileChange.Kind.MODIFIED);
    }

    @Test
    void whatThePreparationBuiltIsNoChange() throws IOException {
        Files.createDirectories(bench.base().root().resolve("target"));
        Files.writeString(bench.base().root().resolve("target/A.class"), "built");
        Captured untouched = bench.captureCopy("true");
        assertThat(untouched.changes()).isEmpty();
        Captured rebuilt = bench.captureCopy("echo again > target/A.class; echo b > target/B.class");
        assertThat(byPath(rebuilt)).containsOnlyKeys("target/A.class", "target/B.class");
        Captured cleaned = bench.captureCopy("rm -r target");
        assertThat(cleaned.changes()).isEmpty();
    }

    @Test
    void aFolderBecomesAFileAndAFileAFolder() {
        Captured captured =
                bench.captureCopy("rm -r src; echo x > src; rm gone.txt; mkdir gone.txt; echo y > gone.txt/in");
        assertThat(byPath(captured)).containsOnlyKeys("src", "src/A.java", "src/B.java", "gone.txt", "gone.txt/in");
        assertThat(bench.content(captured.tree(), "gone.txt/in")).hasValue("y\n");
    }

    @Test
    void tenThousandFilesAreTakenAndWhatPassesALimitIsSaid() {
        Path copy = bench.copy("mkdir many; cd many; for i in $(seq 10000); do echo $i > f$i; done");
        Captured all = bench.capture(new Layer.Whole(copy), CaptureLimits.usual());
        assertThat(all.changes()).hasSize(10_000);
        assertThat(all.isComplete()).isTrue();
        Captured few = bench.capture(new Layer.Whole(copy), new CaptureLimits(100, 1 << 20, 1 << 20, 10, 1 << 20, 10));
        assertThat(few.changes()).hasSize(100);
        assertThat(few.isComplete()).isFalse();
        assertThat(few.anomalies()).extracting(Anomaly::kind).contains(Anomaly.Kind.TOO_MANY_FILES);
    }

    @Test
    void aPatchBeyondItsLimitIsSaidAndTheTreeStaysWhole() {
        Path copy = bench.copy("seq 100000 > big.txt");
        Captured captured =
                bench.capture(new Layer.Whole(copy), new CaptureLimits(100, 1 << 20, 1 << 20, 10, 1_000, 10));
        assertThat(captured.patch()).isEmpty();
        assertThat(captured.changes()).hasSize(1);
        assertThat(captured.isComplete()).isTrue();
        assertThat(captured.anomalies()).extracting(Anomaly::kind).containsExactly(Anomaly.Kind.PATCH_TOO_LARGE);
    }

    private static Map<String, FileChange> byPath(Captured captured) {
        return captured.changes().stream()
                .collect(Collectors.toMap(change -> change.path().text(), Function.identity()));
    }
}
