package dev.marlin.catalog;

import dev.marlin.catalog.SearchQuery.Input;
import dev.marlin.testkit.Timing;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Prints how long searches take in catalogs of made rows, beside a plain select by index in the same run. Not a test: a
 * busy machine must not fail a build. Arguments: numbers of rows, growing (default 25000 1000000); or the path of a
 * catalog file, which is imported and measured on alone.
 */
public final class CatalogSearchBenchmark {
    private static final int ROUNDS = 40;
    private static final String[] LANGUAGES = {
        "Python", "JavaScript", "Java", "C++", "C", "Go", "Rust", "TypeScript", "Shell", "Kotlin", "Scala", "Haskell"
    };
    private static final String[] LICENSES = {"MIT", "Apache-2.0", "GPL-3.0", "BSD-3-Clause", "ISC"};

    private static final String WORD = "'w' || floor(exp(random() * ln(50000)))::int";
    private static final String ROWS = """
            INSERT INTO repository (id, key, name, short_name, clone_url, description, language, topics, license, stars,
                archived, pushed_at, updated_at, document)
            SELECT gen_random_uuid(), 'https://example.org/o/' || i, 'o/' || name, name, 'https://example.org/o/' || i, text,
                (?::text[])[1 + floor(12 * power(random(), 2))::int], topics, (?::text[])[1 + floor(5 * random())::int],
                floor(exp(abs(random_normal()) * 3)), false, NULL, timestamptz '2012-01-01' + random() * interval '14 years',
                setweight(to_tsvector('catalog_words', name), 'A')
                    || setweight(to_tsvector('catalog_words', array_to_string(topics, ' ')), 'B')
                    || setweight(to_tsvector('catalog_words', text), 'D')
            FROM (
                SELECT i, %1$s || '-' || i AS name, ARRAY[%1$s, %1$s] AS topics,
                    (SELECT string_agg(%1$s, ' ') FROM generate_series(1, 10 + 0 * i)) AS text
                FROM generate_series(?, ?) AS i OFFSET 0
            ) made
            """.formatted(WORD);

    private final CatalogFixtures fixtures;

    private CatalogSearchBenchmark(CatalogFixtures fixtures) {
        this.fixtures = fixtures;
    }

    public static void main(String[] arguments) throws IOException {
        try (CatalogFixtures fixtures = new CatalogFixtures()) {
            CatalogSearchBenchmark benchmark = new CatalogSearchBenchmark(fixtures);
            if (arguments.length == 1 && !arguments[0].matches("[0-9]+")) {
                Path file = Path.of(arguments[0]);
                benchmark.load(file.getFileName().toString(), Files.newInputStream(file));
                benchmark.load(file.getFileName().toString(), Files.newInputStream(file));
                benchmark.measure(realQueries());
                return;
            }
            int made = 0;
            for (String rows : arguments.length == 0 ? new String[] {"25000", "1000000"} : arguments) {
                benchmark.generate(made + 1, Integer.parseInt(rows));
                made = Integer.parseInt(rows);
                benchmark.measure(madeQueries());
            }
        }
    }

    private void load(String name, InputStream file) {
        long start = System.nanoTime();
        CatalogImport done = fixtures.imports().importNow(name, file, Optional.empty(), progress -> {});
        System.out.printf(
                Locale.ROOT,
                "import %s: %s in %.1f s, %s%n",
                name,
                done.state(),
                (System.nanoTime() - start) / 1e9,
                done.counts());
        done.badRows().stream()
                .limit(3)
                .forEach(bad -> System.out.println("  line " + bad.line() + ": " + bad.reason()));
        done.reason().ifPresent(System.out::println);
    }

