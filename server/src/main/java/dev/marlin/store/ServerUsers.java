package dev.marlin.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Who uses the embedded server of a folder: one locked file per user, freed by the kernel when its process dies. Server
 * and commands come and go in any order, so whoever leaves last stops the database, and nobody stops it under another.
 */
final class ServerUsers {
    /** File locks are held by the process; its own threads come one at a time. */
    private static final ReentrantLock IN_THIS_PROCESS = new ReentrantLock();

    /** Users in this process. Their files are not opened again: closing any channel of a file ends its lock. */
    private static final Set<Path> HERE = ConcurrentHashMap.newKeySet();

    private final Path folder;

    /** @param folder of the server */
    ServerUsers(Path folder) {
        this.folder = folder.toAbsolutePath().normalize().resolve("users");
    }

    /** Something done while no other process starts or stops the server. */
    interface Work<T> {
        T run() throws IOException;
    }

    <T> T alone(Work<T> work) throws IOException {
        IN_THIS_PROCESS.lock();
        try {
            Files.createDirectories(folder);
            try (FileChannel door = open(folder.resolveSibling("users.lock"));
                    FileLock held = door.lock()) {
                if (!held.isValid()) {
                    throw new IOException("lost the lock in " + folder);
                }
                return work.run();
            }
        } finally {
            IN_THIS_PROCESS.unlock();
        }
    }

    /** A new user, until it is closed or its process dies; to be called {@link #alone}. */
    Presence enter() throws IOException {
        Path file = folder.resolve(UUID.randomUUID().toString());
        FileChannel channel = open(file);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            throw new IOException("somebody else locked " + file);
        }
        HERE.add(file);
        return new Presence(this, file, channel);
    }

    /** Whether anybody is there; forgets the dead. To be called {@link #alone}. */
    boolean anybody() throws IOException {
        boolean found = false;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                found |= isHeld(file);
            }
        }
        return found;
    }

    private static boolean isHeld(Path file) throws IOException {
        if (HERE.contains(file)) {
            return true;
        }
        try (FileChannel channel = open(file);
                FileLock lock = channel.tryLock()) {
            if (lock != null) {
                Files.delete(file);
            }
            return lock == null;
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /** One user. */
    record Presence(ServerUsers users, Path file, FileChannel channel) {
        /** Leaves, and does the work if nobody else is there. */
        void leave(Runnable whenLast) throws IOException {
            users.alone(() -> {
                Files.deleteIfExists(file);
                channel.close();
                HERE.remove(file);
                boolean last = !users.anybody();
                if (last) {
                    whenLast.run();
                }
                return last;
            });
        }
    }
}
