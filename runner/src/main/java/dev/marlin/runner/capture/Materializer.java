package dev.marlin.runner.capture;

import dev.marlin.runner.git.objects.GitPath;
import dev.marlin.runner.git.objects.ObjectStore;
import dev.marlin.runner.git.objects.TreeDelta;
import dev.marlin.runner.sandbox.Command;
import dev.marlin.runner.sandbox.Execution;
import dev.marlin.runner.sandbox.Limits;
import dev.marlin.runner.sandbox.Sandbox;
import dev.marlin.runner.sandbox.SandboxException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings a difference of trees into the workspace of an open sandbox, by commands that run inside: the host itself
 * never writes into a workspace, so no link in there can lead it astray.
 */
public final class Materializer {
    private static final int CHUNK_BYTES = 16 << 20;
    private final ObjectStore objects;

    public Materializer(ObjectStore objects) {
        this.objects = objects;
    }

    /**
     * First removes every path of the delta, whatever lies there now, then writes.
     *
     * @throws SandboxException when a command in the sandbox fails
     */
    public void apply(TreeDelta delta, Sandbox sandbox) {
        remove(delta.paths(), sandbox);
        List<TreeDelta.Write> chunk = new ArrayList<>();
        long bytes = 0;
        for (TreeDelta.Write write : delta.writes()) {
            chunk.add(write);
            bytes += TarWriter.sizeOf(objects, write);
            if (bytes > CHUNK_BYTES) {
                unpack(chunk, sandbox);
                chunk.clear();
                bytes = 0;
            }
        }
        unpack(chunk, sandbox);
    }

    private static void remove(List<GitPath> paths, Sandbox sandbox) {
        if (!paths.isEmpty()) {
            Command remove = Command.of("xargs", "-0", "rm", "-rf", "--").withStdin(nulTerminated(paths));
            run(sandbox, remove, "removing changed files");
        }
    }

    /** Files get the present time: a build that compares times must see that they are newer than its outputs. */
    private void unpack(List<TreeDelta.Write> writes, Sandbox sandbox) {
        if (!writes.isEmpty()) {
            Command unpack = Command.of("tar", "-x", "-f", "-", "-C", "/workspace", "--no-same-owner", "-p", "-m")
                    .withStdin(TarWriter.archive(objects, writes));
            run(sandbox, unpack, "writing changed files");
        }
    }

    private static byte[] nulTerminated(List<GitPath> paths) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            for (GitPath path : paths) {
                out.write("/workspace/".getBytes(StandardCharsets.US_ASCII));
                out.write(path.bytes());
                out.write(0);
            }
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void run(Sandbox sandbox, Command command, String doing) {
        Execution execution = sandbox.run(command, Limits.brief());
        if (!execution.exit().isSuccess()) {
            String error = execution.stderrText().strip();
            throw new SandboxException(doing + " in the sandbox failed: " + execution.exit() + " " + error);
        }
    }
}
