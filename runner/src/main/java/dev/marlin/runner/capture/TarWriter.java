package dev.marlin.runner.capture;

import dev.marlin.runner.git.objects.GitException;
import dev.marlin.runner.git.objects.ObjectStore;
import dev.marlin.runner.git.objects.TreeDelta;
import dev.marlin.runner.git.objects.TreeEntry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Packs leaves of a tree into a tar archive; names and link texts keep their bytes. */
final class TarWriter {
    private TarWriter() {}

    static long sizeOf(ObjectStore objects, TreeDelta.Write write) {
        return write.entry().mode() == TreeEntry.Mode.SUBMODULE
                ? 1024
                : 1024 + objects.blobSize(write.entry().id());
    }

    static byte[] archive(ObjectStore objects, List<TreeDelta.Write> writes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, StandardCharsets.ISO_8859_1.name())) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
            for (TreeDelta.Write write : writes) {
                put(tar, objects, write);
            }
        } catch (IOException failed) {
            throw new GitException("the changed files could not be packed", failed);
        }
        return bytes.toByteArray();
    }

    private static void put(TarArchiveOutputStream tar, ObjectStore objects, TreeDelta.Write write) throws IOException {
        String name = write.path().latin1();
        String id = write.entry().id();
        switch (write.entry().mode()) {
            case FILE -> file(tar, objects, entry(name, TarConstants.LF_NORMAL, 0100644), id);
            case EXECUTABLE -> file(tar, objects, entry(name, TarConstants.LF_NORMAL, 0100755), id);
            case LINK -> {
                TarArchiveEntry link = entry(name, TarConstants.LF_SYMLINK, 0120777);
                byte[] text = objects.readBlob(id, 4096)
                        .orElseThrow(() -> new GitException("a link of " + name + " is too long"));
                link.setLinkName(new String(text, StandardCharsets.ISO_8859_1));
                tar.putArchiveEntry(link);
                tar.closeArchiveEntry();
            }
            case SUBMODULE -> {
                tar.putArchiveEntry(entry(name + "/", TarConstants.LF_DIR, 0040755));
                tar.closeArchiveEntry();
            }
        }
    }

    private static void file(TarArchiveOutputStream tar, ObjectStore objects, TarArchiveEntry entry, String id)
            throws IOException {
        entry.setSize(objects.blobSize(id));
        tar.putArchiveEntry(entry);
        try (InputStream in = objects.openBlob(id)) {
            in.transferTo(tar);
        }
        tar.closeArchiveEntry();
    }

    private static TarArchiveEntry entry(String name, byte type, int mode) {
        TarArchiveEntry entry = new TarArchiveEntry(name, type, true);
        entry.setMode(mode);
        entry.setIds(0, 0);
        entry.setModTime(946_684_800_000L);
        return entry;
    }
}
