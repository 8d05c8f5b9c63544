package dev.marlin.runs.work;

import dev.marlin.runner.run.CandidateFolders;
import dev.marlin.runner.workspace.TreeRemoval;
import dev.marlin.runs.reports.ClaimedRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * A candidate's home before a turn: as its turn before left it, however many attempts of this turn have failed since.
 * Copied by {@code cp}, which follows no link that an agent left.
 */
final class CandidateHome {
    private final CandidateFolders folders;

    CandidateHome(CandidateFolders folders) {
        this.folders = folders;
    }

    void prepare(ClaimedRun run) {
        try {
            Files.createDirectories(folders.home().getParent());
            if (run.turn() == 1) {
                TreeRemoval.remove(folders.home());
            } else {
                restore(folders.home().resolveSibling("home-before-" + run.turn()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare the home of candidate " + run.candidate(), e);
        }
    }

    private void restore(Path kept) throws IOException {
        if (Files.isDirectory(kept, LinkOption.NOFOLLOW_LINKS)) {
            TreeRemoval.remove(folders.home());
            copy(kept, folders.home());
        } else if (Files.isDirectory(folders.home(), LinkOption.NOFOLLOW_LINKS)) {
            Path partial = kept.resolveSibling(kept.getFileName() + ".partial");
            TreeRemoval.remove(partial);
            copy(folders.home(), partial);
            Files.move(partial, kept);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Process process = new ProcessBuilder("cp", "-a", "--reflink=auto", "--", from.toString(), to.toString())
                .redirectErrorStream(true)
                .start();
        try {
            process.getOutputStream().close();
            byte[] said = process.getInputStream().readNBytes(4096);
            process.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
            if (process.waitFor() != 0) {
                throw new IOException("cp: " + new String(said, java.nio.charset.StandardCharsets.UTF_8));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while copying", e);
        }
    }
}
