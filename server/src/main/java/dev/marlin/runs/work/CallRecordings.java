package dev.marlin.runs.work;

import dev.marlin.agents.AgentSettings;
import dev.marlin.runner.workspace.ProcessFolder;
import dev.marlin.runs.bases.Machinery;
import dev.marlin.runs.bases.Machinery.Room;
import dev.marlin.store.BlobStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Keeps what agents and models say to each other, where the installation wants that. While a run lasts it lies in a
 * folder of this process, then in one blob. A disk that fails costs recordings, never a run.
 */
@Component
class CallRecordings implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CallRecordings.class);

    private final boolean wanted;
    private final Path shared;
    private final BlobStore blobs;
    private @Nullable ProcessFolder own;

    /** Deletes what dead processes left, also where nothing is recorded any more. */
    CallRecordings(AgentSettings settings, Machinery machinery, BlobStore blobs) {
        this.wanted = settings.keepsCalls();
        this.shared = machinery.folder(Room.RECORDINGS);
        this.blobs = blobs;
        try {
            ProcessFolder.removeAbandoned(shared);
        } catch (IOException e) {
            LOG.warn("cannot delete old recordings of model calls in {}", shared, e);
        }
    }

    /** Begins the recording of one attempt; to be closed. */
    CallRecording begin() {
        return new CallRecording(wanted ? folder() : Optional.empty(), blobs);
    }

    private Optional<Path> folder() {
        try {
            return Optional.of(Files.createTempDirectory(own(), "calls-"));
        } catch (IOException e) {
            LOG.warn("the model calls of this attempt are not recorded", e);
            return Optional.empty();
        }
    }

    private synchronized Path own() throws IOException {
        ProcessFolder made = own;
        if (made == null) {
            made = ProcessFolder.open(shared);
            Files.setPosixFilePermissions(made.path(), PosixFilePermissions.fromString("rwx------"));
            own = made;
        }
        return made.path();
    }

    @Override
    public synchronized void close() throws IOException {
        if (own != null) {
            own.close();
            own = null;
        }
    }
}
