package dev.marlin.runner.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.runner.testkit.RequiresSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way as a user without rights; when these tests are run by root, in a JVM that gave its rights up. */
@RequiresSandbox
class UnprivilegedRunnerTest {
    private static final int USER = 61777;

    @TempDir
    Path folder;

    @Test
    void worksTheSameForAUserWithoutRights() throws IOException, InterruptedException {
        List<String> line = new ArrayList<>();
        Path data = Files.createDirectory(folder.resolve("data"));
        if (SandboxUser.current().dropped()) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
            Files.setAttribute(data, "unix:uid", USER);
            line.addAll(List.of("setpriv", "--reuid=" + USER, "--regid=" + USER, "--clear-groups"));
            line.addAll(List.of("--inh-caps=-all", "--bounding-set=-all", "--"));
        }
        line.addAll(OtherJvm.command(UnprivilegedRunnerTest.class, data.toString()));
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        List<String> said = process.inputReader().lines().toList();
        assertThat(process.waitFor()).as(String.join("\n", said)).isZero();
        assertThat(said)
                .containsExactly(
                        "probe true []",
                        "Exited[code=0] 1000 hello",
                        "overlay 0000000000000000",
                        "left behind: base home");
    }

    public static void main(String[] args) throws IOException {
        Path data = Path.of(args[0]);
        BubblewrapBackend backend = new BubblewrapBackend();
        SandboxBackend.Probe probe = backend.probe();
        System.out.println("probe " + probe.usable() + " " + probe.findings());
        try (Room room = new Room(backend, data)) {
            Execution execution =
                    room.sh("id -u; cat greeting.txt; mkdir -p shut/in; echo x > shut/in/y; chmod 000 shut");
            System.out.println(execution.exit() + " "
                    + execution.stdoutText().strip().replace("\n", " ") + execution.stderrText());
            Execution caps = room.sh("grep CapEff /proc/self/status | cut -f2");
            System.out.println(
                    room.workspace().method() + " " + caps.stdoutText().strip());
        }
        try (var left = Files.list(data)) {
            System.out.println("left behind: "
                    + String.join(
                            " ",
                            left.map(path -> path.getFileName().toString())
                                    .filter(name -> !name.equals("workspaces"))
                                    .sorted()
                                    .toList()));
        }
        try (var workspaces = Files.list(data.resolve("workspaces"))) {
            workspaces.forEach(path -> System.out.println("not deleted: " + path));
        }
    }
}