    /**
     * Rows with words as frequent as in natural text: the k-th word comes about 1/k as often as the first. Indexes are
     * built afterwards, which the owner of the tables may do and the application may not.
     */
    private void generate(int from, int to) {
        long start = System.nanoTime();
        fixtures.database().transactions().executeWithoutResult(status -> {
            run("RESET ROLE");
            run("SET LOCAL maintenance_work_mem = '512MB'");
            List<String> indexes = texts("SELECT indexdef FROM pg_indexes WHERE tablename = 'repository'"
                    + " AND indexname NOT IN ('repository_pkey', 'repository_key_key')");
            texts("SELECT indexname FROM pg_indexes WHERE tablename = 'repository'"
                            + " AND indexname NOT IN ('repository_pkey', 'repository_key_key')")
                    .forEach(index -> run("DROP INDEX " + index));
            fixtures.database()
                    .jdbc()
                    .sql(ROWS)
                    .param(LANGUAGES)
                    .param(LICENSES)
                    .param(from)
                    .param(to)
                    .update();
            indexes.forEach(this::run);
            run("ANALYZE repository");
            run("SET ROLE marlin_app");
        });
        fixtures.database()
                .transactions()
                .executeWithoutResult(
                        status -> fixtures.get(RepositoryStore.class).refreshFacets());
        System.out.printf(Locale.ROOT, "made rows %,d to %,d in %.0f s%n", from, to, (System.nanoTime() - start) / 1e9);
    }

    private void run(String sql) {
        fixtures.database().jdbc().sql(sql).update();
    }

    private List<String> texts(String sql) {
        return fixtures.database().jdbc().sql(sql).query(String.class).list();
    }

    private static Map<String, Input> madeQueries() {
        Map<String, Input> queries = new LinkedHashMap<>();
        queries.put("nothing asked", input(null, null, null, null));
        queries.put("most frequent word", input("w1", null, null, null));
        queries.put("frequent word", input("w12 ", null, null, null));
        queries.put("frequent word by stars", input("w3", null, null, "stars"));
        queries.put("frequent word, recent", input("w3", null, null, "recent"));
        queries.put("two frequent words", input("w2 w5", null, null, null));
        queries.put("three middling words", input("w20 w40 w60", null, null, null));
        queries.put("middling word", input("w300", null, null, null));
        queries.put("rare word", input("w40123", null, null, null));
        queries.put("beginning of a word", input("w444", null, null, null));
        queries.put("language", input(null, "Kotlin", null, null));
        queries.put("topic", input(null, null, "w2", null));
        queries.put("rare topic", input(null, null, "w20777", null));
        queries.put("word, language, topic", input("w2", "Rust", "w3", null));
        queries.put("word and language", input("w9", "Haskell", null, "recent"));
        queries.put("nothing found", input("w49999 w49998 w49997", "Go", null, null));
        return queries;
    }

    private static Map<String, Input> realQueries() {
        Map<String, Input> queries = new LinkedHashMap<>();
        queries.put("nothing asked", input(null, null, null, null));
        for (String text :
                List.of("library", "a", "javascript framework", "react", "parser json", "three.js", "pyth")) {
            queries.put(text, input(text, null, null, null));
        }
        queries.put("language", input(null, "Python", null, null));
        queries.put("word, language", input("web", "Java", null, "recent"));
        queries.put("topic", input(null, null, "machine-learning", null));
        queries.put("nothing found", input("rust security zzz", null, null, null));
        return queries;
    }

    private static Input input(String words, String language, String topic, String sort) {
        return new Input(words, language, topic == null ? null : List.of(topic), null, null, null, sort);
    }

    private void measure(Map<String, Input> queries) {
        long repositories = fixtures.count("SELECT count(*) FROM repository");
        System.out.printf(Locale.ROOT, "%n%,d repositories, one page of 50%n", repositories);
        Timing floor = Timing.of(
                "floor: select by index",
                ROUNDS,
                () -> fixtures.database()
                        .jdbc()
                        .sql("SELECT key FROM repository ORDER BY stars DESC, id LIMIT 50")
                        .query(String.class)
                        .list());
        floor.print();
        List<Double> all = new ArrayList<>();
        queries.forEach((name, input) -> {
            SearchPage page = fixtures.catalog().search(input.query(), Optional.empty(), 50);
            Timing timing = Timing.of(
                    name + " (" + page.total() + (page.exact() ? ")" : "+)"),
                    ROUNDS,
                    () -> fixtures.catalog().search(input.query(), Optional.empty(), 50));
            timing.printAgainst(floor);
            Arrays.stream(timing.millis()).forEach(all::add);
        });
        Timing.of("all queries", all).printAgainst(floor);
    }
}
