package dev.marlin.runner.agent.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.runner.agent.ImportingAgent.Outcome;
import dev.marlin.runner.git.GitCli;
import dev.marlin.runner.git.GitLimits;
import dev.marlin.runner.git.SampleRepository;
import dev.marlin.runner.git.Snapshot;
import dev.marlin.runner.workspace.PreparedBase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportedAgentTest {
    private static final String PATCH =
            "diff --git a/a.txt b/a.txt\n--- a/a.txt\n+++ b/a.txt\n@@ -1 +1 @@\n-one\n+two\n";

    @TempDir
    private Path folder;

    private final GitCli git = new GitCli();
    private SampleRepository repository;
    private PreparedBase base;
    private String solution;

    @BeforeEach
    void make() {
        repository = SampleRepository.in(folder.resolve("repository"));
        String commit =
                repository.write("a.txt", "one\n").write("dir/b.txt", "b\n").commit("base");
        Snapshot snapshot =
                Snapshot.create(git, repository.gitDir(), commit, folder.resolve("snapshot.git"), GitLimits.brief());
        base = new PreparedBase(
                "a".repeat(64), folder.resolve("root"), snapshot.gitDir(), commit, repository.tree(commit));
        repository.git("checkout", "-q", "-b", "feature/two");
        solution = repository
                .write("a.txt", "two\n")
                .write("new.bin", new byte[] {0, 1, 2})
                .commit("solution");
    }

    private Outcome bring(ImportSource source) {
        return new ImportedAgent("Elsewhere", "1", source).bring(git, base, folder.resolve("candidate.git"));
    }

    private static ImportSource patch(String text) {
        return new ImportSource.Patch(text.getBytes(StandardCharsets.UTF_8));
    }

    private static ImportSource predicted(String rows, String instance, String model) {
        return new ImportSource.Predicted(Predictions.read(rows.getBytes(StandardCharsets.UTF_8)), instance, model);
    }

    private static String row(String instance, String model, String patch) {
        return "{\"instance_id\": \"%s\", \"model_name_or_path\": \"%s\", \"model_patch\": \"%s\"}\n"
                .formatted(instance, model, patch.replace("\n", "\\n"));
    }

    @Test
    void aPatchBecomesATree() {
        assertThat(bring(patch(PATCH)))
                .isInstanceOfSatisfying(
                        Outcome.Brought.class,
                        brought -> assertThat(repository.git(
                                        "--git-dir",
                                        folder.resolve("candidate.git").toString(),
                                        "show",
                                        brought.tree() + ":a.txt"))
                                .isEqualTo("two\n"));
    }

    @Test
    void anEmptyPatchIsEmpty() {
        assertThat(bring(patch(""))).isInstanceOf(Outcome.Empty.class);
        assertThat(bring(patch("\n \n"))).isInstanceOf(Outcome.Empty.class);
    }

    @Test
    void aPatchForAnotherBaseDoesNotApply() {
        assertThat(bring(patch(PATCH.replace("one", "six")))).isInstanceOf(Outcome.DoesNotApply.class);
    }

    @Test
    void textThatIsNoPatchIsMalformed() {
        assertThat(bring(patch("I fixed it!"))).isInstanceOf(Outcome.Malformed.class);
    }

    @Test
    void aCommitOfTheMirrorIsTakenWithAllItsFiles() {
        assertThat(bring(new ImportSource.Commit(repository.gitDir(), solution)))
                .isEqualTo(new Outcome.Brought(repository.tree(solution)));
        assertThat(repository.git(
                        "--git-dir",
                        folder.resolve("candidate.git").toString(),
                        "ls-tree",
                        "-r",
                        "-l",
                        repository.tree(solution)))
                .contains("a.txt", "dir/b.txt", "3\tnew.bin");
    }

    @Test
    void aBranchIsItsTip() {
        Outcome.Brought wanted = new Outcome.Brought(repository.tree(solution));
        assertThat(bring(new ImportSource.Branch(repository.gitDir(), "feature/two")))
                .isEqualTo(wanted);
        repository.git("pack-refs", "--all");
        assertThat(bring(new ImportSource.Branch(repository.gitDir(), "feature/two")))
                .isEqualTo(wanted);
    }

    @Test
    void aBranchAtTheBaseIsEmpty() {
        assertThat(bring(new ImportSource.Branch(repository.gitDir(), "main"))).isInstanceOf(Outcome.Empty.class);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(bring(new ImportSource.Branch(repository.gitDir(), "nowhere")))
                .isInstanceOf(Outcome.NotFound.class);
        assertThat(bring(new ImportSource.Branch(repository.gitDir(), "../../config")))
                .isInstanceOf(Outcome.NotFound.class);
        assertThat(bring(new ImportSource.Commit(repository.gitDir(), "0".repeat(40))))
                .isInstanceOf(Outcome.NotFound.class);
        assertThat(bring(new ImportSource.Commit(repository.gitDir(), "--all"))).isInstanceOf(Outcome.NotFound.class);
    }

    @Test
    void aPredictionIsFoundByInstanceAndModel() {
        String rows = row("o__r-1", "m1", PATCH) + row("o__r-1", "m2", "") + row("o__r-2", "m1", "");
        assertThat(bring(predicted(rows, "o__r-1", "m1"))).isInstanceOf(Outcome.Brought.class);
        assertThat(bring(predicted(rows, "o__r-1", "m2"))).isInstanceOf(Outcome.Empty.class);
        assertThat(bring(predicted(rows, "o__r-2", ""))).isInstanceOf(Outcome.Empty.class);
        assertThat(bring(predicted(rows, "o__r-3", "")))
                .isEqualTo(new Outcome.NotFound("The predictions have no row for o__r-3."));
        assertThat(bring(predicted(rows, "o__r-1", "")))
                .isEqualTo(
                        new Outcome.NotFound("The predictions have 2 rows for o__r-1; name the model, or keep one."));
    }
}
