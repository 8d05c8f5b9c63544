package dev.marlin.runner.git.objects;

import java.io.IOException;
import java.io.InputStream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectInserter;

/** Writes blobs into one {@link ObjectStore}; a blob that is there already is not written again. */
public final class BlobWriter implements AutoCloseable {
    private final ObjectInserter inserter;

    BlobWriter(ObjectInserter inserter) {
        this.inserter = inserter;
    }

    public String write(byte[] content) throws IOException {
        return inserter.insert(Constants.OBJ_BLOB, content).name();
    }

    /**
     * Writes exactly {@code length} bytes of the stream.
     *
     * @throws java.io.EOFException when there are fewer
     */
    public String write(long length, InputStream content) throws IOException {
        return inserter.insert(Constants.OBJ_BLOB, length, content).name();
    }

    @Override
    public void close() throws IOException {
        inserter.flush();
        inserter.close();
    }
}
