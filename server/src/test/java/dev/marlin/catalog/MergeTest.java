package dev.marlin.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.catalog.rows.Report;
import dev.marlin.catalog.rows.Report.Fact;
import dev.marlin.catalog.rows.Report.Field;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MergeTest {
    private static final RepositoryId ID = RepositoryId.random();
    private static final Instant OLD = Instant.parse("2022-01-01T00:00:00Z");
    private static final Instant NEW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant SEEN = Instant.parse("2026-11-21T00:00:00Z");

    @Test
    void takesEachFieldFromTheNewestRowThatHasIt() {
        Report old = report("b", OLD, Map.of(Field.STARS, "9", Field.LANGUAGE, "Java", Field.TOPICS, "x,y"));
        Report young = report("a", NEW, Map.of(Field.STARS, "12", Field.TOPICS, "y,z"));
        Repository merged = Merge.repository(ID, "k", List.of(old, young));
        assertThat(merged.stars()).isEqualTo(12);
        assertThat(merged.language()).contains("Java");
        assertThat(merged.topics()).containsExactly("x", "y", "z");
        assertThat(merged.updatedAt()).isEqualTo(NEW);
        assertThat(Merge.provenance(List.of(old, young)))
                .filteredOn(p -> p.field().equals("stars"))
                .containsExactly(
                        new Provenance("stars", "12", "a", Optional.of(NEW), true),
                        new Provenance("stars", "9", "b", Optional.of(OLD), false));
    }

    @Test
    void letsAValueWithoutADateLoseToAnyWithOne() {
        Report dated = report("a", OLD, Map.of(Field.LICENSE, "MIT"));
        Report undated = new Report("z", Map.of(Field.LICENSE, new Fact("ISC", Optional.empty())), SEEN);
        assertThat(Merge.repository(ID, "k", List.of(undated, dated)).license()).contains("MIT");
        Repository alone = Merge.repository(ID, "k", List.of(undated));
        assertThat(alone.license()).contains("ISC");
        assertThat(alone.updatedAt()).isEqualTo(SEEN);
        assertThat(alone.stars()).isZero();
    }

    @Test
    void comesToTheSameInEveryOrder() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            List<Report> rows = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                Optional<Instant> at =
                        random.nextInt(3) == 0 ? Optional.empty() : Optional.of(OLD.plusSeconds(random.nextInt(3)));
                Map<Field, Fact> facts = new HashMap<>();
                facts.put(Field.STARS, new Fact(Integer.toString(random.nextInt(4)), at));
                facts.put(Field.LANGUAGE, new Fact("L" + random.nextInt(3), at));
                facts.put(Field.TOPICS, new Fact("t" + random.nextInt(3), at));
                rows.add(new Report("s" + random.nextInt(3), facts, SEEN));
            }
            Repository expected = merged(rows);
            Collections.shuffle(rows, random);
            assertThat(merged(rows)).isEqualTo(expected);
        }
    }

    private static Repository merged(List<Report> rows) {
        Map<String, Report> bySource = new HashMap<>();
        rows.forEach(row -> bySource.merge(row.source(), row, Report::with));
        return Merge.repository(ID, "k", bySource.values());
    }

    private static Report report(String source, Instant at, Map<Field, String> values) {
        Map<Field, Fact> facts = new HashMap<>();
        values.forEach((field, value) -> facts.put(field, new Fact(value, Optional.of(at))));
        return new Report(source, facts, SEEN);
    }
}
