package dev.marlin.web.comparisons;

import dev.marlin.comparisons.Comparison;
import dev.marlin.comparisons.ComparisonWorld;
import dev.marlin.comparisons.Sides;
import dev.marlin.runs.NeutralCandidate;
import dev.marlin.runs.NeutralCandidate.NeutralStep.Kind;
import dev.marlin.runs.NeutralCandidate.NeutralVerification;
import dev.marlin.runs.NeutralCandidate.NeutralVerification.Status;
import dev.marlin.runs.NeutralPair;
import dev.marlin.testkit.comparisons.FakePairs;
import java.util.Optional;

/** A pair that is worth looking at: several files, two styles, a bug in one of them. */
final class SampleWork {
    private static final String BASE = """
            package net;

            import java.time.Duration;
            import java.util.random.RandomGenerator;

            /** How long to wait before the next attempt. */
            final class Backoff {
                private final Duration first;
                private final RandomGenerator random;

                Backoff(Duration first, RandomGenerator random) {
                    this.first = first;
                    this.random = random;
                }

                /** Waits the same time before each attempt. */
                Duration before(int attempt) {
                    return first;
                }

                /** Says what it does. */
                String words() {
                    return "always " + first;
                }
            }
            """;
    private static final String WITH_JITTER = BASE.replace(
                    "    private final RandomGenerator random;\n",
                    "    private final Duration longest;\n    private final RandomGenerator random;\n")
            .replace(
                    "Backoff(Duration first, RandomGenerator random) {",
                    "Backoff(Duration first, Duration longest, RandomGenerator random) {")
            .replace(
                    "        this.random = random;\n",
                    "        this.longest = longest;\n        this.random = random;\n")
            .replace(
                    "/** Waits the same time before each attempt. */",
                    "/** Doubles with each attempt up to the longest wait, less a random part. */")
            .replace(
                    "        return first;\n",
                    "        long doubled = first.toMillis() << Math.min(attempt, 20);\n"
                            + "        long capped = Math.min(doubled, longest.toMillis());\n"
                            + "        return Duration.ofMillis(capped - random.nextLong(capped / 2 + 1));\n");
    private static final String WITH_SHIFT = BASE.replace(
                    "/** Waits the same time before each attempt. */",
                    "/** Waits twice as long before each attempt. */")
            .replace("        return first;\n", "        return first.multipliedBy(1 << attempt); // doubles\n")
            .replace("\"always \" + first", "\"doubling from \" + first");
    private static final String TEST = """
            package net;

            class BackoffTest {
                void waitsTheFirstTime() {
                    assertEquals(SECOND, backoff.before(0));
                }
            }
            """;

    private SampleWork() {}

    static Comparison open(ComparisonWorld world) {
        FakePairs.Candidate careful = world.candidate()
                .file("src/main/java/net/Backoff.java", BASE, WITH_JITTER)
                .file(
                        "src/main/java/net/Retry.java",
                        "class Retry {\n    int max = 3;\n}\n",
                        "class Retry {\n    int max = 5;\n    Duration longest = Duration.ofMinutes(1);\n}\n")
                .file(
                        "src/test/java/net/BackoffTest.java",
                        TEST,
                        TEST.replace(
                                "    }\n}",
                                "    }\n\n    void neverWaitsLongerThanTheLongest() {\n        assertEquals(MINUTE, backoff.before(40));\n    }\n}"))
                .binary("docs/waits.png")
                .file("package-lock.json", "{\n}\n", "{\n  \"lockfileVersion\": 3\n}\n")
                .step(Kind.PLAN, "Cap the wait, then draw a random part off it.", "", "")
                .step(Kind.SEARCH, "new Backoff( in src/", "", "")
                .step(Kind.READ, "Backoff.java", "src/main/java/net/Backoff.java", "")
                .step(Kind.EDIT, "Backoff.java, line 17", "src/main/java/net/Backoff.java", "")
                .step(
                        Kind.TEST,
                        "mvn -q test",
                        "",
                        "\u001b[31mTests run: 12\u001b[0m\nFailures: 1\n" + "at line\n".repeat(50))
                .step(Kind.EDIT, "BackoffTest.java, line 8", "src/test/java/net/BackoffTest.java", "")
                .step(Kind.MESSAGE, "Every wait is capped now.", "", "")
                .verified("unit", Status.PASS, "13 of 13 tests", "[INFO] 13 tests\n")
                .verified("long-run", Status.PASS, "40 attempts, longest wait 60 s", "ok\n")
                .verified(
                        "style",
                        Status.NOT_RUN,
                        "The checker could not be started; this counts for neither side.",
                        null)
                .outcome(
                        NeutralCandidate.Outcome.CHANGED,
                        "Every wait is capped now, and the random part comes from the given source.");
        FakePairs.Candidate quick = world.candidate()
                .file("src/main/java/net/Backoff.java", BASE, WITH_SHIFT)
                .file(
                        "docs/retry.md",
                        "# Retry\r\n\r\nWaits.\r\n",
                        "# Retry\r\n\r\nWaits twice as long each time.\u202e \u200bSee docs.\n")
                .file("src/test/java/net/BackoffTest.java", TEST, TEST.replace("waitsTheFirstTime", "doubles"))
                .step(Kind.EDIT, "Backoff.java", "src/main/java/net/Backoff.java", "")
                .verified("unit", Status.PASS, "12 of 12 tests", "[INFO] 12 tests\n")
                .verified(
                        "long-run",
                        Status.FAIL,
                        "attempt 31: negative wait",
                        "attempt 30: PT17895697H\n\u001b[1;31mattempt 31: PT-596523H\u001b[0m\njava.lang.IllegalArgumentException: timeout value is negative\n")
                .verified(
                        "style",
                        Status.NOT_RUN,
                        "The checker could not be started; this counts for neither side.",
                        null);
        Comparison comparison = world.open(careful, quick);
        NeutralPair pair = world.pairs.pair(comparison.pair());
        world.pairs.base(
                pair.id(),
                new NeutralVerification("unit", Status.PASS, "12 of 12 tests", Optional.empty()),
                new NeutralVerification(
                        "long-run", Status.FAIL, "attempt 1 waits as long as attempt 0", Optional.empty()),
                new NeutralVerification("style", Status.PASS, "no findings", Optional.empty()));
        Sides sides = world.sides(comparison);
        return sides.a().equals(pair.candidates().getFirst()) ? comparison : open(world);
    }
}
