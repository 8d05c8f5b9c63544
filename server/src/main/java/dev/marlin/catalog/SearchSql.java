package dev.marlin.catalog;

import dev.marlin.catalog.SearchQuery.Sort;
import dev.marlin.catalog.SearchStore.Cursor;
import dev.marlin.catalog.rows.SearchWords;
import dev.marlin.store.Columns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A statement of the search in the making: text and parameters grow together. */
final class SearchSql {
    /** How well a document matches, and a little for its stars: ten times the stars weigh about a quarter more. */
    private static final String SCORE =
            "ts_rank('{0.1, 0.3, 0.6, 1.0}', document, to_tsquery('catalog_words', ?)) * (1 + ln(1 + stars) / 10)";

    private final StringBuilder text = new StringBuilder();
    private final List<Object> params = new ArrayList<>();

    String text() {
        return text.toString();
    }

    List<Object> params() {
        return params;
    }

    SearchSql add(String sql, Object... values) {
        text.append(sql);
        params.addAll(Arrays.asList(values));
        return this;
    }

    /** The columns that rows are ordered by, highest first: rank and tie. */
    SearchSql rank(SearchQuery query) {
        return switch (query.sort()) {
            case RELEVANCE -> add("(" + SCORE + ")::float8 AS rank, stars AS tie", SearchWords.tsquery(query.words()));
            case STARS -> add("stars::float8 AS rank, stars AS tie");
            case RECENT -> add("(extract(epoch FROM updated_at) * 1000000)::float8 AS rank, 0::bigint AS tie");
        };
    }

    /** Those conditions that the index of the order can hold, so that a walk meets fewer rows in vain. */
    SearchSql indexed(SearchQuery query) {
        if (query.language().isPresent()) {
            add(" AND language = ?", query.language().get());
        } else if (query.license().isPresent() && query.sort() != Sort.RECENT) {
            add(" AND license = ?", query.license().get());
        }
        return query.sort() == Sort.RECENT ? this : stars(query);
    }

    /** All conditions. */
    SearchSql conditions(SearchQuery query) {
        if (!query.words().isEmpty()) {
            add(" AND document @@ to_tsquery('catalog_words', ?)", SearchWords.tsquery(query.words()));
        }
        query.language().ifPresent(language -> add(" AND language = ?", language));
        query.license().ifPresent(license -> add(" AND license = ?", license));
        if (!query.topics().isEmpty()) {
            add(" AND topics @> ?::text[]", (Object) query.topics().toArray(String[]::new));
        }
        return stars(query);
    }

    /** Rows behind the cursor in the order of an index. */
    SearchSql after(Sort sort, Optional<Cursor> after) {
        after.ifPresent(cursor -> {
            switch (sort) {
                case RELEVANCE -> throw new IllegalArgumentException("no index has the order of relevance");
                case STARS -> add(" AND stars <= ? AND (stars < ? OR id > ?)", cursor.tie(), cursor.tie(), cursor.id());
                case RECENT -> {
                    Object at = Columns.at(SearchStore.instant(cursor.rank()));
                    add(" AND updated_at <= ? AND (updated_at < ? OR id > ?)", at, at, cursor.id());
                }
            }
        });
        return this;
    }

    /** Rows behind the cursor among those that were found. */
    SearchSql afterRank(Optional<Cursor> after) {
        after.ifPresent(cursor -> add(
                " AND (rank < ? OR (rank = ? AND (tie < ? OR (tie = ? AND id > ?))))",
                cursor.rank(),
                cursor.rank(),
                cursor.tie(),
                cursor.tie(),
                cursor.id()));
        return this;
    }

    private SearchSql stars(SearchQuery query) {
        query.minStars().ifPresent(stars -> add(" AND stars >= ?", stars));
        query.maxStars().ifPresent(stars -> add(" AND stars <= ?", stars));
        return this;
    }
}
