package dev.marlin.catalog;

import java.util.List;
import java.util.Optional;

/**
 * One page of a search.
 *
 * @param next opaque cursor of the next page; empty on the last
 * @param total repositories that match; a lower bound unless {@code exact}
 * @param facets of the repositories that {@code total} counts; empty on all pages but the first
 * @param hints when nothing matches: which condition to drop, most helpful first
 */
public record SearchPage(
        List<Repository> rows, Optional<String> next, long total, boolean exact, Facets facets, List<Hint> hints) {
    public SearchPage {
        rows = List.copyOf(rows);
        hints = List.copyOf(hints);
    }

    /** Most frequent values first, 30 of each kind at most. */
    public record Facets(List<Count> languages, List<Count> licenses, List<Count> topics) {
        static final Facets NONE = new Facets(List.of(), List.of(), List.of());

        public Facets {
            languages = List.copyOf(languages);
            licenses = List.copyOf(licenses);
            topics = List.copyOf(topics);
        }
    }

    /** How many of the counted repositories have the value. */
    public record Count(String value, long repositories) {}

    /**
     * What would be found without one condition.
     *
     * @param term {@code security}, {@code language Rust}
     * @param repositories up to 1,000; 1,001 means more
     */
    public record Hint(String term, long repositories) {}
}
