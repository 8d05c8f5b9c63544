package dev.marlin.runner.capture;

import dev.marlin.runner.capture.Anomaly.Kind;
import dev.marlin.runner.capture.OpenFolder.Name;
import dev.marlin.runner.git.objects.BlobWriter;
import dev.marlin.runner.git.objects.FlatTree;
import dev.marlin.runner.git.objects.GitPath;
import dev.marlin.runner.git.objects.TreeEntry;
import dev.marlin.runner.git.objects.TreeEntry.Mode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The tree while it is being read from a layer: takes files and links, counts them against the limits. */
final class LayerRecord {
    /** Folders cost no file, yet a million of them must not keep us walking. */
    private static final long ENTRIES_PER_FILE = 10;

    private final FlatTree tree;
    private final BlobWriter blobs;
    private final CaptureLimits limits;
    private final AnomalyList anomalies;
    private int files;
    private long met;
    private long bytes;
    private boolean stopped;

    LayerRecord(FlatTree tree, BlobWriter blobs, CaptureLimits limits, AnomalyList anomalies) {
        this.tree = tree;
        this.blobs = blobs;
        this.limits = limits;
        this.anomalies = anomalies;
    }

    boolean isStopped() {
        return stopped;
    }

    boolean isTooDeep(GitPath path, int depth) {
        if (depth > limits.depth()) {
            anomalies.add(path, Kind.TOO_DEEP, "Folders below here are deeper than " + limits.depth() + " levels.");
        }
        return depth > limits.depth();
    }

    /** Whether a tree may hold the name; if not, that is noted. */
    boolean admits(@Nullable GitPath folder, Name name) {
        GitPath path = GitPath.inside(folder, name.bytes());
        met++;
        if (met > ENTRIES_PER_FILE * limits.files()) {
            stopped = true;
            anomalies.add(path, Kind.TOO_MANY_FILES, "Far too many files and folders; reading stopped here.");
            return false;
        }
        if (TreeNames.isGit(name.bytes())) {
            Kind kind = folder == null ? Kind.GIT_FOLDER : Kind.NESTED_GIT;
            anomalies.add(path, kind, "A name that belongs to git itself; it was not opened and is not in the tree.");
            return false;
        }
        if (!TreeNames.isValid(name.bytes())) {
            anomalies.add(path, Kind.UNSAFE_NAME, "A git tree cannot hold this name.");
            return false;
        }
        return true;
    }

    void take(OpenFolder folder, Name name, OpenFolder.Kind kind, GitPath path) {
        try {
            switch (kind) {
                case FILE -> takeFile(folder, name, path);
                case LINK -> takeLink(folder, name, path);
                case PIPE -> special(path, Kind.PIPE, "A named pipe.");
                case SOCKET -> special(path, Kind.SOCKET, "A socket.");
                case DEVICE, WHITEOUT -> special(path, Kind.DEVICE, "A device node.");
                case FOLDER -> throw new IllegalStateException("folders are walked, not taken");
            }
        } catch (IOException unreadable) {
            unreadable(path);
        }
    }

    void unreadable(GitPath path) {
        anomalies.add(path, Kind.UNREADABLE, "It could not be read.");
    }

    /** The path is not there any more, neither as a file nor as a folder. */
    void gone(GitPath path) {
        tree.remove(path);
        tree.removeInside(path);
    }

    /** A folder stands where the base may have had a file or link; a submodule's folder is one already. */
    void folderAt(GitPath path) {
        if (tree.get(path).filter(entry -> entry.mode() != Mode.SUBMODULE).isPresent()) {
            tree.remove(path);
        }
    }

    void hideBaseInside(GitPath path) {
        tree.removeInside(path);
    }

    void embeddedRepository(GitPath path) {
        anomalies.add(
                path, Kind.EMBEDDED_REPOSITORY, "Git takes this folder for a repository; its files are in the tree.");
    }

    private void special(GitPath path, Kind kind, String what) {
        gone(path);
        anomalies.add(path, kind, what + " It is not in the tree.");
    }

    private void takeFile(OpenFolder folder, Name name, GitPath path) throws IOException {
        long size = folder.size(name);
        if (size > limits.fileBytes()) {
            anomalies.add(
                    path,
                    Kind.FILE_TOO_LARGE,
                    "A file of " + size + " bytes; the limit is " + limits.fileBytes() + ".");
            return;
        }
        if (!counts(path, size)) {
            return;
        }
        Mode mode = folder.isExecutable(name) ? Mode.EXECUTABLE : Mode.FILE;
        try (InputStream in = folder.open(name)) {
            tree.put(path, new TreeEntry(mode, blobs.write(size, in)));
        }
    }

    private void takeLink(OpenFolder folder, Name name, GitPath path) throws IOException {
        byte[] text = folder.linkText(name);
        if (!counts(path, text.length)) {
            return;
        }
        if (leadsOutside(path, text)) {
            anomalies.add(path, Kind.LINK_OUTSIDE, "A link that leads out of the workspace; its text is in the tree.");
        }
        tree.put(path, new TreeEntry(Mode.LINK, blobs.write(text)));
    }

    private boolean counts(GitPath path, long size) {
        files++;
        bytes += size;
        if (files > limits.files()) {
            stopped = true;
            anomalies.add(
                    path, Kind.TOO_MANY_FILES, "More than " + limits.files() + " changed files; reading stopped here.");
        } else if (bytes > limits.bytes()) {
            stopped = true;
            anomalies.add(
                    path, Kind.TOO_MANY_BYTES, "More than " + limits.bytes() + " changed bytes; reading stopped here.");
        }
        return !stopped;
    }

    /** By the text alone: absolute, or more steps up than there are folders above it. */
    private static boolean leadsOutside(GitPath path, byte[] text) {
        String target = new String(text, StandardCharsets.ISO_8859_1);
        if (target.startsWith("/")) {
            boolean inside = target.equals("/workspace") || target.startsWith("/workspace/");
            return !inside || (target + "/").contains("/../");
        }
        int level = (int) path.latin1().chars().filter(c -> c == '/').count();
        for (String step : target.split("/", -1)) {
            level += step.equals("..") ? -1 : step.isEmpty() || step.equals(".") ? 0 : 1;
            if (level < 0) {
                return true;
            }
        }
        return false;
    }
}
