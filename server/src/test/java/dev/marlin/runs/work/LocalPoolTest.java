package dev.marlin.runs.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.agents.AgentVersion;
import dev.marlin.agents.AgentVersion.Adapter;
import dev.marlin.agents.ModelRoutes;
import dev.marlin.campaigns.Campaign;
import dev.marlin.runner.sandbox.ProvenBackend;
import dev.marlin.runner.sandbox.Sandbox;
import dev.marlin.runner.sandbox.SandboxBackend;
import dev.marlin.runner.sandbox.SandboxException;
import dev.marlin.runner.sandbox.SandboxSpec;
import dev.marlin.runner.sandbox.oci.ContainerBackend;
import dev.marlin.runner.sandbox.oci.ContainerEngine;
import dev.marlin.runs.NeutralCandidate;
import dev.marlin.runs.NeutralCandidate.Outcome;
import dev.marlin.runs.PairId;
import dev.marlin.runs.PairState;
import dev.marlin.runs.RunBook;
import dev.marlin.runs.RunRecords;
import dev.marlin.runs.RunSettings;
import dev.marlin.runs.bases.Machinery;
import dev.marlin.runs.pairs.RunQueue;
import dev.marlin.tasks.Task;
import dev.marlin.tasks.Verifier;
import dev.marlin.testkit.runs.RunsWorld;
import dev.marlin.testkit.runs.Until;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pool with real threads, leases and sandboxes. */
class LocalPoolTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static RunsWorld world;
    private static RunsWorld.Seeded seeded;
    private static int number;

    private LocalPool pool = pool(2);

    @BeforeAll
    static void open() {
        world = new RunsWorld();
        seeded = world.repository("pool", Map.of("greeting.txt", "hullo\n"));
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @AfterEach
    void stop() {
        pool.stop();
    }

    @Test
    void runsPairsByItselfAndStopsCleanly() {
        PairId pair = start("echo done > done.txt", "sed -i s/hullo/hello/ greeting.txt");
        pool.start();
        assertThat(pool.isRunning()).isTrue();
        await(pair, PairState.READY);
        pool.stop();
        assertThat(pool.isRunning()).isFalse();
        assertThat(world.bean(RunBook.class).runs(pair)).extracting("exitClass").containsOnly("COMPLETED");
    }

    @Test
    void cancellingEndsWhatRunsAtOnce() {
        PairId pair = start("sleep 120", "sleep 120");
        pool.start();
        await(pair, PairState.WORKING);
        world.pairs().cancel(pair, world.expert);
        long start = System.nanoTime();
        pool.stop();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
        assertThat(world.pairs().pair(pair).state()).isEqualTo(PairState.WITHDRAWN);
        assertThat(world.bean(RunBook.class).runs(pair)).extracting("exitClass").containsOnly("CANCELLED");
    }

    @Test
    void aCleanStopGivesUnfinishedRunsBackAndTheyAreDoneLater() {
        PairId pair = start("test -f /workspace/slow || sleep 3", "sleep 3");
        pool.start();
        await(pair, PairState.WORKING);
        pool.stop();
        assertThat(world.pairs().pair(pair).state()).isEqualTo(PairState.QUEUED);
        assertThat(world.bean(RunQueue.class).takeOver()).isZero();
        pool = pool(1);
        pool.start();
        await(pair, PairState.READY);
        assertThat(world.bean(RunBook.class).runs(pair)).extracting("attempt").containsOnly(1);
    }

    @Test
    void anOpenWallKeepsRunsQueuedUntilTheMachineIsRepaired() {
        PairId pair = start("echo done > done.txt", "echo done > done.txt");
        Wall wall = new Wall();
        pool = pool(2, over(wall));
        pool.start();
        Until.holds("both workers looked again", SOON, () -> wall.probed.get() >= 4);
        assertThat(world.pairs().pair(pair).state()).isEqualTo(PairState.QUEUED);
        assertThat(world.bean(RunBook.class).runs(pair)).extracting("claimedAt").containsOnly(Optional.empty());
        assertThat(wall.opened).hasValue(0);
        wall.stands = true;
        await(pair, PairState.READY);
        assertThat(world.bean(RunBook.class).runs(pair)).extracting("attempt").containsOnly(1);
    }

    @Test
    void aSandboxThatIsNotThereKeepsRunsQueued() {
        PairId pair = start("true", "true");
        Machinery machinery = over(new ContainerBackend(ContainerEngine.podman("/no/such/runtime")));
        assertThat(machinery.standstill()).isPresent();
        pool = pool(1, machinery);
        pool.start();
        Until.holds("it looked", SOON, () -> pool.obstacle().isPresent());
        pool.stop();
        assertThat(world.pairs().pair(pair).state()).isEqualTo(PairState.QUEUED);
        world.pairs().cancel(pair, world.expert);
    }

    @Test
    void aProgramGetsThePromptAndItsFailureIsItsOwn() {
        PairId pair = start("cat > prompt.txt; echo I wrote it down", "echo broken >&2; exit 3");
        pool.start();
        await(pair, PairState.READY);
        NeutralCandidate wrote = side(pair, "Heron");
        assertThat(wrote.files()).extracting("path").containsExactly("prompt.txt");
        assertThat(world.text(wrote.files().getFirst().after().orElseThrow())).isEqualTo("Please change the greeting.");
        assertThat(wrote.finalMessage()).isEqualTo("I wrote it down");
        NeutralCandidate broke = side(pair, "Egret");
        assertThat(broke.outcome()).isEqualTo(Outcome.GAVE_UP);
        assertThat(world.pairs().pair(pair).noModelWasCalled()).isFalse();
    }

    private PairId start(String first, String second) {
        number++;
        AgentVersion one = program("Heron", first);
        AgentVersion two = program("Egret", second);
        Campaign campaign = world.campaign("Pool " + number, one, two);
        Task task = world.task(
                campaign,
                seeded,
                "Pool " + number,
                RunsWorld.verifier("there", "test -f greeting.txt", Verifier.OnBase.PASS));
        return world.pairs().start(task.id(), world.expert);
    }

    private static AgentVersion program(String name, String line) {
        return world.register(name, "1." + number, Adapter.COMMAND, "{\"argv\": [\"sh\", \"-c\", \"" + line + "\"]}");
    }

    private static NeutralCandidate side(PairId pair, String agent) {
        return world.pairs().pair(pair).candidates().stream()
                .filter(id -> world.bean(RunRecords.class).agent(id).agent().equals(agent))
                .map(id -> world.pairs().candidate(id, 1))
                .findFirst()
                .orElseThrow();
    }

    private static void await(PairId pair, PairState state) {
        Until.holds(state.name(), SOON, () -> world.pairs().pair(pair).state() == state);
    }

    private static LocalPool pool(int workers) {
        return pool(workers, world.bean(Machinery.class));
    }

    private static LocalPool pool(int workers, Machinery machinery) {
        RunSettings settings = new RunSettings(
                world.folder, workers, Duration.ofMinutes(2), Duration.ofMinutes(2), 1 << 20, Duration.ofDays(7));
        return new LocalPool(world.bean(RunQueue.class), world.bean(CandidateWork.class), machinery, settings);
    }

    private static Machinery over(SandboxBackend backend) {
        Duration limit = Duration.ofMinutes(1);
        RunSettings settings = new RunSettings(world.folder, 0, limit, limit, 1, limit);
        return new Machinery(settings, world.bean(ModelRoutes.class), world.clock, new ProvenBackend(backend));
    }

    /** A sandbox with one wall, which is open until somebody closes it. Runs themselves use the world's own. */
    private static final class Wall implements SandboxBackend {
        private final AtomicInteger probed = new AtomicInteger();
        private final AtomicInteger opened = new AtomicInteger();
        private volatile boolean stands;

        @Override
        public String id() {
            return "wall";
        }

        @Override
        public Probe probe() {
            probed.incrementAndGet();
            return new Probe(stands, "1", stands ? List.of() : List.of("the network is reached"));
        }

        @Override
        public Sandbox open(SandboxSpec spec) {
            opened.incrementAndGet();
            throw new SandboxException("nothing is opened here");
        }
    }
}
