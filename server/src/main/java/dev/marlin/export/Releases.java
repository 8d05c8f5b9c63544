package dev.marlin.export;

import dev.marlin.audit.Audit;
import dev.marlin.audit.AuditEvent;
import dev.marlin.kernel.Id;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.runs.RunRecords;
import dev.marlin.store.BlobStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Dataset releases: built once, kept as they were. */
@Service
public class Releases {
    /** The first time that a ZIP can tell: entries tell none, so that the same rows give the same bytes. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final ReleaseStore store;
    private final ReleaseRows rows;
    private final RunRecords records;
    private final BlobStore blobs;
    private final Audit audit;
    private final Clock clock;
    private final SecureRandom random;
    private final TransactionTemplate transactions;

    public Releases(ReleaseStore store, ReleaseRows rows, RunRecords records, BlobStore blobs, Ground ground) {
        this.store = store;
        this.rows = rows;
        this.records = records;
        this.blobs = blobs;
        this.audit = ground.audit();
        this.clock = ground.clock();
        this.random = ground.random();
        this.transactions = ground.transactions();
    }

    /**
     * Writes a release into an empty or absent folder.
     *
     * @throws MarlinException NOT_FOUND when there is no such campaign; CONFLICT when the folder holds something
     */
    public ReleaseFacts write(ReleaseRequest request, Path folder) {
        byte[] salt = new byte[16];
        random.nextBytes(salt);
        ReleaseRows.Rows derived = rows.derive(request, HexFormat.of().formatHex(salt));
        String now = clock.instant().toString();
        ReleaseFacts facts = new ReleaseFacts(
                "marlin-preferences-" + now.substring(0, 10),
                now,
                derived.preferences().size(),
                derived.judgements().size(),
                derived.trajectories().size(),
                derived.leftOut());
        try {
            Files.createDirectories(folder);
            try (Stream<Path> there = Files.list(folder)) {
                if (there.findAny().isPresent()) {
                    throw MarlinException.conflict(folder + " is not empty. Nothing was written.");
                }
            }
            ReleaseFiles.write(folder, derived, facts, records);
            return facts;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the release to " + folder, e);
        }
    }

    /**
     * Builds a release into an empty or absent folder, and keeps it as one ZIP for download.
     *
     * @throws MarlinException NOT_FOUND when there is no such campaign; CONFLICT when the folder holds something
     */
    public Release build(ReleaseRequest request, Path folder, PersonId by) {
        try {
            ReleaseFacts facts = write(request, folder);
            String zip = blobs.put(zip(folder));
            Release release = new Release(UUID.randomUUID(), facts, zip, clock.instant());
            transactions.executeWithoutResult(status -> {
                store.insert(release, by);
                audit.record(AuditEvent.by(
                        by,
                        "release.built",
                        "release",
                        release.id(),
                        Map.of("sha256", zip, "rows", "" + facts.preferences())));
            });
            return release;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot pack the release", e);
        }
    }

    /**
     * Builds a release and keeps it as one ZIP for download.
     *
     * @throws MarlinException NOT_FOUND when there is no such campaign
     */
    public Release build(ReleaseRequest request, PersonId by) {
        try {
            Path folder = Files.createTempDirectory("marlin-release");
            try {
                return build(request, folder, by);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot build the release", e);
        }
    }

    /** All releases, newest first. */
    public List<Release> all() {
        return store.all();
    }

    /** The ZIP of a release. */
    public byte[] download(String release, PersonId by) {
        Release found = store.find(Id.parse("That release", release))
                .orElseThrow(() -> MarlinException.notFound("That release"));
        audit.record(AuditEvent.by(by, "release.downloaded", "release", found.id(), Map.of("sha256", found.zip())));
        return blobs.get(found.zip());
    }

    private static byte[] zip(Path folder) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes);
                Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                ZipEntry entry = new ZipEntry(folder.relativize(file).toString());
                entry.setTimeLocal(NO_TIME);
                zip.putNextEntry(entry);
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** What every door of this floor needs from the ground. */
    @Component
    record Ground(Audit audit, Clock clock, SecureRandom random, TransactionTemplate transactions) {}
}
