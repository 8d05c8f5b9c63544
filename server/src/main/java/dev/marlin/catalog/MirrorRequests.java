package dev.marlin.catalog;

import dev.marlin.audit.AuditEvent;
import dev.marlin.catalog.Mirrors.Mirrored;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Brings repositories here: a request is a row that a job carries out through {@link Mirrors}. */
@Service
public class MirrorRequests {
    /** Name of the job that mirrors. */
    static final String JOB = "mirror-repository";

    private final MirrorStore store;
    private final Catalog catalog;
    private final Mirrors mirrors;
    private final CatalogGround ground;

    public MirrorRequests(MirrorStore store, Catalog catalog, Mirrors mirrors, CatalogGround ground) {
        this.store = store;
        this.catalog = catalog;
        this.mirrors = mirrors;
        this.ground = ground;
    }

    /**
     * Asks for a repository, or for bringing it up to date, and returns at once. While a request is open, it is returned
     * and no other is made.
     *
     * @throws MarlinException NOT_FOUND for an unknown repository; INVALID for one without a clone address
     */
    public MirrorRequest request(RepositoryId repository, PersonId by) {
        return ground.transactions().execute(status -> enqueued(asked(repository, Optional.of(by))));
    }

    /**
     * Asks for a repository of this machine under the key {@code local:<name>}, or for bringing it up to date, and returns
     * at once; for admins, since it reads whatever folder they name.
     *
     * @param path absolute path of a git repository or a bundle
     * @throws MarlinException INVALID when the name breaks its rule or nothing is at the path
     */
    public MirrorRequest requestLocal(String name, String path, PersonId by) {
        Catalog.checkLocalName(name);
        String place = existing(path);
        return ground.transactions().execute(status -> {
            Repository repository = catalog.addLocal(name, Optional.of(by));
            return enqueued(asked(repository.id(), Optional.of(by), Optional.of(place)));
        });
    }

    private static String existing(String path) {
        try {
            Path place = Path.of(path);
            if (place.isAbsolute() && Files.isReadable(place)) {
                return place.normalize().toString();
            }
        } catch (InvalidPathException odd) {
            // told below, in our words
        }
        throw MarlinException.invalid("path: the absolute path of a git repository or a bundle on the machine that Marlin"
                + " runs on is wanted, and readable for it. Nothing was changed.");
    }

    /** The repository's newest request: this one, unless one was open. */
    private MirrorRequest enqueued(MirrorRequest asked) {
        if (store.insert(asked)) {
            audit(asked, "mirror.requested", Map.of());
            ground.jobs().enqueue(JOB, asked.id().toString());
        }
        return store.latest(asked.repository()).orElseThrow();
    }

    /**
     * Brings a repository here now and returns when it is here, for the command line and the demo.
     *
     * @throws MarlinException CONFLICT while a request for it is open; what git refuses otherwise, after it was recorded
     */
    public MirrorRequest mirrorNow(RepositoryId repository, Optional<PersonId> by) {
        MirrorRequest asked = asked(repository, by);
        ground.transactions().executeWithoutResult(status -> {
            if (!store.insert(asked)) {
                throw MarlinException.conflict("This repository is being mirrored already: wait for that to end.");
            }
            audit(asked, "mirror.requested", Map.of());
        });
        run(asked.id());
        MirrorRequest ended = store.latest(repository).orElseThrow();
        if (ended.reason().isPresent()) {
            throw MarlinException.invalid(ended.reason().get());
        }
        return ended;
    }

    /**
     * Mirrors a local path or bundle now and enters it into the catalog as {@code local:<name>}; for admins.
     *
     * @throws MarlinException what {@link Catalog#addLocal} and {@link Mirrors#mirrorLocal} refuse
     */
    public Repository mirrorLocal(String name, Path pathOrBundle, Optional<PersonId> by) {
        Catalog.checkLocalName(name);
        Mirrored mirrored = mirrors.mirrorLocal(name, pathOrBundle);
        return ground.transactions().execute(status -> {
            Repository repository = catalog.addLocal(name, by);
            MirrorRequest asked = asked(repository.id(), by, Optional.of(pathOrBundle.toString()));
            if (!store.insert(asked)) {
                throw MarlinException.conflict("This repository is being mirrored already: wait for that to end.");
            }
            begin(asked.id());
            finish(asked, mirrored);
            return repository;
        });
    }

    /** The newest request for the repository; empty when nobody has asked yet. */
    public Optional<MirrorRequest> latest(RepositoryId repository) {
        return store.latest(repository);
    }

    /** Whether the repository is here, perhaps not in its newest state. */
    public boolean isMirrored(RepositoryId repository) {
        return store.wasMirrored(repository);
    }

    /** Carries out a request; one that has ended stays as it is. */
    void run(UUID id) {
        Optional<MirrorRequest> begun = ground.transactions().execute(status -> begin(id));
        if (begun.isEmpty()) {
            return;
        }
        MirrorRequest request = begun.get();
        try {
            Mirrored mirrored = bring(request);
            ground.transactions().executeWithoutResult(status -> finish(request, mirrored));
        } catch (MarlinException refusal) {
            ground.transactions().executeWithoutResult(status -> fail(request, String.valueOf(refusal.getMessage())));
        }
    }

    private Mirrored bring(MirrorRequest request) {
        Repository repository = catalog.find(request.repository());
        return request.path().isPresent()
                ? mirrors.mirrorLocal(Catalog.localName(repository), Path.of(request.path().get()))
                : mirrors.mirror(repository);
    }

    private Optional<MirrorRequest> begin(UUID id) {
        Optional<MirrorRequest> open =
                store.lock(id).filter(request -> request.state().isOpen());
        open.ifPresent(request -> {
            RequestState.Step.START.from(request.state());
            store.start(id, ground.clock().instant());
        });
        return open;
    }

    private void finish(MirrorRequest request, Mirrored mirrored) {
        RequestState.Step.FINISH.from(store.lock(request.id()).orElseThrow().state());
        store.finish(request.id(), ground.clock().instant(), mirrored);
        audit(request, "mirror.finished", Map.of("head", mirrored.head()));
    }

    private void fail(MirrorRequest request, String reason) {
        RequestState.Step.FAIL.from(store.lock(request.id()).orElseThrow().state());
        store.fail(request.id(), ground.clock().instant(), reason);
        audit(request, "mirror.failed", Map.of());
    }

    private MirrorRequest asked(RepositoryId repository, Optional<PersonId> by) {
        if (catalog.find(repository).cloneUrl().isEmpty()) {
            throw MarlinException.invalid("This repository came from a local path and has no address to mirror from. "
                    + "An admin can bring it up to date from its path. Nothing was changed.");
        }
        return asked(repository, by, Optional.empty());
    }

    private MirrorRequest asked(RepositoryId repository, Optional<PersonId> by, Optional<String> path) {
        return new MirrorRequest(
                UUID.randomUUID(),
                repository,
                RequestState.REQUESTED,
                by,
                path,
                ground.clock().instant(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private void audit(MirrorRequest request, String action, Map<String, String> facts) {
        ground.audit()
                .record(new AuditEvent(
                        action,
                        request.requestedBy(),
                        "repository",
                        request.repository().value(),
                        facts));
    }
}
