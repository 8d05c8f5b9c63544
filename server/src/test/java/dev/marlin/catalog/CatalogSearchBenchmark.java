package dev.marlin.catalog;

import dev.marlin.catalog.SearchQuery.Input;
import dev.marlin.kernel.PersonId;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Prints how long searches take at 25,000 and at a million repositories, beside a plain select by index in the same run.
 * Not a test: a busy machine must not fail a build. With the path of a catalog file as argument, imports that file, prints
 * its counts and measures on it alone.
 */
public final class CatalogSearchBenchmark {
    private static final int ROUNDS = 40;
    private static final String[] LANGUAGES = {
        "Python", "JavaScript", "Java", "C++", "C", "Go", "Rust", "TypeScript", "Shell", "Kotlin", "Scala", "Haskell"
    };
    private static final String[] LICENSES = {"MIT", "Apache-2.0", "GPL-3.0", "BSD-3-Clause", "ISC"};

    private final CatalogFixtures fixtures;

    private CatalogSearchBenchmark(CatalogFixtures fixtures) {
        this.fixtures = fixtures;
    }

    public static void main(String[] arguments) throws IOException {
        try (CatalogFixtures fixtures = new CatalogFixtures()) {
            CatalogSearchBenchmark benchmark = new CatalogSearchBenchmark(fixtures);
            if (arguments.length == 1) {
                Path file = Path.of(arguments[0]);
                benchmark.load(file.getFileName().toString(), Files.newInputStream(file));
                benchmark.load(file.getFileName().toString(), Files.newInputStream(file));
                benchmark.measure(realQueries());
                return;
            }
            benchmark.generate(0, 25_000);
            benchmark.measure(madeQueries());
            for (int from = 25_000; from < 1_000_000; from += 325_000) {
                benchmark.generate(from, from + 325_000);
            }
            benchmark.measure(madeQueries());
        }
    }

    private void load(String name, InputStream file) {
        long start = System.nanoTime();
        CatalogImport done = fixtures.imports().importNow(name, file, Optional.<PersonId>empty(), progress -> {});
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

    /** Rows with words as frequent as in natural text: the k-th word comes about 1/k as often as the first. */
    private void generate(int from, int to) throws IOException {
        PipedInputStream in = new PipedInputStream(1 << 20);
        PipedOutputStream out = new PipedOutputStream(in);
        Thread writer = Thread.ofPlatform().start(() -> {
            try (PrintStream print = new PrintStream(out, false, StandardCharsets.UTF_8)) {
                Random random = new Random(from);
                for (int i = from; i < to; i++) {
                    print.println(row(i, random));
                }
            }
        });
        load("made-" + from, in);
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String row(int i, Random random) {
        StringBuilder text = new StringBuilder();
        for (int w = 0; w < 10; w++) {
            text.append(word(random)).append(' ');
        }
        return String.format(
                Locale.ROOT,
                "{\"full_name\":\"owner%d/%s-%d\",\"description\":\"%s\",\"stars\":%d,\"language\":\"%s\",\"license\":\"%s\","
                        + "\"topics\":[\"%s\",\"%s\"],\"updated_at\":\"20%02d-%02d-%02d\"}",
                i % 200_000,
                word(random),
                i,
                text.toString().strip(),
                (long) Math.exp(Math.abs(random.nextGaussian()) * 3),
                LANGUAGES[(int) (LANGUAGES.length * Math.pow(random.nextDouble(), 2))],
                LICENSES[random.nextInt(LICENSES.length)],
                word(random),
                word(random),
                10 + random.nextInt(16),
                1 + random.nextInt(12),
                1 + random.nextInt(28));
    }

    private static String word(Random random) {
        return "w" + (int) Math.exp(random.nextDouble() * Math.log(50_000));
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
        System.out.printf(Locale.ROOT, "%n%,d repositories, ms, %d rounds%n", repositories, ROUNDS);
        System.out.printf(Locale.ROOT, "%-26s %8s %8s %9s%n", "query", "p50", "p95", "found");
        time(
                "floor: select by index",
                () -> fixtures.database()
                                .jdbc()
                                .sql("SELECT key FROM repository ORDER BY stars DESC, id LIMIT 50")
                                .query(String.class)
                                .list()
                                .size()
                        + "");
        List<Double> all = new ArrayList<>();
        queries.forEach((name, input) -> all.addAll(time(name, () -> {
            SearchPage page = fixtures.catalog().search(input.query(), Optional.empty(), 50);
            return page.total() + (page.exact() ? "" : "+");
        })));
        double[] sorted = all.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%-26s %8.2f %8.2f%n",
                "all queries",
                sorted[sorted.length / 2],
                sorted[sorted.length * 95 / 100]);
    }

    private static List<Double> time(String name, Supplier<String> work) {
        double[] millis = new double[ROUNDS];
        String found = "";
        for (int i = -5; i < ROUNDS; i++) {
            long start = System.nanoTime();
            found = work.get();
            if (i >= 0) {
                millis[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        double[] sorted = millis.clone();
        Arrays.sort(sorted);
        System.out.printf(
                Locale.ROOT, "%-26s %8.2f %8.2f %9s%n", name, sorted[ROUNDS / 2], sorted[ROUNDS * 95 / 100], found);
        return Arrays.stream(millis).boxed().toList();
    }
}
