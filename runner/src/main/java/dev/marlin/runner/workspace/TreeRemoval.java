package dev.marlin.runner.workspace;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;

/**
 * Deletes a tree that other people's programs wrote, relative to open folders, so that no link is ever followed and no
 * path is too long. Folders nested deeper than {@value #DEEPEST} are first moved up, so neither the stack nor open
 * files run out. Folders without permissions are opened up first.
 */
public final class TreeRemoval {
    /** Twelve names of 255 bytes below a root of some length still make a path that the kernel takes. */
    private static final int DEEPEST = 12;

    private final Path root;
    private final SecureDirectoryStream<Path> top;
    private long changes;

    private TreeRemoval(Path root, SecureDirectoryStream<Path> top) {
        this.root = root;
        this.top = top;
    }

    /**
     * Deletes {@code root} and all below it; does nothing when it does not exist, and deletes a link itself. Nobody may
     * be writing below it any more.
     *
     * @throws IOException when something cannot be deleted; what could be is gone
     */
    public static void remove(Path root) throws IOException {
        if (!Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS)) {
            Files.deleteIfExists(root);
            return;
        }
        allowOwner(root);
        while (hasEntries(root)) {
            pass(root);
        }
        Files.delete(root);
    }

    private static void pass(Path root) throws IOException {
        try (var stream = Files.newDirectoryStream(root)) {
            if (!(stream instanceof SecureDirectoryStream<Path> secure)) {
                throw new IOException("this system cannot delete relative to open folders: " + root);
            }
            TreeRemoval removal = new TreeRemoval(root, secure);
            removal.empty(secure, root, 1);
            if (removal.changes == 0) {
                throw new IOException("nothing below " + root + " can be deleted");
            }
        }
    }

    private static boolean hasEntries(Path folder) throws IOException {
        try (var stream = Files.newDirectoryStream(folder)) {
            return stream.iterator().hasNext();
        }
    }

    private void empty(SecureDirectoryStream<Path> folder, Path path, int depth) throws IOException {
        for (Path entry : folder) {
            Path name = entry.getFileName();
            var view = folder.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
            if (view.readAttributes().isDirectory()) {
                removeFolder(folder, name, path.resolve(name), depth);
            } else {
                folder.deleteFile(name);
                changes++;
            }
        }
    }

    private void removeFolder(SecureDirectoryStream<Path> folder, Path name, Path path, int depth) throws IOException {
        allowOwner(path);
        if (depth == DEEPEST) {
            folder.move(name, top, root.getFileSystem().getPath(".moved-up-" + UUID.randomUUID()));
            changes++;
            return;
        }
        try (var below = folder.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
            empty(below, path, depth + 1);
        }
        try {
            folder.deleteDirectory(name);
            changes++;
        } catch (DirectoryNotEmptyException e) {
            // A folder's listing may miss entries while others are being deleted; the next pass sees them.
            return;
        }
    }

    /** Gives the owner all rights on a folder that lacks them; Java offers this by path only, hence the check. */
    private static void allowOwner(Path folder) throws IOException {
        boolean allowed = Files.isReadable(folder) && Files.isWritable(folder) && Files.isExecutable(folder);
        if (!allowed && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }
}
