package dev.marlin.runs.work;

import dev.marlin.agents.AgentVersion;
import dev.marlin.agents.AgentVersion.Adapter;
import dev.marlin.campaigns.Campaign;
import dev.marlin.kernel.PersonId;
import dev.marlin.runs.PairId;
import dev.marlin.runs.PairState;
import dev.marlin.runs.RunBook;
import dev.marlin.tasks.Task;
import dev.marlin.tasks.Verifier;
import dev.marlin.testkit.Timing;
import dev.marlin.testkit.runs.RunsWorld;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a pair costs beside a bare shell script that does the same with overlay, bubblewrap and git: two agents one after
 * the other, each captured as a patch, each verified in a fresh sandbox. Interleaved, in one run. Arguments: pairs
 * (default 20), files of the repository (default 2000).
 */
public final class PairOverheadBenchmark {
    private static final String AGENT = "sed -i s/hullo/hello/ greeting.txt";
    private static final String CHECK = "grep -q hello greeting.txt";
    private static final String BARE = """
            set -e
            base=$1; room=$2; shift 2
            sandbox() { bwrap --unshare-all --die-with-parent --clearenv --ro-bind /usr /usr --symlink usr/bin /bin \
              --symlink usr/lib /lib --symlink usr/lib64 /lib64 --proc /proc --dev /dev --tmpfs /tmp \
              --bind "$1" /workspace --chdir /workspace sh -c "$2"; }
            overlay() { mkdir -p "$1/upper" "$1/work" "$1/merged"
              mount -t overlay overlay -o lowerdir="$base",upperdir="$1/upper",workdir="$1/work" "$1/merged"; }
            for side in a b; do
              overlay "$room/$side"
              sandbox "$room/$side/merged" "$AGENT"
              (cd "$room/$side/upper" && find . -type f | while read -r file; do
                git diff --no-index --binary -- "$base/$file" "$file" || true; done) > "$room/$side.patch"
              umount "$room/$side/merged"
              overlay "$room/$side-check"
              cp -a "$room/$side/upper/." "$room/$side-check/merged/"
              sandbox "$room/$side-check/merged" "$CHECK"
              umount "$room/$side-check/merged"
            done
            rm -rf "$room"
            """;

    private PairOverheadBenchmark() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int pairs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
        int files = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2000;
        try (RunsWorld world = new RunsWorld()) {
            RunsWorld.Seeded seeded = world.repository("bench", files(files));
            Campaign campaign = world.campaign("Bench", program(world, "Heron"), program(world, "Egret"));
            Path base = plainBase(world.folder, files(files));
            List<Double> ours = new ArrayList<>();
            List<Double> bare = new ArrayList<>();
            Map<String, List<Long>> all = new TreeMap<>();
            Map<String, Long> parts = new TreeMap<>();
            for (int i = -3; i < pairs; i++) {
                Task task = world.task(
                        campaign, seeded, "Bench " + i, RunsWorld.verifier("hello", CHECK, Verifier.OnBase.FAIL));
                pair(world, task, world.expert, parts); // brings the check of the base, which later pairs share
                parts.clear();
                double script = bare(base, world.folder.resolve("bare"));
                double pair = pair(world, task, world.manager, parts);
                if (i >= 0) {
                    ours.add(pair);
                    bare.add(script);
                    parts.put(
                            "f. queue, records, redaction",
                            Math.round(pair)
                                    - parts.values().stream().mapToLong(v -> v).sum());
                    parts.forEach((part, millis) ->
                            all.computeIfAbsent(part, key -> new ArrayList<>()).add(millis));
                }
            }
            System.out.printf(
                    Locale.ROOT,
                    "pair overhead: two command agents on %,d files, one worker, script and pair in turns%n",
                    files);
            Timing floor = Timing.of("floor: bare shell script", bare);
            Timing marlin = Timing.of("Marlin pair", ours);
            floor.print();
            marlin.printAgainst(floor);
            System.out.printf(
                    Locale.ROOT,
                    "  difference of the medians: %.0f ms per pair; where a pair spends its time:%n",
                    marlin.median() - floor.median());
            all.forEach((part, millis) -> Timing.of(part, millis).print());
        }
        System.exit(0);
    }

    private static double pair(RunsWorld world, Task task, PersonId by, Map<String, Long> parts) {
        long start = System.nanoTime();
        PairId pair = world.pairs().start(task.id(), by);
        world.runAll();
        double millis = (System.nanoTime() - start) / 1e6;
        if (world.pairs().pair(pair).state() != PairState.READY) {
            throw new IllegalStateException("the pair did not become ready");
        }
        for (RunBook.RunEntry run : world.bean(RunBook.class).runs(pair)) {
            RunBook.OverheadEntry cost = run.overhead().orElseThrow();
            parts.merge("a. set-up", cost.setup(), Long::sum);
            parts.merge("b. agent in its sandbox", cost.agent(), Long::sum);
            parts.merge("c. capture", cost.capture(), Long::sum);
            parts.merge("d. verify", cost.verify(), Long::sum);
            parts.merge("e. teardown", cost.teardown(), Long::sum);
        }
        return millis;
    }

    private static double bare(Path base, Path room) throws IOException, InterruptedException {
        long start = System.nanoTime();
        ProcessBuilder builder =
                new ProcessBuilder("unshare", "-m", "sh", "-c", BARE, "bare", base.toString(), room.toString());
        builder.environment().put("AGENT", AGENT);
        builder.environment().put("CHECK", CHECK);
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the bare script failed: " + said);
        }
        return (System.nanoTime() - start) / 1e6;
    }

    private static AgentVersion program(RunsWorld world, String name) {
        return world.register(name, "1", Adapter.COMMAND, "{\"argv\": [\"sh\", \"-c\", \"" + AGENT + "\"]}");
    }

    private static Map<String, String> files(int count) {
        Map<String, String> files = new HashMap<>(Map.of("greeting.txt", "hullo\n"));
        for (int i = 1; i < count; i++) {
            files.put("src/p" + i % 40 + "/File" + i + ".java", "class File" + i + " {}\n".repeat(20));
        }
        return files;
    }

    private static Path plainBase(Path folder, Map<String, String> files) throws IOException {
        Path base = folder.resolve("bare-base");
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = base.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        return base;
    }
}
