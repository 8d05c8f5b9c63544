package dev.marlin.runner.sandbox.probe;

import dev.marlin.runner.sandbox.Ceilings;
import dev.marlin.runner.sandbox.Command;
import dev.marlin.runner.sandbox.Execution;
import dev.marlin.runner.sandbox.Limits;
import dev.marlin.runner.sandbox.Openings;
import dev.marlin.runner.sandbox.Sandbox;
import dev.marlin.runner.sandbox.SandboxBackend;
import dev.marlin.runner.sandbox.SandboxSpec;
import dev.marlin.runner.sandbox.SandboxUser;
import dev.marlin.runner.sandbox.probe.Finding.Verdict;
import dev.marlin.runner.sandbox.probe.inside.Prey;
import dev.marlin.runner.sandbox.probe.inside.ProgramFolder;
import dev.marlin.runner.workspace.BareFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Attacks 0 to 34 in one sandbox: everything that is one attempt and is refused or not. */
final class InsideLook implements SandboxProbes.Part {
    static final int LAST = 34;
    private static final Pattern LINE = Pattern.compile("(\\d{1,2}) (HELD|OPEN) (.{0,300})");
    private static final String DESCRIPTORS =
            IntStream.range(3, 100).mapToObj(i -> "/proc/self/fd/" + i).collect(Collectors.joining(" "));

    /** What must be tried by programs of their own; then the program that tries the rest. */
    private static final String ATTEMPTS = """
            if ! command -v unshare >/dev/null; then echo '15 OPEN there is no unshare to try it with'
            elif unshare --user true || bwrap --unshare-user --bind / / true; then echo '15 OPEN a namespace was made'
            else echo '15 HELD no namespace'
            fi 2>/dev/null
            { readlink DESCRIPTORS | sed 's/^/32 OPEN /'; } 2>/dev/null
            echo '32 HELD nothing beyond the first three'
            touch /workspace/owner
            exec "$@"
            """.replace("DESCRIPTORS", DESCRIPTORS);

    private final SandboxBackend backend;

    InsideLook(SandboxBackend backend) {
        this.backend = backend;
    }

    @Override
    public List<Finding> findings(Path folder) throws IOException {
        SandboxUser user = SandboxUser.current();
        Path workspace = Files.createDirectory(folder.resolve("workspace"));
        Path program = Files.createDirectory(folder.resolve("program"));
        ProgramFolder.write(program);
        user.ownTree(program);
        user.own(workspace);
        Openings openings = Openings.showing(List.of(new Openings.Mount(program, ProgramFolder.INSIDE)));
        SandboxSpec spec =
                new SandboxSpec(new BareFolder(workspace), folder.resolve("home"), openings, Ceilings.usual());
        try (Decoys decoys = new Decoys(folder, user);
                Sandbox sandbox = backend.open(spec)) {
            Limits limits = Limits.brief().withWallClock(Duration.ofSeconds(20));
            Execution execution = sandbox.run(command(decoys.prey()), limits);
            Map<Integer, Finding> found = parse(execution);
            lookOutside(found, decoys);
            found.put(0, owner(user, workspace.resolve("owner")));
            return List.copyOf(found.values());
        }
    }

    private static Command command(Prey prey) {
        List<String> words = new ArrayList<>(List.of("sh", "-c", ATTEMPTS, "sh"));
        words.addAll(ProgramFolder.commandLine(prey));
        return Command.of(words.toArray(String[]::new));
    }

    /** An attack without an answer is open, and so is one with two answers of which one says so. */
    private static Map<Integer, Finding> parse(Execution execution) {
        Map<Integer, Finding> found = new TreeMap<>();
        for (String line : execution.stdoutText().lines().toList()) {
            Matcher matcher = LINE.matcher(line);
            int number = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
            if (number >= 1 && number <= LAST) {
                Finding finding = Finding.of(number, matcher.group(2).equals("HELD"), matcher.group(3));
                found.merge(number, finding, (one, two) -> one.verdict() == Verdict.OPEN ? one : two);
            }
        }
        for (int number = 1; number <= LAST; number++) {
            found.putIfAbsent(number, Finding.open(number, "no answer: " + execution.exit() + said(execution)));
        }
        return found;
    }

    private static String said(Execution execution) {
        String text = execution.stderrText().strip().replace('\n', ' ');
        return text.isEmpty() ? "" : " " + text.substring(0, Math.min(300, text.length()));
    }

    private static void lookOutside(Map<Integer, Finding> found, Decoys decoys) throws IOException {
        if (!decoys.processLives()) {
            found.put(8, Finding.open(8, "a host process was killed"));
        }
        if (decoys.wasReached()) {
            found.put(9, Finding.open(9, "the host's loopback was reached"));
        }
    }

    /** Who the host thinks made a file inside. */
    private static Finding owner(SandboxUser user, Path file) throws IOException {
        if (!user.dropped()) {
            return new Finding(Attack.of(0), Verdict.NOT_APPLICABLE, "Marlin itself is not root");
        }
        try {
            int uid = (int) Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS);
            return Finding.of(0, uid != 0, "programs run as " + uid);
        } catch (NoSuchFileException e) {
            return Finding.open(0, "nothing shows that root's rights were dropped");
        }
    }
}
