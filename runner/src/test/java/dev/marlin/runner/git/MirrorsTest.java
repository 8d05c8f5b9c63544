package dev.marlin.runner.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.runner.git.objects.CommitLookup;
import dev.marlin.runner.git.objects.Commits;
import dev.marlin.runner.git.objects.TreeLimits;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MirrorsTest {
    private static final MirrorLimits LIMITS = new MirrorLimits(Duration.ofSeconds(60), 50 << 20, 10_000);
    private final GitCli git = new GitCli();

    @TempDir
    Path folder;

    private Mirrors mirrors;
    private SampleRepository source;

    @BeforeEach
    void makeASource() {
        mirrors = new Mirrors(folder.resolve("mirrors"), git, AddressPolicy.ofThisMachine());
        source = SampleRepository.in(folder.resolve("source"));
    }

    @Test
    void mirrorsALocalRepositoryAndFollowsItsChanges() {
        String first = source.write("a", "1").commit("one");
        source.git("branch", "old");
        MirrorOutcome.Mirrored one = mirrored(local());
        assertThat(one.head()).isEqualTo(first);
        assertThat(refs(one.gitDir())).contains("refs/heads/main", "refs/heads/old");

        source.git("branch", "-D", "old");
        source.git("tag", "v1");
        source.git("checkout", "-q", "--orphan", "fresh");
        String second = source.write("a", "2").commit("two");
        source.git("branch", "-f", "main", second);
        MirrorOutcome.Mirrored two = mirrored(local());
        assertThat(two.gitDir()).isEqualTo(one.gitDir());
        assertThat(refs(two.gitDir()))
                .contains("refs/tags/v1", "refs/heads/fresh")
                .doesNotContain("refs/heads/old");
        assertThat(found(two.gitDir(), second).title()).isEqualTo("two");
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void mirrorsABundle() {
        String commit = source.write("a", "1").commit("one");
        Path file = folder.resolve("repo.bundle");
        source.git("bundle", "create", "-q", file.toString(), "--all");
        MirrorOutcome.Mirrored mirrored = mirrored(new RepositoryAddress.Bundle(file));
        assertThat(found(mirrored.gitDir(), commit).id()).isEqualTo(commit);
    }

    @Test
    void refusesWhatIsNoRepositoryOrBundle() throws IOException {
        Path text = Files.writeString(folder.resolve("text"), "hello");
        assertThat(mirrors.mirror(new RepositoryAddress.Bundle(text), LIMITS))
                .isInstanceOf(MirrorOutcome.Refused.class);
        assertThat(mirrors.mirror(new RepositoryAddress.Bundle(folder.resolve("none")), LIMITS))
                .isInstanceOf(MirrorOutcome.Refused.class);
        assertThat(mirrors.mirror(new RepositoryAddress.Local(folder.resolve("none")), LIMITS))
                .isInstanceOf(MirrorOutcome.Refused.class);
        assertThat(mirrors.mirror(local(), LIMITS)).isInstanceOf(MirrorOutcome.Refused.class);
    }

    @Test
    void refusesAPrivateAddressWithoutConnecting() throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        AddressPolicy policy = new AddressPolicy(host -> List.of(loopback), Set::of, Set.of());
        Mirrors strict = new Mirrors(folder.resolve("mirrors"), new GitCli("/nonexistent"), policy);
        assertThat(strict.mirror(new RepositoryAddress.Https("git.example.org", 443, "a/b"), LIMITS))
                .isInstanceOfSatisfying(
                        MirrorOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).contains("private"));
    }

    @Test
    void aHostThatDoesNotAnswerIsUnreachable() throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        AddressPolicy trusting = new AddressPolicy(host -> List.of(loopback), Set::of, Set.of("git.example.org"));
        Mirrors pinned = new Mirrors(folder.resolve("mirrors"), git, trusting);
        assertThat(pinned.mirror(new RepositoryAddress.Https("git.example.org", 1, "a/b"), LIMITS))
                .isInstanceOf(MirrorOutcome.Unreachable.class);
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void refusesARepositoryThatBorrowsAnotherTenantsObjects() throws IOException {
        SampleRepository tenant = SampleRepository.in(folder.resolve("tenant"));
        String secret = tenant.write("secret", "secret").commit("secret");
        source.write("a", "1").commit("one");
        Files.writeString(source.gitDir().resolve("objects/info/alternates"), tenant.gitDir() + "/objects\n");
        Files.writeString(source.gitDir().resolve("refs/heads/stolen"), secret + "\n");
        assertThat(mirrors.mirror(local(), LIMITS))
                .isInstanceOfSatisfying(
                        MirrorOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).contains("borrows"));
    }

    @Test
    void namesTheObjectThatAnIncompleteSourceLacks() throws IOException {
        source.write("a", "1").commit("one");
        String lost = source.git("rev-parse", "HEAD:a").strip();
        Files.delete(source.gitDir().resolve("objects/" + lost.substring(0, 2) + "/" + lost.substring(2)));
        assertThat(mirrors.mirror(local(), LIMITS))
                .isInstanceOfSatisfying(
                        MirrorOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).contains(lost).doesNotEndWith(".."));
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void refusesAGitFileThatPointsElsewhere() throws IOException {
        source.write("a", "1").commit("one");
        Path decoy = Files.createDirectories(folder.resolve("decoy"));
        Files.writeString(decoy.resolve(".git"), "gitdir: " + source.gitDir() + "\n");
        assertThat(mirrors.mirror(new RepositoryAddress.Local(decoy), LIMITS))
                .isInstanceOf(MirrorOutcome.Refused.class);
    }

    @Test
    void theSourcesOwnConfigurationAndHooksStaySilent() throws IOException {
        source.write("a", "1").commit("one");
        Path canary = folder.resolve("canary");
        Path script = folder.resolve("evil.sh");
        Files.writeString(script, "#!/bin/sh\ntouch " + canary + "\nexec \"$@\"\n");
        SampleRepository.run(folder, "chmod", "+x", script.toString());
        for (String key : List.of(
                "core.fsmonitor",
                "core.sshCommand",
                "uploadpack.packObjectsHook",
                "core.pager",
                "core.alternateRefsCommand",
                "core.hooksPath")) {
            source.git("config", key, script.toString());
        }
        source.git("config", "remote.origin.uploadpack", script.toString());
        for (String hook : List.of("post-checkout", "reference-transaction", "post-update", "pre-auto-gc")) {
            Files.copy(
                    script,
                    source.gitDir().resolve("hooks").resolve(hook),
                    java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        }
        mirrored(local());
        mirrored(local());
        assertThat(Files.exists(canary)).isFalse();
    }

    @Test
    void stopsAtItsLimitsAndKeepsTheOldMirror() throws IOException {
        String first = source.write("a", "1").commit("one");
        Path mirror = mirrored(local()).gitDir();
        for (int i = 0; i < 300; i++) {
            source.write("many/" + i, "file " + i);
        }
        source.commit("many");
        MirrorLimits few = new MirrorLimits(Duration.ofSeconds(60), 50 << 20, 100);
        assertThat(mirrors.mirror(local(), few))
                .isInstanceOfSatisfying(
                        MirrorOutcome.TooLarge.class,
                        large -> assertThat(large.reason()).contains("100 objects"));
        byte[] noise = new byte[3 << 20];
        new java.util.Random(7).nextBytes(noise);
        source.write("noise", noise).commit("noise");
        MirrorLimits small = new MirrorLimits(Duration.ofSeconds(60), 1 << 20, 10_000);
        assertThat(mirrors.mirror(local(), small)).isInstanceOf(MirrorOutcome.TooLarge.class);
        assertThat(found(mirror, first).id()).isEqualTo(first);
        assertThat(refs(mirror))
                .contains(first)
                .doesNotContain(source.git("rev-parse", "HEAD").strip());
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void refusesObjectsThatGitsCheckFindsHostile() {
        source.write("x", "x").commit("x");
        String blob = source.git("hash-object", "-w", "x").strip();
        source.write("tree.txt", "100644 blob " + blob + "\t.git\n");
        String tree = SampleRepository.run(
                        source.folder(), "sh", "-c", "printf '040000 tree %s\\t.git\\n' $(git write-tree) | git mktree")
                .strip();
        String commit = source.git("commit-tree", "-m", "evil", tree).strip();
        source.git("update-ref", "refs/heads/evil", commit);
        assertThat(mirrors.mirror(local(), LIMITS)).isInstanceOf(MirrorOutcome.Refused.class);
    }

    private RepositoryAddress local() {
        return new RepositoryAddress.Local(source.folder());
    }

    private MirrorOutcome.Mirrored mirrored(RepositoryAddress address) {
        MirrorOutcome outcome = mirrors.mirror(address, LIMITS);
        assertThat(outcome).isInstanceOf(MirrorOutcome.Mirrored.class);
        return (MirrorOutcome.Mirrored) outcome;
    }

    private String refs(Path gitDir) {
        return git.run(GitCall.on(gitDir, "for-each-ref")).orThrow("refs").stdoutText();
    }

    private static CommitLookup.Found found(Path gitDir, String commit) {
        CommitLookup lookup = Commits.find(gitDir, commit, TreeLimits.generous());
        assertThat(lookup).isInstanceOf(CommitLookup.Found.class);
        return (CommitLookup.Found) lookup;
    }

    private List<Path> leftovers() throws Error {
        try (Stream<Path> files = Files.list(folder.resolve("mirrors"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("incoming"))
                    .toList();
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }
}
