package dev.marlin.runner.capture;

import dev.marlin.runner.capture.OpenFolder.Name;
import dev.marlin.runner.git.objects.GitPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;

/** Reads the upper folder of an overlay: what is there was changed, what is not there is as in the base. */
final class UpperWalk {
    private final LayerRecord taken;

    UpperWalk(LayerRecord taken) {
        this.taken = taken;
    }

    void read(Path upper) throws IOException {
        try (OpenFolder top = OpenFolder.top(upper)) {
            entries(top, null, 1);
        }
    }

    private void entries(OpenFolder folder, @Nullable GitPath at, int depth) throws IOException {
        NavigableSet<Name> names = folder.names();
        EmbeddedRepositories.note(names, at, taken);
        for (Name name : names) {
            if (taken.isStopped()) {
                return;
            }
            entry(folder, name, at, depth);
        }
    }

    private void entry(OpenFolder folder, Name name, @Nullable GitPath at, int depth) {
        GitPath path = GitPath.inside(at, name.bytes());
        try {
            OpenFolder.Kind kind = folder.kind(name);
            if (kind == OpenFolder.Kind.WHITEOUT) {
                taken.gone(path);
            } else if (taken.admits(at, name)) {
                if (kind == OpenFolder.Kind.FOLDER) {
                    enter(folder, name, path, depth);
                } else {
                    taken.take(folder, name, kind, path);
                }
            }
        } catch (IOException unreadable) {
            taken.unreadable(path);
        }
    }

    private void enter(OpenFolder folder, Name name, GitPath path, int depth) throws IOException {
        taken.folderAt(path);
        if (folder.isOpaque(name)) {
            taken.hideBaseInside(path);
        }
        if (!taken.isTooDeep(path, depth + 1)) {
            try (OpenFolder child = folder.child(name)) {
                entries(child, path, depth + 1);
            }
        }
    }
}
