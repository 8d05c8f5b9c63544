package dev.marlin.runner.capture;

import dev.marlin.runner.capture.OpenFolder.Kind;
import dev.marlin.runner.capture.OpenFolder.Name;
import dev.marlin.runner.git.objects.GitPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads a whole copy of a prepared base beside the base itself. What is the same on both sides was not changed by the
 * agent, also when the base's tree does not know it: built or installed while the base was prepared.
 */
final class WholeWalk {
    private final LayerRecord taken;

    WholeWalk(LayerRecord taken) {
        this.taken = taken;
    }

    void read(Path copy, Path prepared) throws IOException {
        try (OpenFolder now = OpenFolder.top(copy);
                OpenFolder before = OpenFolder.top(prepared)) {
            entries(now, before, null, 1);
        }
    }

    private void entries(OpenFolder now, @Nullable OpenFolder before, @Nullable GitPath at, int depth)
            throws IOException {
        NavigableSet<Name> names = now.names();
        NavigableSet<Name> old = before == null ? new TreeSet<>() : before.names();
        EmbeddedRepositories.note(names, at, taken);
        for (Name name : old) {
            if (!names.contains(name)) {
                taken.gone(GitPath.inside(at, name.bytes()));
            }
        }
        for (Name name : names) {
            if (taken.isStopped()) {
                return;
            }
            OpenFolder counterpart = old.contains(name) ? before : null;
            entry(now, counterpart, name, at, depth);
        }
    }

    private void entry(OpenFolder now, @Nullable OpenFolder before, Name name, @Nullable GitPath at, int depth) {
        GitPath path = GitPath.inside(at, name.bytes());
        try {
            Kind kind = now.kind(name);
            boolean sameKind = before != null && before.kind(name) == kind;
            OpenFolder counterpart = sameKind ? before : null;
            if (kind != Kind.FOLDER && counterpart != null && isSame(now, counterpart, name, kind)) {
                return;
            }
            if (!taken.admits(at, name)) {
                return;
            }
            if (kind == Kind.FOLDER) {
                enter(now, counterpart, name, path, depth);
            } else {
                taken.take(now, name, kind, path);
            }
        } catch (IOException unreadable) {
            taken.unreadable(path);
        }
    }

    private void enter(OpenFolder now, @Nullable OpenFolder before, Name name, GitPath path, int depth)
            throws IOException {
        taken.folderAt(path);
        if (taken.isTooDeep(path, depth + 1)) {
            return;
        }
        try (OpenFolder child = now.child(name)) {
            if (before == null) {
                entries(child, null, path, depth + 1);
            } else {
                try (OpenFolder old = before.child(name)) {
                    entries(child, old, path, depth + 1);
                }
            }
        }
    }

    private static boolean isSame(OpenFolder now, OpenFolder before, Name name, Kind kind) throws IOException {
        return switch (kind) {
            case FILE ->
                now.size(name) == before.size(name)
                        && now.isExecutable(name) == before.isExecutable(name)
                        && sameBytes(now, before, name);
            case LINK -> Arrays.equals(now.linkText(name), before.linkText(name));
            case PIPE, SOCKET, DEVICE, WHITEOUT, FOLDER -> false;
        };
    }

    private static boolean sameBytes(OpenFolder now, OpenFolder before, Name name) throws IOException {
        try (InputStream left = now.open(name);
                InputStream right = before.open(name)) {
            byte[] some;
            do {
                some = left.readNBytes(64 << 10);
                if (!Arrays.equals(some, right.readNBytes(64 << 10))) {
                    return false;
                }
            } while (some.length > 0);
            return true;
        }
    }
}
