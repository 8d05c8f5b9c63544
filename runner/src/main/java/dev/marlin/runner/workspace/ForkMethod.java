package dev.marlin.runner.workspace;

import dev.marlin.runner.sandbox.SandboxUser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The ways to make a workspace out of a base, cheapest first. */
enum ForkMethod {
    /** Two empty folders; the mount is made inside each sandbox. Milliseconds, whatever the base's size. */
    OVERLAY("overlay", "never"),
    /** A full tree whose files share their blocks with the base (XFS, Btrfs). Seconds for a large base. */
    REFLINK_COPY("reflink-copy", "always"),
    /** A full tree. Works everywhere, costs the base's size again. */
    COPY("copy", "auto");

    private final String label;
    private final String reflink;

    ForkMethod(String label, String reflink) {
        this.label = label;
        this.reflink = reflink;
    }

    String label() {
        return label;
    }

    /** Fills the empty {@code folder}; owners and modes are those of the base. */
    Workspace.Layer make(Path base, Path folder, SandboxUser user) throws IOException {
        return switch (this) {
            case OVERLAY -> {
                user.own(folder);
                Path upper = Files.createDirectory(folder.resolve("upper"));
                Files.setPosixFilePermissions(upper, Files.getPosixFilePermissions(base));
                user.own(upper);
                user.own(Files.createDirectory(folder.resolve("work")));
                yield new Workspace.Layer.Upper(upper);
            }
            case REFLINK_COPY, COPY -> {
                Path tree = folder.resolve("tree");
                copy(base, tree);
                yield new Workspace.Layer.Whole(tree);
            }
        };
    }

    /** Whether a copy of this one file by this method succeeds beside it. */
    boolean worksFor(Path file) throws IOException {
        Path copy = file.resolveSibling(file.getFileName() + ".copy");
        try {
            copy(file, copy);
            return true;
        } catch (CopyFailedException e) {
            return false;
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private void copy(Path from, Path to) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                List.of("/bin/cp", "-a", "--reflink=" + reflink, "--", from.toString(), to.toString()));
        builder.environment().clear();
        builder.redirectErrorStream(true);
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new CopyFailedException("copying " + from + " failed: " + said.strip());
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while copying " + from, e);
        }
    }

    /** The file system or its space did not allow a copy; the message holds the words of {@code cp}. */
    private static final class CopyFailedException extends IOException {
        private static final long serialVersionUID = 1;

        CopyFailedException(String message) {
            super(message);
        }
    }

    /** A method that is found out once, when it is first needed. */
    static final class Choice {
        private final Supplier<ForkMethod> trial;
        private @Nullable ForkMethod found;

        Choice(Supplier<ForkMethod> trial) {
            this.trial = trial;
        }

        synchronized ForkMethod method() {
            if (found == null) {
                found = trial.get();
            }
            return found;
        }
    }
}
