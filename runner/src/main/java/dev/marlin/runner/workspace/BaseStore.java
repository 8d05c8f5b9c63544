package dev.marlin.runner.workspace;

import dev.marlin.runner.sandbox.SandboxBackend;
import dev.marlin.runner.sandbox.SandboxException;
import dev.marlin.runner.sandbox.SandboxUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All prepared bases of one data directory, one folder per key:
 *
 * <pre>
 * KEY/root       the checkout after set-up, owned by the sandbox's user
 * KEY/home       what the set-up commands left in their home
 * KEY/setup.log  what they printed
 * KEY/tree       the commit's tree
 * KEY.lock       held while KEY is being prepared
 * KEY.partial    what is being prepared; renamed to KEY when it is complete and on disk
 * </pre>
 *
 * <p>Several processes may share the folder; in one process there is one instance per folder. Callers who want the same
 * base at the same time share one preparation.
 */
public final class BaseStore {
    private static final String PARTIAL = ".partial";
    private static final String LOCK = ".lock";

    private final Path folder;
    private final SandboxBackend backend;
    private final SandboxUser user = SandboxUser.current();
    private final ConcurrentHashMap<String, CompletableFuture<BaseOutcome>> underWay = new ConcurrentHashMap<>();

    /** Uses {@code folder}, made when missing; deletes what killed processes left half prepared. */
    public BaseStore(Path folder, SandboxBackend backend) {
        this.folder = folder;
        this.backend = backend;
        try {
            Files.createDirectories(folder);
            sweep();
        } catch (IOException e) {
            throw new SandboxException("cannot use " + folder + " for prepared bases", e);
        }
    }

    private void sweep() throws IOException {
        try (var leftovers = Files.newDirectoryStream(folder, "*" + PARTIAL)) {
            for (Path partial : leftovers) {
                String name = partial.getFileName().toString();
                String key = name.substring(0, name.length() - PARTIAL.length());
                Optional<FolderLock> taken = FolderLock.tryTake(folder.resolve(key + LOCK));
                if (taken.isPresent()) {
                    try (FolderLock held = taken.get()) {
                        TreeRemoval.remove(partial);
                    }
                }
            }
        }
    }

    /**
     * The base for this request, prepared now if it is not there yet; blocks until it is.
     *
     * @throws SandboxException when disk or sandbox fail
     */
    public BaseOutcome prepare(BaseRequest request) {
        String key = request.key();
        CompletableFuture<BaseOutcome> mine = new CompletableFuture<>();
        CompletableFuture<BaseOutcome> first = underWay.putIfAbsent(key, mine);
        if (first != null) {
            return join(first);
        }
        try {
            mine.complete(prepareAlone(key, request));
        } catch (IOException e) {
            mine.completeExceptionally(new SandboxException("cannot prepare the base " + key, e));
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e);
        } finally {
            underWay.remove(key, mine);
        }
        return join(mine);
    }

    /**
     * Deletes a base that nobody uses any more, if it is there; one that is being prepared stays.
     *
     * @param key 64 hex
     */
    public void remove(String key) throws IOException {
        if (!key.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("no key of a base: " + key);
        }
        Path base = folder.resolve(key);
        Optional<FolderLock> taken =
                Files.isDirectory(base) ? FolderLock.tryTake(folder.resolve(key + LOCK)) : Optional.empty();
        if (taken.isPresent()) {
            try (FolderLock held = taken.get()) {
                Path partial = folder.resolve(key + PARTIAL);
                TreeRemoval.remove(partial);
                Files.move(base, partial, StandardCopyOption.ATOMIC_MOVE);
                TreeRemoval.remove(partial);
            }
        }
    }

    private static BaseOutcome join(CompletableFuture<BaseOutcome> outcome) {
        try {
            return outcome.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof SandboxException cause) {
                throw new SandboxException(String.valueOf(cause.getMessage()), cause);
            }
            throw e;
        }
    }

    private BaseOutcome prepareAlone(String key, BaseRequest request) throws IOException {
        if (Files.isDirectory(folder.resolve(key))) {
            return ready(key, request, true);
        }
        try (FolderLock lock = FolderLock.take(folder.resolve(key + LOCK))) {
            if (Files.isDirectory(folder.resolve(key))) {
                return ready(key, request, true);
            }
            Path partial = folder.resolve(key + PARTIAL);
            TreeRemoval.remove(partial);
            Files.createDirectory(partial);
            try {
                return build(partial, key, request);
            } finally {
                TreeRemoval.remove(partial);
            }
        }
    }

    private BaseOutcome build(Path partial, String key, BaseRequest request) throws IOException {
        Path root = partial.resolve("root");
        Path scratch = partial.resolve("git");
        String tree;
        try {
            tree = TreeExport.write(request.objects(), request.commit(), root, scratch);
        } catch (TreeExport.RefusedException e) {
            return new BaseOutcome.NotExportable(String.valueOf(e.getMessage()));
        }
        TreeRemoval.remove(scratch);
        user.ownTree(root);
        BaseSetup setup = new BaseSetup(backend);
        PreparedBase unfinished = new PreparedBase(key, root, request.objects(), request.commit(), tree);
        Optional<BaseOutcome> failure = setup.run(unfinished, request.recipe(), partial.resolve("home"));
        if (failure.isPresent()) {
            return failure.get();
        }
        Files.writeString(partial.resolve("setup.log"), setup.log());
        Files.writeString(partial.resolve("tree"), tree);
        ToDisk.flush(partial);
        Files.move(partial, folder.resolve(key), StandardCopyOption.ATOMIC_MOVE);
        return ready(key, request, false);
    }

    private BaseOutcome ready(String key, BaseRequest request, boolean reused) throws IOException {
        Path base = folder.resolve(key);
        String tree = Files.readString(base.resolve("tree"));
        PreparedBase prepared = new PreparedBase(key, base.resolve("root"), request.objects(), request.commit(), tree);
        return new BaseOutcome.Ready(prepared, reused, Files.readString(base.resolve("setup.log")));
    }
}
