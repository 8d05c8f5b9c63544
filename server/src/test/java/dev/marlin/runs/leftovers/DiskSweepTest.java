package dev.marlin.runs.leftovers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.agents.AgentVersion;
import dev.marlin.campaigns.Campaign;
import dev.marlin.runs.Continuation;
import dev.marlin.runs.FollowUp;
import dev.marlin.runs.PairId;
import dev.marlin.runs.PairState;
import dev.marlin.runs.RunId;
import dev.marlin.runs.Trials;
import dev.marlin.runs.bases.Machinery;
import dev.marlin.runs.bases.Machinery.Room;
import dev.marlin.tasks.Task;
import dev.marlin.tasks.Verifier;
import dev.marlin.testkit.runs.RunsWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Leftovers planted beside the folders of real runs. */
class DiskSweepTest {
    private static final Duration OLD = Duration.ofDays(8);
    private static RunsWorld world;
    private static AgentVersion heron;
    private static Task task;

    @BeforeAll
    static void open() {
        world = new RunsWorld();
        heron = world.scripted("Heron", "1", writes("a.txt"), writes("c.txt"));
        AgentVersion egret = world.scripted("Egret", "1", writes("b.txt"), writes("d.txt"));
        Campaign campaign = world.campaign("Sweeping", heron, egret);
        RunsWorld.Seeded seeded = world.repository("sweeping", Map.of("greeting.txt", "hullo\n"));
        task = world.task(
                campaign, seeded, "Kept", RunsWorld.verifier("there", "test -f greeting.txt", Verifier.OnBase.PASS));
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void removesOnlyWhatIsOldAndNobodyNeeds() throws Exception {
        PairId pair = world.pairs().start(task.id(), world.expert);
        world.runAll();
        List<Path> ofPair = list(Room.CANDIDATES);
        RunId trial = world.bean(Trials.class).start(task.id(), heron.id());
        world.runAll();
        assertThat(world.bean(Trials.class).result(trial)).isPresent();
        List<Path> ended = list(Room.CANDIDATES);
        ended.removeAll(ofPair);
        assertThat(ended).hasSize(1);
        List<Path> gone = List.of(
                plant(Room.CANDIDATES, UUID.randomUUID().toString()),
                plant(Room.BASES, "a".repeat(64)),
                plant(Room.SNAPSHOTS, "b".repeat(40) + "-" + "c".repeat(40) + ".git"),
                plant(Room.SNAPSHOTS, "making-" + UUID.randomUUID()),
                plant(Room.MIRRORS, "incoming-" + UUID.randomUUID()),
                plant(Room.SCRATCH, "verifier-home-12345"),
                ended.getFirst());
        Path young = plant(Room.BASES, "d".repeat(64));
        Path strangers = plant(Room.CANDIDATES, "read-me-first");
        Path mirror = only(Room.MIRRORS, "[0-9a-f]{40}");
        ageEverything();
        Files.setLastModifiedTime(young, FileTime.from(Instant.now()));
        world.bean(DiskSweep.class).run();
        assertThat(gone).allSatisfy(folder -> assertThat(folder).doesNotExist());
        assertThat(ofPair).hasSize(2).allSatisfy(folder -> assertThat(folder).exists());
        assertThat(List.of(young, strangers, mirror))
                .allSatisfy(folder -> assertThat(folder).exists());
        assertThat(list(Room.SNAPSHOTS)).hasSize(1);
        world.pairs()
                .followUp(pair, new FollowUp("Go on.", Continuation.EACH_CONTINUES, Optional.empty()), world.expert);
        world.runAll();
        assertThat(world.pairs().pair(pair).state()).isEqualTo(PairState.READY);
    }

    @ParameterizedTest
    @EnumSource(names = {"WORKSPACES", "RECORDINGS"})
    void removesWhatADeadProcessLeft(Room room) throws Exception {
        Path shared = Files.createDirectories(machinery().folder(room));
        String dead = UUID.randomUUID().toString();
        Files.createFile(shared.resolve(dead + ".lock"));
        Files.writeString(
                Files.createDirectories(shared.resolve(dead).resolve("w")).resolve("f"), "left");
        List<Path> living = list(room).stream()
                .filter(path -> !path.getFileName().toString().startsWith(dead))
                .toList();
        world.bean(DiskSweep.class).run();
        assertThat(shared.resolve(dead)).doesNotExist();
        assertThat(living).allSatisfy(path -> assertThat(path).exists());
    }

    private static String writes(String file) {
        return "{\"write\": {\"path\": \"" + file + "\", \"content\": \"x\"}}";
    }

    private static Path plant(Room room, String name) throws IOException {
        Path folder = Files.createDirectories(machinery().folder(room).resolve(name));
        Files.writeString(Files.createDirectories(folder.resolve("below")).resolve("file"), "planted");
        return folder;
    }

    private static void ageEverything() throws IOException {
        FileTime old = FileTime.from(Instant.now().minus(OLD));
        for (Room room : Room.values()) {
            for (Path entry : list(room)) {
                Files.setLastModifiedTime(entry, old);
            }
        }
    }

    private static Path only(Room room, String shape) throws IOException {
        return list(room).stream()
                .filter(path -> path.getFileName().toString().matches(shape))
                .findFirst()
                .orElseThrow();
    }

    private static List<Path> list(Room room) throws IOException {
        if (!Files.exists(machinery().folder(room))) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(machinery().folder(room))) {
            return new ArrayList<>(entries.toList());
        }
    }

    private static Machinery machinery() {
        return world.bean(Machinery.class);
    }
}
