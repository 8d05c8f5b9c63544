package dev.marlin.runner.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.Arrays;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One folder that an agent may have written, held open by its handle: what is read is read relative to that handle and
 * no link is ever followed, so swapping a folder for a link gains nothing.
 */
final class OpenFolder implements AutoCloseable {
    private static final Set<OpenOption> READ = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    private final Path path;
    private final SecureDirectoryStream<Path> stream;

    private OpenFolder(Path path, DirectoryStream<Path> stream) throws IOException {
        this.path = path;
        if (!(stream instanceof SecureDirectoryStream<Path> secure)) {
            stream.close();
            throw new IOException("this file system offers no folder handles");
        }
        this.stream = secure;
    }

    /** Opens a top folder, which is ours and must not be a link. */
    @SuppressWarnings("StreamResourceLeak") // the folder owns the stream and closes it
    static OpenFolder top(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("there is no folder " + folder);
        }
        return new OpenFolder(folder, Files.newDirectoryStream(folder));
    }

    OpenFolder child(Name name) throws IOException {
        return new OpenFolder(
                path.resolve(name.path()), stream.newDirectoryStream(name.path(), LinkOption.NOFOLLOW_LINKS));
    }

    /** All names by their bytes; to be called once. */
    NavigableSet<Name> names() throws IOException {
        NavigableSet<Name> names = new TreeSet<>();
        try {
            for (Path entry : stream) {
                Path name = entry.getFileName();
                names.add(new Name(RawNames.ofName(name), name));
            }
        } catch (DirectoryIteratorException failed) {
            throw failed.getCause();
        }
        return names;
    }

    Kind kind(Name name) throws IOException {
        PosixFileAttributes attributes = attributes(name);
        if (attributes.isDirectory()) {
            return Kind.FOLDER;
        }
        if (attributes.isRegularFile()) {
            return Kind.FILE;
        }
        return attributes.isSymbolicLink() ? Kind.LINK : special(name);
    }

    /** Only the whole path answers questions about devices; the sandbox is gone, so nobody swaps it meanwhile. */
    private Kind special(Name name) throws IOException {
        Path file = path.resolve(name.path());
        int mode = (Integer) Files.getAttribute(file, "unix:mode", LinkOption.NOFOLLOW_LINKS);
        return switch (mode & 0170000) {
            case 0010000 -> Kind.PIPE;
            case 0140000 -> Kind.SOCKET;
            case 0020000 -> {
                long device = (Long) Files.getAttribute(file, "unix:rdev", LinkOption.NOFOLLOW_LINKS);
                yield device == 0 ? Kind.WHITEOUT : Kind.DEVICE;
            }
            default -> Kind.DEVICE;
        };
    }

    private PosixFileAttributes attributes(Name name) throws IOException {
        return stream.getFileAttributeView(name.path(), PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes();
    }

    long size(Name name) throws IOException {
        return stream.getFileAttributeView(name.path(), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes()
                .size();
    }

    boolean isExecutable(Name name) throws IOException {
        return attributes(name).permissions().contains(PosixFilePermission.OWNER_EXECUTE);
    }

    InputStream open(Name name) throws IOException {
        return Channels.newInputStream(stream.newByteChannel(name.path(), READ));
    }

    byte[] linkText(Name name) throws IOException {
        return RawNames.ofLinkText(Files.readSymbolicLink(path.resolve(name.path())));
    }

    /** Whether the overlay says that this folder hides the base's folder of the same name. */
    boolean isOpaque(Name name) throws IOException {
        UserDefinedFileAttributeView view = Files.getFileAttributeView(
                path.resolve(name.path()), UserDefinedFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        return view != null && view.list().contains("overlay.opaque");
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }

    /** What a name stands for. */
    enum Kind {
        FOLDER,
        FILE,
        LINK,
        PIPE,
        SOCKET,
        DEVICE,
        /** Character device 0/0: in an overlay's upper folder a deletion, elsewhere a device like others. */
        WHITEOUT
    }

    /** A name in a folder: its bytes, by which it is ordered and equal, and the handle that opens it. */
    @SuppressWarnings("ArrayRecordComponent")
    record Name(byte[] bytes, Path path) implements Comparable<Name> {
        @Override
        public int compareTo(Name other) {
            return Arrays.compareUnsigned(bytes, other.bytes);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Name name && Arrays.equals(bytes, name.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }
}
