package dev.marlin.runs.results;

import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Problem;
import dev.marlin.runner.agent.Trajectory;
import dev.marlin.runner.agent.atif.AtifFormatException;
import dev.marlin.runner.agent.atif.AtifReader;
import dev.marlin.runner.agent.atif.AtifTrajectory;
import dev.marlin.store.BlobStore;
import org.springframework.stereotype.Component;

/** The trajectories of turns as they are kept: one ATIF document each. */
@Component
public class KeptTrajectories {
    private final BlobStore blobs;

    public KeptTrajectories(BlobStore blobs) {
        this.blobs = blobs;
    }

    /**
     * The document of one turn.
     *
     * @param digest of its blob
     * @throws MarlinException INTERNAL when the blob is something else
     */
    public AtifTrajectory document(String digest) {
        try {
            return AtifReader.own(blobs.get(digest));
        } catch (AtifFormatException other) {
            throw new MarlinException(
                    Problem.INTERNAL,
                    "The trajectory " + digest + " is kept, but not as ATIF 1.7 that Marlin wrote: " + other.deviation()
                            + ". Restore it from a backup; nothing was changed.",
                    other);
        }
    }

    /** What happened in that turn. */
    public Trajectory events(String digest) {
        return document(digest).toEvents();
    }
}
