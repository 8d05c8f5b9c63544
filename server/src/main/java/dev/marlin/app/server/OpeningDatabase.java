package dev.marlin.app.server;

import dev.marlin.app.config.Settings;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** A database on its way up beside the rest of the server: unpacking, making and starting it takes seconds. */
final class OpeningDatabase implements AutoCloseable {
    private static final Executor BESIDE =
            task -> Thread.ofPlatform().name("database").start(task);

    private final CompletableFuture<OwnedDatabase> opening;

    private OpeningDatabase(CompletableFuture<OwnedDatabase> opening) {
        this.opening = opening;
    }

    static OpeningDatabase begin(Settings settings) {
        return new OpeningDatabase(CompletableFuture.supplyAsync(() -> OwnedDatabase.open(settings), BESIDE));
    }

    /** Waits until it is there; throws what kept it from coming up. */
    OwnedDatabase await() {
        try {
            return opening.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    /** For a server that fails to start: the database does not outlive it. */
    @Override
    public void close() {
        if (opening.handle((database, failed) -> failed == null).join()) {
            await().close();
        }
    }
}
