package dev.marlin.catalog;

import dev.marlin.catalog.SearchQuery.Sort;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * SQL of the search, made so that no word is slow. Two ways to the same rows: <em>walk</em> goes down the index of the
 * wanted order and keeps what matches, at most {@value #WALK} rows: right for frequent words. <em>Scan</em> asks the
 * inverted index, at most {@value #SCAN} matches: right for the rare ones, and then exact.
 */
@Repository
class SearchStore {
    static final int WALK = 5_000;
    static final int SCAN = 30_000;
    private static final int KEPT = 1_000;
    private static final int PROBE = 500;
    private static final int PROBE_HITS = 4;
    private static final int FACETS = 30;

    /** Topics are many: they are counted of so many matches at most. */
    private static final int TOPICS = 2_000;

    private static final int HINTED = 1_001;

    private final JdbcClient jdbc;

    SearchStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Where a page begins: after this row in the wanted order.
     *
     * @param rank score, number of stars, or microseconds since 1970
     * @param tie decides between equal ranks: number of stars, 0 in order of date
     */
    record Cursor(double rank, long tie, UUID id) {}

    /** A row of the page. */
    record Hit(UUID id, double rank, long tie) {}

    /**
     * What one way found.
     *
     * @param hits one more than asked for when there is another page
     * @param found rows that matched, up to the way's limit
     * @param counts value counts; empty unless asked for
     */
    record Found(List<Hit> hits, long found, List<Value> counts) {}

    /** A value of a facet. */
    record Value(String kind, String value, long repositories) {}

    /** Plans depend on the words, and rows come from indexes: say so to the planner, for this transaction only. */
    void prepare() {
        jdbc.sql("""
                SELECT set_config('plan_cache_mode', 'force_custom_plan', true), set_config('jit', 'off', true),
                    set_config('enable_seqscan', 'off', true), set_config('max_parallel_workers_per_gather', '0', true)
                """).query((row, n) -> row.getString(1)).single();
    }

    /** All values of the whole catalog, as last counted; {@code all} is the number of repositories. */
    List<Value> allCounts() {
        return jdbc.sql("""
                        (SELECT kind, value, repositories FROM catalog_facet WHERE kind = 'all')
                        UNION ALL (SELECT kind, value, repositories FROM catalog_facet WHERE kind = 'language'
                            ORDER BY repositories DESC, value LIMIT 30)
                        UNION ALL (SELECT kind, value, repositories FROM catalog_facet WHERE kind = 'license'
                            ORDER BY repositories DESC, value LIMIT 30)
                        UNION ALL (SELECT kind, value, repositories FROM catalog_facet WHERE kind = 'topic'
                            ORDER BY repositories DESC, value LIMIT 30)
                        """)
                .query((row, n) -> new Value(row.getString(1), row.getString(2), row.getLong(3)))
                .list();
    }

    /** Whether a walk is likely to find a page: a look at the first {@value #PROBE} rows says so for little. */
    boolean isFrequent(SearchQuery query) {
        SearchSql sql = new SearchSql().add("SELECT count(*) FROM (SELECT * FROM repository WHERE true");
        sql.indexed(query).add(" ORDER BY ").add(order(query.sort())).add(" LIMIT " + PROBE + ") probed WHERE true");
        sql.conditions(query);
        return jdbc.sql(sql.text()).params(sql.params()).query(Long.class).single() >= PROBE_HITS;
    }

    Found walk(SearchQuery query, Optional<Cursor> after, int rows, boolean count) {
        SearchSql sql = new SearchSql();
        boolean relevance = query.sort() == Sort.RELEVANCE;
        sql.add("WITH hits AS MATERIALIZED (SELECT id, language, license, topics, stars, ");
        sql.rank(query).add(" FROM (SELECT * FROM repository WHERE true");
        sql.indexed(query);
        if (!relevance) {
            sql.after(query.sort(), after);
        }
        sql.add(" ORDER BY ").add(order(query.sort())).add(" LIMIT " + WALK + ") walked WHERE true");
        sql.conditions(query)
                .add(" ORDER BY ")
                .add(order(query.sort()))
                .add(" LIMIT " + (count || relevance ? KEPT : rows));
        if (relevance) {
            namesakes(sql, query);
        }
        return found(sql.add(")"), relevance ? after : Optional.empty(), rows, count);
    }

    /** Repositories whose name is one of the words may have few stars and be what is wanted. */
    private static void namesakes(SearchSql sql, SearchQuery query) {
        sql.add(") , namesakes AS MATERIALIZED (SELECT id, language, license, topics, stars, ")
                .rank(query);
        sql.add(" FROM repository WHERE short_name = ANY(?)", (Object) names(query));
        sql.conditions(query)
                .add(" LIMIT 200), matched AS MATERIALIZED (SELECT * FROM hits UNION SELECT * FROM namesakes");
    }

    private static String[] names(SearchQuery query) {
        List<String> names = new ArrayList<>(query.words());
        names.add(String.join("-", query.words()));
        names.add(String.join("", query.words()));
        names.add(String.join(".", query.words()));
        return names.toArray(String[]::new);
    }

    Found scan(SearchQuery query, Optional<Cursor> after, int rows, boolean count) {
        SearchSql sql = new SearchSql();
        sql.add("WITH hits AS MATERIALIZED (SELECT id, language, license, topics, stars, ");
        sql.rank(query).add(" FROM (SELECT * FROM repository WHERE true");
        sql.conditions(query).add(" LIMIT " + SCAN + ") scanned)");
        return found(sql, after, rows, count);
    }

    long count(SearchQuery query) {
        SearchSql sql = new SearchSql().add("SELECT count(*) FROM (SELECT 1 FROM repository WHERE true");
        sql.conditions(query).add(" LIMIT " + HINTED + ") capped");
        return jdbc.sql(sql.text()).params(sql.params()).query(Long.class).single();
    }

    private Found found(SearchSql sql, Optional<Cursor> after, int rows, boolean count) {
        String from = sql.text().contains("namesakes") ? "matched" : "hits";
        sql.add(" (SELECT 'hit', id::text AS value, tie, rank FROM (SELECT id, tie, rank FROM " + from + " WHERE true");
        sql.afterRank(after).add(" ORDER BY rank DESC, tie DESC, id LIMIT " + rows + ") best)");
        sql.add(" UNION ALL SELECT 'all', '', count(*), 0 FROM " + from);
        if (count) {
            counts(sql, "language", from + " WHERE language IS NOT NULL");
            counts(sql, "license", from + " WHERE license IS NOT NULL");
            counts(
                    sql,
                    "topic",
                    "(SELECT unnest(topics) AS topic FROM (SELECT topics FROM " + from + " LIMIT " + TOPICS
                            + ") sample) topics");
        }
        List<Hit> hits = new ArrayList<>();
        List<Value> values = new ArrayList<>();
        long[] found = {0};
        jdbc.sql(sql.text()).params(sql.params()).query(row -> {
            switch (row.getString(1)) {
                case "hit" -> hits.add(new Hit(UUID.fromString(row.getString(2)), row.getDouble(4), row.getLong(3)));
                case "all" -> found[0] = row.getLong(3);
                default -> values.add(new Value(row.getString(1), row.getString(2), row.getLong(3)));
            }
        });
        return new Found(hits, found[0], values);
    }

    private static void counts(SearchSql sql, String kind, String rows) {
        sql.add(" UNION ALL (SELECT '" + kind + "', " + kind + ", count(*), 0 FROM " + rows + " GROUP BY " + kind
                + " ORDER BY 3 DESC, 2 LIMIT " + FACETS + ")");
    }

    private static String order(Sort sort) {
        return switch (sort) {
            case RELEVANCE, STARS -> "stars DESC, id";
            case RECENT -> "updated_at DESC, id";
        };
    }

    static Instant instant(double micros) {
        long whole = (long) micros;
        return Instant.ofEpochSecond(Math.floorDiv(whole, 1_000_000L), Math.floorMod(whole, 1_000_000L) * 1_000L);
    }
}
