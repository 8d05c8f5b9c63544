package dev.marlin.catalog;

import dev.marlin.audit.AuditEvent;
import dev.marlin.catalog.CatalogImport.Counts;
import dev.marlin.catalog.rows.CatalogUploads;
import dev.marlin.catalog.rows.CountingStream;
import dev.marlin.catalog.rows.RowReader;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;

/**
 * Brings catalog files in: each import is a row from the request to its end, with counts and the first bad rows. The file
 * is JSON Lines or CSV, plain or gzip. Doing one again changes nothing.
 */
@Service
public class CatalogImports {
    /** Bad rows kept with their line and reason; all are counted. */
    public static final int REPORTED = 100;

    /** Name of the job that runs imports. */
    static final String JOB = "catalog-import";

    /** After so long a server looks whether an import that ran elsewhere was cut off, and finishes it. */
    private static final Duration CUT_OFF = Duration.ofHours(6);

    private final ImportStore store;
    private final CatalogWriter writer;
    private final RepositoryStore repositories;
    private final CatalogUploads uploads;
    private final CatalogGround ground;

    public CatalogImports(
            ImportStore store,
            CatalogWriter writer,
            RepositoryStore repositories,
            CatalogUploads uploads,
            CatalogGround ground) {
        this.store = store;
        this.writer = writer;
        this.repositories = repositories;
        this.uploads = uploads;
        this.ground = ground;
    }

    /**
     * Takes a file to be imported by a job, and returns at once.
     *
     * @param fileName as the sender called it; names the source of rows that name none
     * @param file {@value CatalogUploads#MOST_MEGABYTES} MB at most
     * @throws MarlinException TOO_LARGE when it is larger; INVALID when it is empty
     */
    public CatalogImport request(String fileName, InputStream file, PersonId by) {
        return accept(fileName, file, Optional.of(by), true);
    }

    /**
     * Imports a file now, for the command line and the demo. When this process dies over it, a server takes it up later.
     *
     * @param progress told after each thousand rows
     */
    public CatalogImport importNow(
            String fileName, InputStream file, Optional<PersonId> by, Consumer<CatalogImport> progress) {
        CatalogImport asked = accept(fileName, file, by, false);
        run(asked.id(), progress);
        return find(asked.id());
    }

    /** @throws MarlinException NOT_FOUND */
    public CatalogImport find(CatalogImportId id) {
        return store.find(id).orElseThrow(() -> MarlinException.notFound("That import"));
    }

    /** Newest first. */
    public List<CatalogImport> recent(int limit) {
        return store.recent(limit);
    }

    /** Runs a requested import to its end; again from the beginning when a crash cut it off. A finished one stays. */
    void run(CatalogImportId id) {
        run(id, ignored -> {});
    }

    private CatalogImport accept(String fileName, InputStream file, Optional<PersonId> by, boolean later) {
        CatalogImportId id = CatalogImportId.random();
        CatalogUploads.Stored stored = uploads.keep(id.value(), file);
        return ground.transactions().execute(status -> {
            CatalogImport asked = new CatalogImport(
                    id,
                    RequestState.REQUESTED,
                    name(fileName),
                    stored.sha256(),
                    stored.bytes(),
                    by,
                    ground.clock().instant(),
                    Optional.empty(),
                    0,
                    Counts.NONE,
                    List.of(),
                    Optional.empty());
            store.insert(asked);
            audit(asked, "catalog_import.requested", Map.of("sha256", stored.sha256()));
            ground.jobs().enqueue(JOB, id.toString(), later ? Duration.ZERO : CUT_OFF);
            return asked;
        });
    }

    private void run(CatalogImportId id, Consumer<CatalogImport> progress) {
        Optional<CatalogImport> started = ground.transactions().execute(status -> start(id));
        if (started.isEmpty()) {
            return;
        }
        Optional<String> failure = read(started.get(), progress);
        ground.transactions().executeWithoutResult(status -> end(id, failure));
        uploads.forget(id.value());
    }

    private Optional<CatalogImport> start(CatalogImportId id) {
        Optional<CatalogImport> open =
                store.lock(id).filter(asked -> asked.state().isOpen());
        open.ifPresent(asked -> {
            RequestState.Step.START.from(asked.state());
            store.start(id, ground.clock().instant());
        });
        return open;
    }

    /** @return why the file as a whole failed; empty when it was read to its end */
    private Optional<String> read(CatalogImport started, Consumer<CatalogImport> progress) {
        Path path = uploads.path(started.id().value());
        if (!Files.exists(path)) {
            return Optional.of("The file is not on this machine any more. Nothing was imported; upload it again.");
        }
        try (CountingStream file = new CountingStream(Files.newInputStream(path))) {
            ImportRun[] self = new ImportRun[1];
            ImportRun run = new ImportRun(writer, () -> {
                store.progress(started.id(), file.count(), self[0].counts(), self[0].badRows());
                progress.accept(find(started.id()));
            });
            self[0] = run;
            try {
                new RowReader(started.fileName(), run).read(file);
                return Optional.empty();
            } catch (MarlinException e) {
                return Optional.of(String.valueOf(e.getMessage()));
            } finally {
                run.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read an uploaded catalog", e);
        }
    }

    private void end(CatalogImportId id, Optional<String> failure) {
        CatalogImport running = store.lock(id).orElseThrow();
        RequestState.Step step = failure.isPresent() ? RequestState.Step.FAIL : RequestState.Step.FINISH;
        store.end(id, step.from(running.state()), ground.clock().instant(), failure);
        repositories.refreshFacets();
        Counts counts = running.counts();
        audit(
                running,
                failure.isPresent() ? "catalog_import.failed" : "catalog_import.finished",
                Map.of(
                        "rows", Long.toString(counts.rows()),
                        "bad", Long.toString(counts.bad()),
                        "repositories", Long.toString(counts.repositories()),
                        "created", Long.toString(counts.created()),
                        "changed", Long.toString(counts.changed())));
    }

    private void audit(CatalogImport asked, String action, Map<String, String> facts) {
        ground.audit()
                .record(new AuditEvent(
                        action,
                        asked.requestedBy(),
                        "catalog_import",
                        asked.id().value(),
                        facts));
    }

    /** A name that may be shown and that can be a source: the last part, harmless characters, 80 at most. */
    private static String name(String fileName) {
        String last = fileName.replaceAll(".*[/\\\\]", "").replaceAll("[^A-Za-z0-9 ._-]+", "-");
        String begun = last.replaceAll("^[^A-Za-z0-9]+", "").strip();
        return begun.isEmpty() ? "upload" : begun.substring(0, Math.min(begun.length(), 80));
    }
}
