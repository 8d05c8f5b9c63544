package dev.marlin.testkit.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.marlin.statistics.interval.Estimate;
import dev.marlin.statistics.interval.RateTally;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A share as SQL counted it, cluster by cluster.
 *
 * @param clusters hits and trials of each
 */
record Counted(List<double[]> clusters) {
    private static final long FEWEST = 30;

    /** Of rows that end in hits and trials. */
    static Counted of(List<List<String>> rows) {
        return new Counted(rows.stream()
                .map(row ->
                        new double[] {Double.parseDouble(row.get(row.size() - 2)), Double.parseDouble(row.getLast())})
                .toList());
    }

    long n() {
        return (long) clusters.stream().mapToDouble(one -> one[1]).sum();
    }

    /** With the interval of the statistics module, whose own tests hold it against references. */
    Optional<Estimate> estimate() {
        RateTally tally = new RateTally();
        clusters.forEach(one -> tally.add(one[0], (long) one[1]));
        return tally.estimate(0.95);
    }

    /** The answer of the house says the same. */
    void is(JsonNode told, String what) {
        same(told, n(), estimate(), what);
        if (n() >= FEWEST) {
            double hits = clusters.stream().mapToDouble(one -> one[0]).sum();
            assertThat(told.at("/estimate/value").asDouble()).as(what).isCloseTo(hits / n(), within(1e-12));
        }
    }

    /** Count, number and interval are the same; below thirty there is a count only. */
    static void same(JsonNode told, long n, Optional<Estimate> expected, String what) {
        assertThat(told.path("n").asLong()).as(what + ", n").isEqualTo(n);
        if (n < FEWEST || expected.isEmpty()) {
            assertThat(told.path("estimate").isObject())
                    .as(what + " says nothing")
                    .isFalse();
            return;
        }
        Estimate found = expected.get();
        assertThat(told.at("/estimate/value").asDouble()).as(what).isCloseTo(found.value(), within(1e-9));
        assertThat(told.at("/estimate/low").asDouble()).as(what + ", low").isCloseTo(found.low(), within(1e-9));
        assertThat(told.at("/estimate/high").asDouble()).as(what + ", high").isCloseTo(found.high(), within(1e-9));
    }
}
