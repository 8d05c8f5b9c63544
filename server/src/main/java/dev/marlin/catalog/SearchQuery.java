package dev.marlin.catalog;

import dev.marlin.catalog.rows.SearchWords;
import dev.marlin.kernel.MarlinException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What to look for in the catalog. All conditions must hold.
 *
 * @param words each must occur in name, topics, language or description; the last may be the beginning of a word
 * @param topics all of them
 * @param license SPDX expression, as the facet spells it
 * @param minStars inclusive
 * @param maxStars inclusive
 */
public record SearchQuery(
        List<String> words,
        Optional<String> language,
        List<String> topics,
        Optional<String> license,
        OptionalLong minStars,
        OptionalLong maxStars,
        Sort sort) {
    private static final int MOST_WORDS = 8;
    private static final int MOST_TOPICS = 5;

    /** Order of the rows. */
    public enum Sort {
        /** How well words match, weighed with stars; without words the same as STARS. */
        RELEVANCE,
        /** Most stars first. */
        STARS,
        /** Newest {@code updatedAt} first. */
        RECENT;

        /** As addresses spell it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public SearchQuery {
        words = words.stream().distinct().toList();
        topics = topics.stream().distinct().sorted().toList();
        if (words.size() > MOST_WORDS || topics.size() > MOST_TOPICS) {
            throw MarlinException.invalid(
                    "A search takes up to " + MOST_WORDS + " words and " + MOST_TOPICS + " topics. Take some away.");
        }
        if (minStars.isPresent() && maxStars.isPresent() && minStars.getAsLong() > maxStars.getAsLong()) {
            throw MarlinException.invalid("The least number of stars is above the most: nothing could be found.");
        }
        if (words.isEmpty() && sort == Sort.RELEVANCE) {
            sort = Sort.STARS;
        }
    }

    /** Everything, most stars first. */
    public static SearchQuery all() {
        return new Input(null, null, null, null, null, null, null).query();
    }

    public static SearchQuery words(String text) {
        return new Input(text, null, null, null, null, null, null).query();
    }

    boolean isUnfiltered() {
        return words.isEmpty()
                && language.isEmpty()
                && topics.isEmpty()
                && license.isEmpty()
                && minStars.isEmpty()
                && maxStars.isEmpty();
    }

    /** Each condition, in words, with the query that lacks it: what to suggest when nothing is found. */
    List<Relaxed> relaxed() {
        List<Relaxed> all = new ArrayList<>();
        for (String word : words) {
            all.add(new Relaxed(
                    word, new SearchQuery(without(words, word), language, topics, license, minStars, maxStars, sort)));
        }
        language.ifPresent(value -> all.add(new Relaxed(
                "language " + value,
                new SearchQuery(words, Optional.empty(), topics, license, minStars, maxStars, sort))));
        for (String topic : topics) {
            all.add(new Relaxed(
                    "topic " + topic,
                    new SearchQuery(words, language, without(topics, topic), license, minStars, maxStars, sort)));
        }
        license.ifPresent(value -> all.add(new Relaxed(
                "license " + value,
                new SearchQuery(words, language, topics, Optional.empty(), minStars, maxStars, sort))));
        if (minStars.isPresent() || maxStars.isPresent()) {
            all.add(new Relaxed(
                    starsText(),
                    new SearchQuery(
                            words, language, topics, license, OptionalLong.empty(), OptionalLong.empty(), sort)));
        }
        return all;
    }

    /** The query without one of its conditions. */
    record Relaxed(String term, SearchQuery query) {}

    private String starsText() {
        if (maxStars.isEmpty()) {
            return "at least " + minStars.getAsLong() + " stars";
        }
        return minStars.isEmpty()
                ? "at most " + maxStars.getAsLong() + " stars"
                : minStars.getAsLong() + " to " + maxStars.getAsLong() + " stars";
    }

    private static List<String> without(List<String> list, String element) {
        return list.stream().filter(other -> !other.equals(element)).toList();
    }

    /**
     * A search as an address carries it; absent and blank both mean "no condition".
     *
     * @param q words
     * @param minStars digits
     * @param sort key of a {@link Sort}
     */
    public record Input(
            @Nullable String q,
            @Nullable String language,
            @Nullable List<String> topic,
            @Nullable String license,
            @Nullable String minStars,
            @Nullable String maxStars,
            @Nullable String sort) {
        /** @throws MarlinException INVALID with the name of the part that is wrong */
        public SearchQuery query() {
            String text = given(q).orElse("");
            if (text.length() > 300) {
                throw MarlinException.invalid("A search may have 300 characters. Take some words away.");
            }
            return new SearchQuery(
                    SearchWords.of(text),
                    given(language),
                    topic == null
                            ? List.of()
                            : topic.stream()
                                    .map(String::strip)
                                    .filter(t -> !t.isEmpty())
                                    .map(t -> t.toLowerCase(Locale.ROOT))
                                    .toList(),
                    given(license),
                    stars("minStars", minStars),
                    stars("maxStars", maxStars),
                    sorted());
        }

        private Sort sorted() {
            String key = given(sort).orElse("relevance");
            for (Sort candidate : Sort.values()) {
                if (candidate.key().equals(key)) {
                    return candidate;
                }
            }
            throw MarlinException.invalid("sort is relevance, stars or recent.");
        }

        private static OptionalLong stars(String field, @Nullable String text) {
            Optional<String> given = given(text);
            if (given.isEmpty()) {
                return OptionalLong.empty();
            }
            if (!given.get().matches("[0-9]{1,9}")) {
                throw MarlinException.invalid(field + " is a whole number from 0 to 999999999.");
            }
            return OptionalLong.of(Long.parseLong(given.get()));
        }

        private static Optional<String> given(@Nullable String text) {
            return Optional.ofNullable(text)
                    .map(t -> t.replace('\0', ' ').strip())
                    .filter(t -> !t.isEmpty());
        }
    }
}
