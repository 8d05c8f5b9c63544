package dev.marlin.runner.git.objects;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/**
 * Measures a tree without listing it: each different sub-tree is read once and its sums are used wherever it appears. A
 * bomb of eleven objects that names a billion paths costs eleven reads.
 */
final class TreeMeasure {
    private final ObjectReader reader;
    private final TreeLimits limits;
    private final Map<ObjectId, Size> known = new HashMap<>();

    TreeMeasure(ObjectReader reader, TreeLimits limits) {
        this.reader = reader;
        this.limits = limits;
    }

    /** @throws TooLarge as soon as a limit is passed */
    Size measure(ObjectId tree) throws IOException, TooLarge {
        return measure(tree, 1);
    }

    private Size measure(ObjectId tree, int depth) throws IOException, TooLarge {
        Size before = known.get(tree);
        if (before != null) {
            return check(before, depth + before.levels());
        }
        long files = 0;
        long bytes = 0;
        int levels = 0;
        check(new Size(0, 0, 0), depth);
        CanonicalTreeParser entries = new CanonicalTreeParser(null, reader, tree);
        for (; !entries.eof(); entries.next(1)) {
            Size part = part(entries, depth);
            files = Math.addExact(files, part.files());
            bytes = Math.addExact(bytes, part.bytes());
            levels = Math.max(levels, part.levels());
            check(new Size(files, bytes, levels), depth + levels);
        }
        Size size = new Size(files, bytes, levels + 1);
        known.put(tree.copy(), size);
        return size;
    }

    private Size part(CanonicalTreeParser entry, int depth) throws IOException, TooLarge {
        int type = entry.getEntryRawMode() & FileMode.TYPE_MASK;
        if (type == FileMode.TYPE_TREE) {
            return measure(entry.getEntryObjectId(), depth + 1);
        }
        if (type == FileMode.TYPE_GITLINK) {
            return new Size(1, 0, 0);
        }
        return new Size(1, reader.getObjectSize(entry.getEntryObjectId(), Constants.OBJ_BLOB), 0);
    }

    private Size check(Size size, int depth) throws TooLarge {
        if (size.files() > limits.files()) {
            throw new TooLarge("its tree names more than " + limits.files() + " files");
        }
        if (size.bytes() > limits.bytes()) {
            throw new TooLarge("its files have more than " + limits.bytes() + " bytes");
        }
        if (depth > limits.depth()) {
            throw new TooLarge("its tree has more than " + limits.depth() + " levels");
        }
        return size;
    }

    /** Sums over one tree; levels of folders including itself. */
    record Size(long files, long bytes, int levels) {}

    /** A limit was passed. */
    static final class TooLarge extends Exception {
        TooLarge(String message) {
            super(message);
        }
    }
}
