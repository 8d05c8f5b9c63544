package dev.marlin.runner.git.objects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.runner.git.objects.TreeEntry.Mode;
import org.junit.jupiter.api.Test;

class FlatTreeTest {
    private static final TreeEntry FILE = new TreeEntry(Mode.FILE, "a".repeat(40));

    @Test
    void aFileReplacesTheFolderOfItsNameAndTheReverse() {
        FlatTree tree = new FlatTree();
        tree.put(GitPath.of("lib/a"), FILE);
        tree.put(GitPath.of("lib-b"), FILE);
        tree.put(GitPath.of("lib"), FILE);
        assertThat(tree.entries().keySet()).containsExactly(GitPath.of("lib"), GitPath.of("lib-b"));
        tree.put(GitPath.of("lib/x/y"), FILE);
        assertThat(tree.entries().keySet()).containsExactly(GitPath.of("lib-b"), GitPath.of("lib/x/y"));
    }

    @Test
    void removingAFolderKeepsItsNeighbors() {
        FlatTree tree = new FlatTree();
        for (String path : new String[] {"a", "b/1", "b/2/3", "b.txt", "b0"}) {
            tree.put(GitPath.of(path), FILE);
        }
        tree.removeInside(GitPath.of("b"));
        assertThat(tree.entries().keySet()).containsExactly(GitPath.of("a"), GitPath.of("b.txt"), GitPath.of("b0"));
    }
}
