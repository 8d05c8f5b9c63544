package dev.marlin.runs.work;

import dev.marlin.runner.capture.Captured;
import dev.marlin.runner.capture.FileChange;
import dev.marlin.runner.git.objects.FlatTree;
import dev.marlin.runner.git.objects.GitPath;
import dev.marlin.runner.git.objects.ObjectStore;
import dev.marlin.runner.git.objects.TreeEntry;
import dev.marlin.runner.workspace.PreparedBase;
import dev.marlin.runs.NeutralCandidate.Change;
import dev.marlin.runs.redaction.RawCandidate.RawFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The texts of changed files, read from git objects only. */
final class ChangedFiles implements AutoCloseable {
    /** Larger texts are shown as binary: the whole patch stays in the record. */
    private static final int LARGEST_TEXT = 8 << 20;

    private final ObjectStore objects;
    private final Optional<ObjectStore> earlier;
    private final FlatTree base;
    private final FlatTree before;

    /**
     * @param gitDir the candidate's objects
     * @param previousGitDir objects of whoever's work the turn began with
     * @param startTree tree that the turn began with
     */
    ChangedFiles(PreparedBase prepared, Path gitDir, Path previousGitDir, String startTree) {
        objects = ObjectStore.open(gitDir);
        earlier = gitDir.equals(previousGitDir) ? Optional.empty() : Optional.of(ObjectStore.open(previousGitDir));
        base = objects.readTree(prepared.tree());
        before = earlier.orElse(objects).readTree(startTree);
    }

    List<RawFile> of(Captured captured) {
        FlatTree after = objects.readTree(captured.tree());
        return captured.changes().stream().map(change -> file(change, after)).toList();
    }

    private RawFile file(FileChange change, FlatTree after) {
        Text baseText = text(objects, base, change.oldPath());
        Text beforeText = text(earlier.orElse(objects), before, change.path());
        Text afterText = text(objects, after, change.path());
        boolean binary = change.binary() || baseText.tooLarge() || afterText.tooLarge() || beforeText.tooLarge();
        boolean renamed = change.kind() == FileChange.Kind.RENAMED;
        return new RawFile(
                change.path().text(),
                renamed ? Optional.of(change.oldPath().text()) : Optional.empty(),
                kind(change.kind()),
                binary ? Optional.empty() : baseText.text(),
                binary ? Optional.empty() : beforeText.text(),
                binary ? Optional.empty() : afterText.text(),
                binary,
                change.ignoredByBase());
    }

    private static Text text(ObjectStore store, FlatTree tree, GitPath path) {
        Optional<TreeEntry> entry = tree.get(path).filter(found -> found.mode() != TreeEntry.Mode.SUBMODULE);
        if (entry.isEmpty()) {
            return new Text(Optional.empty(), false);
        }
        Optional<byte[]> content = store.readBlob(entry.get().id(), LARGEST_TEXT);
        return new Text(content.map(bytes -> new String(bytes, StandardCharsets.UTF_8)), content.isEmpty());
    }

    private static Change kind(FileChange.Kind kind) {
        return switch (kind) {
            case ADDED -> Change.ADDED;
            case MODIFIED -> Change.MODIFIED;
            case DELETED -> Change.DELETED;
            case RENAMED -> Change.RENAMED;
            case TYPE_CHANGED -> Change.TYPE_CHANGED;
            case MODE -> Change.MODE_CHANGED;
        };
    }

    @Override
    public void close() {
        earlier.ifPresent(ObjectStore::close);
        objects.close();
    }

    private record Text(Optional<String> text, boolean tooLarge) {}
}
