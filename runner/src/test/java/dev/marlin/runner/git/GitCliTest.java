package dev.marlin.runner.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.runner.git.objects.ObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitCliTest {
    private final GitCli git = new GitCli();

    @TempDir
    Path folder;

    @Test
    void tellsItsVersion() {
        assertThat(git.version()).startsWith("git version 2.");
    }

    @Test
    void seesNoConfigurationButItsOwnSettings() {
        ObjectStore.create(folder.resolve("g"), Optional.empty());
        String origins = git.run(GitCall.on(folder.resolve("g"), "config", "--list", "--show-origin"))
                .orThrow("config")
                .stdoutText();
        assertThat(origins.lines()).allMatch(line -> line.startsWith("command line:") || line.contains("/g/config"));
        assertThat(origins).contains("core.hookspath=/dev/null", "safe.barerepository=explicit");
    }

    @Test
    void endsAProcessThatWritesTooMuch() {
        SampleRepository repository = SampleRepository.in(folder.resolve("r"));
        repository.write("big", "x".repeat(100_000)).commit("big");
        GitCall call = GitCall.on(repository.gitDir(), "cat-file", "blob", "HEAD:big")
                .withLimits(GitLimits.brief().withOutputBytes(1_000));
        GitResult result = git.run(call);
        assertThat(result.end()).isEqualTo(GitResult.End.OUTPUT);
        assertThat(result.stdout()).hasSize(1_000);
    }

    @Test
    void endsAProcessThatTakesTooLong() throws IOException {
        ObjectStore.create(folder.resolve("g"), Optional.empty());
        SampleRepository.run(folder, "mkfifo", "pipe");
        GitLimits short_ = new GitLimits(Duration.ofMillis(300), 1_000, 1 << 20, 1L << 30);
        GitResult result = git.run(GitCall.on(
                        folder.resolve("g"),
                        "hash-object",
                        "--",
                        folder.resolve("pipe").toString())
                .withLimits(short_));
        assertThat(result.end()).isEqualTo(GitResult.End.TIME);
    }

    @Test
    void endsAProcessThatItsWatchObjectsTo() throws IOException {
        ObjectStore.create(folder.resolve("g"), Optional.empty());
        SampleRepository.run(folder, "mkfifo", "pipe");
        GitResult result = git.run(GitCall.on(
                        folder.resolve("g"),
                        "hash-object",
                        "--",
                        folder.resolve("pipe").toString())
                .over(GitCall.Transport.NONE, Map.of(), () -> "enough"));
        assertThat(result.end()).isEqualTo(GitResult.End.WATCH);
        assertThat(result.explanation()).isEqualTo("enough");
    }

    @Test
    void noTransportRunsAProgramAndNoneIsOpenUnasked() throws IOException {
        ObjectStore.create(folder.resolve("g"), Optional.empty());
        SampleRepository source = SampleRepository.in(folder.resolve("r"));
        source.write("a", "a").commit("a");
        Path canary = folder.resolve("canary");
        List<String> urls = List.of(
                "ext::sh -c \"touch " + canary + "\"",
                "--upload-pack=touch " + canary,
                "file://" + source.folder(),
                source.folder().toString(),
                "ssh://-oProxyCommand=touch " + canary + "/x");
        for (String url : urls) {
            for (GitCall.Transport transport : List.of(GitCall.Transport.NONE, GitCall.Transport.HTTPS)) {
                GitResult result = git.run(
                        GitCall.on(folder.resolve("g"), "fetch", "--", url).over(transport, Map.of(), () -> ""));
                assertThat(result.isSuccess()).as(url).isFalse();
            }
        }
        assertThat(Files.exists(canary)).isFalse();
    }
}
