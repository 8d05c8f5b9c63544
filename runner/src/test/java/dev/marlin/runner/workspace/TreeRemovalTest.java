package dev.marlin.runner.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeRemovalTest {
    @TempDir
    Path folder;

    @Test
    void removesATreeAndLeavesWhatItsLinksPointTo() throws IOException {
        Path outside = Files.createDirectories(folder.resolve("outside/inner"));
        Path file = Files.writeString(outside.resolve("file"), "kept");
        Path tree = Files.createDirectories(folder.resolve("tree/a/b"));
        Files.createSymbolicLink(tree.resolve("out"), outside);
        Files.createSymbolicLink(tree.resolve("dangling"), Path.of("nowhere"));
        Files.createLink(tree.resolve("hard"), file);
        TreeRemoval.remove(folder.resolve("tree"));
        assertThat(folder.resolve("tree")).doesNotExist();
        assertThat(file).hasContent("kept");
    }

    @Test
    void removesALinkInPlaceOfTheRootAndNotItsTarget() throws IOException {
        Path outside = Files.createDirectories(folder.resolve("outside"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), outside);
        TreeRemoval.remove(link);
        assertThat(Files.isSymbolicLink(link)).isFalse();
        assertThat(outside).exists();
    }

    @Test
    void doesNothingWhenThereIsNothing() throws IOException {
        TreeRemoval.remove(folder.resolve("nothing"));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void removesFoldersDeeperThanAnyPathMayBeLong() throws IOException {
        Path tree = Files.createDirectory(folder.resolve("tree"));
        Path inner = Files.createDirectory(folder.resolve("inner"));
        for (int i = 0; i < 300; i++) {
            Path outer = Files.createDirectory(folder.resolve("outer"));
            Files.createFile(outer.resolve("file"));
            Files.move(inner, outer.resolve("n".repeat(50)));
            Files.move(outer, inner);
        }
        Files.move(inner, tree.resolve("deep"));
        TreeRemoval.remove(tree);
        assertThat(folder).isEmptyDirectory();
    }
}
