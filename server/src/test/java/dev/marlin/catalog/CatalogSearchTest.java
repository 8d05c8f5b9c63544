package dev.marlin.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.catalog.SearchPage.Count;
import dev.marlin.catalog.SearchPage.Hint;
import dev.marlin.catalog.SearchQuery.Input;
import dev.marlin.catalog.SearchQuery.Sort;
import dev.marlin.kernel.MarlinException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogSearchTest {
    private static CatalogFixtures fixtures;

    @BeforeAll
    static void load() {
        fixtures = new CatalogFixtures();
        String named = """
                {"full_name": "mrdoob/three.js", "description": "JavaScript 3D library.", "stars": 99000, "language": "JavaScript", "topics": ["webgl"], "license": "MIT", "updated_at": "2026-01-02"}
                {"full_name": "rustsec/advisory-db", "description": "Security advisories of the crates", "stars": 900, "language": "Rust", "topics": ["security"], "license": "CC0-1.0", "updated_at": "2026-01-03"}
                {"full_name": "tiny/marlin", "description": "A fish", "stars": 1, "language": "Java", "updated_at": "2020-01-01"}
                {"full_name": "big/firmware", "description": "Not marlin but mentions it", "stars": 5000, "language": "C", "updated_at": "2021-01-01"}
                {"full_name": "some/it-is-the", "description": "to be or not to be", "stars": 3, "updated_at": "2021-02-01"}
                """;
        String many = IntStream.range(0, 500)
                .mapToObj(i -> "{\"full_name\": \"many/lib" + i + "\", \"description\": \"library number " + i
                        + "\", \"stars\": " + (i % 50) + ", \"language\": \"Go\", \"license\": \""
                        + (i % 2 == 0 ? "MIT" : "Apache-2.0") + "\", \"topics\": [\"t" + i % 3
                        + "\"], \"updated_at\": \"2025-01-" + String.format(Locale.ROOT, "%02d", 1 + i % 28) + "\"}")
                .collect(Collectors.joining("\n"));
        fixtures.load("file", named + many);
    }

    @AfterAll
    static void close() {
        fixtures.close();
    }

    @Test
    void showsEverythingByStarsWhenNothingIsAskedFor() {
        SearchPage page = search(SearchQuery.all());
        assertThat(names(page)).startsWith("mrdoob/three.js", "big/firmware", "rustsec/advisory-db", "many/lib");
        assertThat(page.total()).isEqualTo(505);
        assertThat(page.exact()).isTrue();
        assertThat(page.facets().languages().getFirst()).isEqualTo(new Count("Go", 500));
        assertThat(page.facets().licenses()).contains(new Count("MIT", 251));
    }

    @ParameterizedTest
    @ValueSource(strings = {"three.js", "threejs", "THREE", "three lib", "javascript webgl", "libraries 3d", "thr"})
    void findsANameHoweverItIsWritten(String text) {
        assertThat(names(search(SearchQuery.words(text)))).contains("mrdoob/three.js");
    }

    @Test
    void knowsEverySmallWord() {
        assertThat(names(search(SearchQuery.words("to be or not to be")))).containsExactly("some/it-is-the");
        assertThat(names(search(SearchQuery.words("it is the")))).containsExactly("some/it-is-the");
    }

    @Test
    void putsAMatchingNameBeforeAPopularMention() {
        assertThat(names(search(SearchQuery.words("marlin")))).containsExactly("tiny/marlin", "big/firmware");
    }

    @Test
    void countsFacetsOfWhatWasFound() {
        SearchPage page = search(SearchQuery.words("library"));
        assertThat(page.total()).isEqualTo(501);
        assertThat(page.exact()).isTrue();
        assertThat(page.facets().licenses()).containsExactly(new Count("MIT", 251), new Count("Apache-2.0", 250));
        assertThat(page.facets().topics().getFirst()).isEqualTo(new Count("t0", 167));
    }

    @Test
    void combinesAllConditions() {
        SearchPage page = search(new Input("library", "Go", List.of("t1"), "MIT", "10", "20", "stars").query());
        assertThat(page.rows()).isNotEmpty().allSatisfy(repository -> {
            assertThat(repository.language()).contains("Go");
            assertThat(repository.topics()).contains("t1");
            assertThat(repository.license()).contains("MIT");
            assertThat(repository.stars()).isBetween(10L, 20L);
        });
        long expected = IntStream.range(0, 500)
                .filter(i -> i % 3 == 1 && i % 2 == 0 && i % 50 >= 10 && i % 50 <= 20)
                .count();
        assertThat(page.total()).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(Sort.class)
    void pagesThroughAllRowsOnceInOrder(Sort sort) {
        SearchQuery query = new Input("library", null, null, null, null, null, sort.key()).query();
        List<Repository> all = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            SearchPage page = fixtures.catalog().search(query, after, 40);
            all.addAll(page.rows());
            after = page.next();
        } while (after.isPresent());
        assertThat(new HashSet<>(all)).hasSize(501).hasSameSizeAs(all);
        switch (sort) {
            case STARS -> assertThat(all).isSortedAccordingTo((a, b) -> Long.compare(b.stars(), a.stars()));
            case RECENT ->
                assertThat(all).isSortedAccordingTo((a, b) -> b.updatedAt().compareTo(a.updatedAt()));
            case RELEVANCE -> assertThat(all.getFirst().name()).isEqualTo("mrdoob/three.js");
        }
    }

    @ParameterizedTest
    @EnumSource(Sort.class)
    void findsTheSameByWalkingAndByScanning(Sort sort) {
        SearchStore store = fixtures.get(SearchStore.class);
        SearchQuery query = new Input("library", "Go", null, "MIT", "5", null, sort.key()).query();
        List<SearchStore.Hit> walked =
                store.walk(query, Optional.empty(), 30, true).hits();
        List<SearchStore.Hit> scanned =
                store.scan(query, Optional.empty(), 30, true).hits();
        assertThat(walked).hasSize(30).isEqualTo(scanned);
        SearchStore.Hit last = walked.getLast();
        Optional<SearchStore.Cursor> cursor = Optional.of(new SearchStore.Cursor(last.rank(), last.tie(), last.id()));
        assertThat(store.walk(query, cursor, 30, false))
                .extracting(SearchStore.Found::hits)
                .isEqualTo(store.scan(query, cursor, 30, false).hits());
    }

    @Test
    void saysWhichConditionToDropWhenNothingIsFound() {
        SearchPage page = search(new Input("library security", "Go", null, null, null, null, null).query());
        assertThat(page.rows()).isEmpty();
        assertThat(page.total()).isZero();
        assertThat(page.hints()).containsExactly(new Hint("security", 500));
        assertThat(search(SearchQuery.words("zzzzz")).hints()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'); DROP TABLE repository; --",
                "a & | ! ( ) : * <-> \\",
                "\u0000",
                "%_%",
                "::::",
                "ﷺ 社會科學院 ‮",
                "\uD83D\uDE00",
                "''''",
                "lib:*"
            })
    void takesAnyTextForWords(String text) {
        assertThat(search(SearchQuery.words(text)).total()).isGreaterThanOrEqualTo(0);
        assertThat(search(SearchQuery.all()).total()).isEqualTo(505);
    }

    @Test
    void refusesWhatIsNoSearch() {
        refused(() -> new Input(null, null, null, null, "x", null, null).query());
        refused(() -> new Input(null, null, null, null, "9", "3", null).query());
        refused(() -> new Input(null, null, null, null, null, null, "random()").query());
        refused(() -> SearchQuery.words("a b c d e f g h i"));
        refused(() -> SearchQuery.words("x".repeat(301)));
        refused(() -> fixtures.catalog().search(SearchQuery.all(), Optional.of("AAAA"), 10));
        refused(() -> fixtures.catalog().search(SearchQuery.all(), Optional.of("%%%"), 10));
        refused(() -> fixtures.catalog().search(SearchQuery.all(), Optional.empty(), 0));
        Optional<String> next = fixtures.catalog()
                .search(SearchQuery.all(), Optional.empty(), 10)
                .next();
        SearchQuery recent = new Input(null, null, null, null, null, null, "recent").query();
        refused(() -> fixtures.catalog().search(recent, next, 10));
    }

    private static void refused(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(MarlinException.class);
    }

    private static SearchPage search(SearchQuery query) {
        return fixtures.catalog().search(query, Optional.empty(), 50);
    }

    private static List<String> names(SearchPage page) {
        return page.rows().stream()
                .map(Repository::name)
                .map(name -> name.startsWith("many/") ? "many/lib" : name)
                .toList();
    }
}
