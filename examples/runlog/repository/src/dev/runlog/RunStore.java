package dev.runlog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A folder with one file per run. Writing replaces the file in one step, so a reader never sees half a run. */
public final class RunStore {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,80}");

    private final Path folder;

    public RunStore(Path folder) {
        this.folder = folder;
    }

    public void save(Run run) throws IOException {
        Files.createDirectories(folder);
        Path half = Files.createTempFile(folder, "half", ".tmp");
        Files.writeString(half, RunCodec.write(run), StandardCharsets.UTF_8);
        Files.move(half, file(run.id()), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    public Optional<Run> find(String id) throws IOException {
        try {
            return Optional.of(RunCodec.read(Files.readString(file(id), StandardCharsets.UTF_8)));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
    }

    /** All runs, by id. */
    public List<Run> all() throws IOException {
        List<Run> runs = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".run")).sorted().toList()) {
                runs.add(RunCodec.read(Files.readString(file, StandardCharsets.UTF_8)));
            }
        }
        return runs;
    }

    private Path file(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("not a run id: " + id);
        }
        return folder.resolve(id + ".run");
    }
}
