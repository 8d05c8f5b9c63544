package dev.marlin.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.catalog.rows.CatalogUploads;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.kernel.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CatalogImportsTest {
    private static final String FILE = """
            {"full_name": "Requarks/wiki", "stars": 10, "topics": ["wiki"], "updated_at": "2022-04-14T09:56:48Z", "source": "graph"}
            {"full_name": "requarks/wiki", "stars": 11, "topics": ["docs"], "license": "AGPL-3.0", "updated_at": "2026-08-05", "source": "list"}
            {"full_name": "requarks/wiki", "stars": 9, "updated_at": "2022-04-13T09:56:48Z", "source": "graph", "forks": 1}
            {"clone_url": "https://codeberg.org/bookstack/bookstack", "source": "list"}
            {"name": "nowhere"}
            {"full_name": "a/b", "stars": "several"}
            """;

    private CatalogFixtures fixtures;

    @BeforeEach
    void open() {
        fixtures = new CatalogFixtures();
    }

    @AfterEach
    void close() {
        fixtures.close();
    }

    @Test
    void mergesRowsThatNameOneRepositoryAndCountsAll() {
        CatalogImport done = fixtures.load("my catalog.jsonl", FILE);
        assertThat(done.state()).isEqualTo(RequestState.DONE);
        assertThat(done.fileName()).isEqualTo("my catalog.jsonl");
        assertThat(done.counts().rows()).isEqualTo(6);
        assertThat(done.counts().bad()).isEqualTo(2);
        assertThat(done.counts().repositories()).isEqualTo(2);
        assertThat(done.counts().created()).isEqualTo(2);
        assertThat(done.counts().hosts()).containsEntry("github.com", 1L).containsEntry("codeberg.org", 1L);
        assertThat(done.counts().ignored()).containsExactly("forks");
        assertThat(done.badRows()).extracting(CatalogImport.BadRow::line).containsExactly(5L, 6L);
        assertThat(done.bytesRead()).isEqualTo(done.bytes());

        Repository wiki = fixtures.catalog()
                .findByAddress("git@github.com:REQUARKS/wiki.git")
                .orElseThrow();
        assertThat(wiki.key()).isEqualTo("https://github.com/requarks/wiki");
        assertThat(wiki.name()).isEqualTo("requarks/wiki");
        assertThat(wiki.stars()).isEqualTo(11);
        assertThat(wiki.topics()).containsExactly("docs", "wiki");
        assertThat(wiki.license()).contains("AGPL-3.0-only");
        assertThat(fixtures.catalog().provenance(wiki.id()))
                .filteredOn(p -> p.field().equals("stars"))
                .extracting(p -> p.source() + " " + p.value() + " " + p.chosen())
                .containsExactly("graph 10 false", "list 11 true");
    }

    @Test
    void changesNothingWhenItIsDoneAgain() {
        fixtures.load("one", FILE);
        String before = dump();
        CatalogImport again = fixtures.load("one", FILE);
        assertThat(again.counts().created()).isZero();
        assertThat(again.counts().changed()).isZero();
        assertThat(again.counts().repositories()).isEqualTo(2);
        assertThat(dump()).isEqualTo(before);
    }

    @Test
    void comesToTheSameCatalogInWhateverOrderFilesCome() {
        List<String> lines = FILE.lines().limit(4).toList();
        fixtures.load("f", FILE);
        try (CatalogFixtures other = new CatalogFixtures()) {
            for (int i = lines.size() - 1; i >= 0; i--) {
                other.load("f", lines.get(i));
            }
            assertThat(other.catalog()
                            .findByAddress("https://github.com/requarks/wiki")
                            .orElseThrow())
                    .usingRecursiveComparison()
                    .ignoringFields("id")
                    .isEqualTo(fixtures.catalog()
                            .findByAddress("https://github.com/requarks/wiki")
                            .orElseThrow());
        }
    }

    @Test
    void importsTwoFilesWithTheSameRepositoriesAtOnce() {
        String text = IntStream.range(0, 3_000)
                .mapToObj(i -> "{\"full_name\": \"o/r" + (i * 7919 % 3_000) + "\", \"stars\": " + i + "}")
                .collect(Collectors.joining("\n"));
        CompletableFuture<CatalogImport> first = CompletableFuture.supplyAsync(() -> fixtures.load("a", text));
        CompletableFuture<CatalogImport> second = CompletableFuture.supplyAsync(() -> fixtures.load("b", text));
        long created = first.join().counts().created() + second.join().counts().created();
        assertThat(created).isEqualTo(3_000);
        assertThat(fixtures.count("SELECT count(*) FROM repository")).isEqualTo(3_000);
        assertThat(fixtures.count("SELECT count(*) FROM repository_report")).isEqualTo(6_000);
    }

    @Test
    void isARowFromTheRequestToTheEndAndRunsAsAJob() {
        PersonId manager = fixtures.person("manager");
        CatalogImport asked = fixtures.imports().request("../../etc/cata log?.csv", stream(FILE), manager);
        assertThat(asked.state()).isEqualTo(RequestState.REQUESTED);
        assertThat(asked.fileName()).isEqualTo("cata log-.csv");
        assertThat(fixtures.count("SELECT count(*) FROM repository")).isZero();
        String subject = fixtures.database()
                .jdbc()
                .sql("SELECT task_instance FROM scheduled_tasks WHERE task_name = 'catalog-import'")
                .query(String.class)
                .single();
        assertThat(subject).isEqualTo(asked.id().toString());

        fixtures.imports().run(asked.id());
        CatalogImport done = fixtures.imports().find(asked.id());
        assertThat(done.state()).isEqualTo(RequestState.DONE);
        assertThat(done.requestedBy()).contains(manager);
        assertThat(fixtures.imports().recent(5)).containsExactly(done);
        assertThat(fixtures.folder().resolve("uploads")).isEmptyDirectory();
        assertThat(fixtures.count("SELECT count(*) FROM audit_event WHERE subject_kind = 'catalog_import'"))
                .isEqualTo(2);
        fixtures.imports().run(asked.id());
        assertThat(fixtures.imports().find(asked.id())).isEqualTo(done);
    }

    @Test
    void beginsAgainWhereACrashCutItOff() {
        CatalogImport asked = fixtures.imports().request("c", stream(FILE), fixtures.person("manager"));
        fixtures.database()
                .jdbc()
                .sql("UPDATE catalog_import SET state = 'RUNNING', started_at = now(), bytes_read = 7")
                .update();
        fixtures.imports().run(asked.id());
        assertThat(fixtures.imports().find(asked.id()).state()).isEqualTo(RequestState.DONE);
    }

    @Test
    void failsWithAReasonWhenTheFileIsNoCatalog() {
        CatalogImport failed = fixtures.load("story.txt", "Once upon a time\n");
        assertThat(failed.state()).isEqualTo(RequestState.FAILED);
        assertThat(failed.reason().orElseThrow()).contains("This is no catalog");
        CatalogImport lost = fixtures.imports().request("c", stream(FILE), fixtures.person("manager"));
        fixtures.get(CatalogUploads.class).forget(lost.id().value());
        fixtures.imports().run(lost.id());
        assertThat(fixtures.imports().find(lost.id()).reason().orElseThrow()).contains("upload it again");
    }

    @Test
    void keepsAHundredBadRowsAndCountsTheOthers() {
        String text = "{\"full_name\": \"a/b\"}\n" + "{\"no\": 1}\n".repeat(2_500);
        List<Long> progress = new ArrayList<>();
        CatalogImport done = fixtures.imports()
                .importNow(
                        "bad",
                        stream(text),
                        Optional.empty(),
                        step -> progress.add(step.counts().rows()));
        assertThat(done.counts().bad()).isEqualTo(2_500);
        assertThat(done.badRows()).hasSize(CatalogImports.REPORTED);
        assertThat(progress).isNotEmpty().isSorted();
    }

    @Test
    void refusesAFileThatIsTooLargeOrEmptyAndKeepsNothing() {
        PersonId manager = fixtures.person("manager");
        assertThatThrownBy(() -> fixtures.imports().request("large", new Zeros(100_000_001L), manager))
                .isInstanceOfSatisfying(
                        MarlinException.class, e -> assertThat(e.problem()).isEqualTo(Problem.TOO_LARGE));
        assertThatThrownBy(() -> fixtures.imports().request("empty", stream(""), manager))
                .isInstanceOf(MarlinException.class);
        assertThat(fixtures.folder().resolve("uploads")).isEmptyDirectory();
        assertThat(fixtures.imports().recent(5)).isEmpty();
    }

    @Test
    void sweepsUploadsThatBrokenRequestsLeftBehind() throws IOException {
        CatalogUploads uploads = fixtures.get(CatalogUploads.class);
        UUID old = UUID.randomUUID();
        UUID fresh = UUID.randomUUID();
        uploads.keep(old, stream("x"));
        uploads.keep(fresh, stream("x"));
        Files.setLastModifiedTime(uploads.path(old), FileTime.from(Instant.now().minus(3, ChronoUnit.DAYS)));
        uploads.run();
        assertThat(uploads.path(old)).doesNotExist();
        assertThat(uploads.path(fresh)).exists();
    }

    private String dump() {
        return fixtures.database()
                .jdbc()
                .sql("SELECT string_agg(r::text, ' ' ORDER BY r.key) || (SELECT string_agg(p::text, ' '"
                        + " ORDER BY p::text) FROM (SELECT xmin, * FROM repository_report) p)"
                        + " FROM (SELECT xmin, * FROM repository) r")
                .query(String.class)
                .single();
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** So many zero bytes, without the memory. */
    private static final class Zeros extends InputStream {
        private long left;

        Zeros(long bytes) {
            this.left = bytes;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int n = (int) Math.min(left, length);
            left -= n;
            return n;
        }
    }
}
