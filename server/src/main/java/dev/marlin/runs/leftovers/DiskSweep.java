package dev.marlin.runs.leftovers;

import dev.marlin.jobs.RecurringJob;
import dev.marlin.kernel.Keyset;
import dev.marlin.runner.workspace.ProcessFolder;
import dev.marlin.runner.workspace.TreeRemoval;
import dev.marlin.runs.RunSettings;
import dev.marlin.runs.bases.BasePreparation;
import dev.marlin.runs.bases.Machinery;
import dev.marlin.runs.bases.Machinery.Room;
import dev.marlin.tasks.Task;
import dev.marlin.tasks.lists.TaskFilter;
import dev.marlin.tasks.lists.TaskLists;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Removes what nothing refers to and nobody used for a while: candidates that can have no further run, bases and
 * snapshots that no task needs (they are made again when one does), and what killed processes left behind. Names that
 * Marlin does not give are left alone: somebody else put them there.
 */
@Component
class DiskSweep implements RecurringJob {
    private static final Logger LOG = LoggerFactory.getLogger(DiskSweep.class);
    private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final String CANDIDATE = UUID;
    private static final String BASE = "[0-9a-f]{64}";
    private static final String SNAPSHOT = "[0-9a-f]{40}-[0-9a-f]{40}\\.git|making-" + UUID;
    private static final String INCOMING = "incoming-" + UUID;
    private static final String SCRATCH = "(base-check|verifier-home)-[0-9]+";

    private final Machinery machinery;
    private final LeftoverStore store;
    private final BasePreparation bases;
    private final TaskLists lists;
    private final Limit limit;

    DiskSweep(Machinery machinery, LeftoverStore store, BasePreparation bases, TaskLists lists, Limit limit) {
        this.machinery = machinery;
        this.store = store;
        this.bases = bases;
        this.lists = lists;
        this.limit = limit;
    }

    @Override
    public String name() {
        return "runs-disk-sweep";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public void run() throws IOException {
        Instant oldest = limit.clock().instant().minus(limit.settings().leftovers());
        ProcessFolder.removeAbandoned(machinery.folder(Room.WORKSPACES));
        ProcessFolder.removeAbandoned(machinery.folder(Room.RECORDINGS));
        Set<String> candidates = store.candidatesInUse();
        sweep(Room.CANDIDATES, CANDIDATE, oldest, folder -> candidates.contains(name(folder)));
        Set<Path> needed = neededByTasks();
        sweep(Room.BASES, BASE, oldest, needed::contains);
        sweep(Room.SNAPSHOTS, SNAPSHOT, oldest, needed::contains);
        sweep(Room.MIRRORS, INCOMING, oldest, folder -> false);
        sweep(Room.SCRATCH, SCRATCH, oldest, folder -> false);
    }

    /** Of tasks in every state: pairs of a withdrawn task may still be finished. */
    private Set<Path> neededByTasks() {
        Set<Path> needed = new HashSet<>();
        TaskFilter filter = TaskFilter.all();
        Optional<String> next = Optional.of("");
        while (next.isPresent()) {
            Keyset<Task> page = lists.list(next.get().isEmpty() ? filter : filter.after(next.get()));
            page.rows().forEach(task -> needed.addAll(bases.folders(task)));
            next = page.next();
        }
        return needed;
    }

    private void sweep(Room room, String shape, Instant oldest, Predicate<Path> inUse) throws IOException {
        Path folder = machinery.folder(room);
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> entries;
        try (Stream<Path> listed = Files.list(folder)) {
            entries = listed.filter(entry -> name(entry).matches(shape)).toList();
        }
        for (Path entry : entries) {
            if (isOlder(entry, oldest) && !inUse.test(entry)) {
                remove(room, entry);
            }
        }
    }

    /** One that cannot be removed stays for the next time; the others go. */
    private void remove(Room room, Path entry) {
        try {
            if (room == Room.BASES) {
                machinery.bases().remove(name(entry));
            } else {
                TreeRemoval.remove(entry);
            }
            LOG.info("removed the leftover {}", entry);
        } catch (IOException e) {
            LOG.warn("cannot remove the leftover {}: {}", entry, e.getMessage());
        }
    }

    private static boolean isOlder(Path entry, Instant oldest) throws IOException {
        try {
            return Files.getLastModifiedTime(entry, LinkOption.NOFOLLOW_LINKS)
                    .toInstant()
                    .isBefore(oldest);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }

    /** From which age things go. */
    @Component
    record Limit(RunSettings settings, Clock clock) {}
}
