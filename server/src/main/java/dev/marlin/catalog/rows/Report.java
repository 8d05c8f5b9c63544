package dev.marlin.catalog.rows;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * All that one source has said about one repository: for each field its newest value.
 *
 * @param firstSeen when the source first spoke of the repository here
 */
public record Report(String source, Map<Field, Fact> facts, Instant firstSeen) {
    public Report {
        facts = Map.copyOf(facts);
    }

    /** What a source can speak about. */
    public enum Field {
        NAME,
        CLONE_URL,
        DESCRIPTION,
        HOMEPAGE,
        LANGUAGE,
        TOPICS,
        LICENSE,
        STARS,
        ARCHIVED,
        CREATED_AT,
        PUSHED_AT;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Field of(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * A value and the date of the row that had it. Topics are joined by commas.
     *
     * @param at empty when the row had no date: then every dated value is newer
     */
    public record Fact(String value, Optional<Instant> at) {
        public static final Comparator<Fact> BY_AGE = Comparator.comparing(
                        (Fact fact) -> fact.at().orElse(Instant.MIN))
                .thenComparing(Fact::value);
    }

    public static Report of(CatalogRow row, Instant now) {
        Map<Field, Fact> facts = new EnumMap<>(Field.class);
        put(facts, row, Field.NAME, Optional.of(row.name()));
        put(facts, row, Field.CLONE_URL, Optional.of(row.address().url()));
        put(facts, row, Field.DESCRIPTION, row.description());
        put(facts, row, Field.HOMEPAGE, row.homepage());
        put(facts, row, Field.LANGUAGE, row.language());
        put(facts, row, Field.LICENSE, row.license());
        put(facts, row, Field.CREATED_AT, row.createdAt().map(Instant::toString));
        put(facts, row, Field.PUSHED_AT, row.pushedAt().map(Instant::toString));
        put(facts, row, Field.ARCHIVED, row.archived().map(String::valueOf));
        if (!row.topics().isEmpty()) {
            put(facts, row, Field.TOPICS, Optional.of(String.join(",", row.topics())));
        }
        if (row.stars().isPresent()) {
            put(facts, row, Field.STARS, Optional.of(Long.toString(row.stars().getAsLong())));
        }
        return new Report(row.source(), facts, now);
    }

    private static void put(Map<Field, Fact> facts, CatalogRow row, Field field, Optional<String> value) {
        value.ifPresent(text -> facts.put(field, new Fact(text, row.asOf())));
    }

    /** Both reports of one source as one, the same in either order. */
    public Report with(Report other) {
        Map<Field, Fact> newest = new EnumMap<>(Field.class);
        newest.putAll(facts);
        other.facts.forEach((field, fact) ->
                newest.merge(field, fact, (a, b) -> Fact.BY_AGE.compare(a, b) >= 0 ? a : b));
        return new Report(source, newest, firstSeen.isBefore(other.firstSeen) ? firstSeen : other.firstSeen);
    }
}
