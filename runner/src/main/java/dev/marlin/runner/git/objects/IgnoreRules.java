package dev.marlin.runner.git.objects;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.ignore.IgnoreNode;

/** The ignore rules of one tree: its own {@code .gitignore} files and nothing else. */
public final class IgnoreRules {
    private static final int LARGEST_FILE = 256 << 10;
    private final ObjectStore store;
    private final FlatTree tree;
    private final Map<String, IgnoreNode> nodes = new HashMap<>();

    public IgnoreRules(ObjectStore store, FlatTree tree) {
        this.store = store;
        this.tree = tree;
    }

    /** Whether git, at this tree, would have left out an untracked file of that path; a tracked path is never ignored. */
    public boolean ignores(GitPath path) {
        if (tree.get(path).isPresent()) {
            return false;
        }
        String text = new String(path.bytes(), StandardCharsets.UTF_8);
        for (int slash = text.indexOf('/'); slash > 0; slash = text.indexOf('/', slash + 1)) {
            if (ignored(text.substring(0, slash), true)) {
                return true;
            }
        }
        return ignored(text, false);
    }

    /** The innermost rule file that says something decides. */
    private boolean ignored(String path, boolean folder) {
        for (int slash = path.lastIndexOf('/'); ; slash = path.lastIndexOf('/', slash - 1)) {
            String parent = slash < 0 ? "" : path.substring(0, slash);
            Boolean verdict = node(parent).checkIgnored(path.substring(slash + 1), folder);
            if (verdict != null) {
                return verdict;
            }
            if (slash < 0) {
                return false;
            }
        }
    }

    private IgnoreNode node(String folder) {
        return nodes.computeIfAbsent(folder, this::load);
    }

    private IgnoreNode load(String folder) {
        IgnoreNode node = new IgnoreNode();
        GitPath file = GitPath.of(folder.isEmpty() ? ".gitignore" : folder + "/.gitignore");
        Optional<byte[]> rules = tree.get(file)
                .filter(entry -> entry.mode() == TreeEntry.Mode.FILE || entry.mode() == TreeEntry.Mode.EXECUTABLE)
                .flatMap(entry -> store.readBlob(entry.id(), LARGEST_FILE));
        if (rules.isPresent()) {
            try {
                node.parse(new ByteArrayInputStream(withoutLongLines(rules.get())));
            } catch (IOException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        return node;
    }

    /** Patterns longer than any path would be only work for the matcher. */
    private static byte[] withoutLongLines(byte[] rules) {
        String text = new String(rules, StandardCharsets.UTF_8);
        return String.join(
                        "\n",
                        Arrays.stream(text.split("\n", -1))
                                .filter(line -> line.length() <= 1_000)
                                .toList())
                .getBytes(StandardCharsets.UTF_8);
    }
}
