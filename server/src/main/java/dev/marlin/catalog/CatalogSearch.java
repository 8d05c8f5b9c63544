package dev.marlin.catalog;

import dev.marlin.catalog.SearchPage.Count;
import dev.marlin.catalog.SearchPage.Facets;
import dev.marlin.catalog.SearchPage.Hint;
import dev.marlin.catalog.SearchQuery.Sort;
import dev.marlin.catalog.SearchStore.Cursor;
import dev.marlin.catalog.SearchStore.Found;
import dev.marlin.catalog.SearchStore.Hit;
import dev.marlin.catalog.SearchStore.Value;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Chooses the way of each search and makes its page. */
@Component
class CatalogSearch {
    /** Up to this many repositories every search is exact. */
    private static final long SMALL = SearchStore.SCAN;

    private static final Pattern CURSOR =
            Pattern.compile("(relevance|stars|recent) ([0-9.E+-]{1,30}) ([0-9]{1,12}) ([0-9a-f-]{36})");

    private final SearchStore store;
    private final RepositoryStore repositories;
    private final TransactionTemplate transactions;

    CatalogSearch(SearchStore store, RepositoryStore repositories, TransactionTemplate transactions) {
        this.store = store;
        this.repositories = repositories;
        this.transactions = transactions;
    }

    SearchPage search(SearchQuery query, Optional<String> after, int limit) {
        Optional<Cursor> cursor = after.map(text -> cursor(query.sort(), text));
        return transactions.execute(status -> {
            store.prepare();
            return page(query, cursor, limit);
        });
    }

    private SearchPage page(SearchQuery query, Optional<Cursor> after, int limit) {
        boolean first = after.isEmpty();
        List<Value> all = store.allCounts();
        boolean unfiltered = query.isUnfiltered();
        boolean walk = unfiltered || (total(all) >= SMALL && store.isFrequent(query));
        Optional<Found> walked = walk
                ? Optional.of(store.walk(query, after, limit + 1, first && !unfiltered))
                        .filter(found -> unfiltered || found.hits().size() > limit)
                : Optional.empty();
        Found found = walked.orElseGet(() -> store.scan(query, after, limit + 1, first));
        List<Value> counts = unfiltered && first ? all : found.counts();
        long total = unfiltered && first ? total(all) : found.found();
        boolean exact = unfiltered || (walked.isEmpty() && found.found() < SearchStore.SCAN);
        return new SearchPage(
                rows(found.hits(), limit),
                next(query.sort(), found.hits(), limit),
                total,
                exact,
                facets(counts),
                first && found.hits().isEmpty() ? hints(query) : List.of());
    }

    private List<Repository> rows(List<Hit> hits, int limit) {
        List<UUID> ids = hits.stream().limit(limit).map(Hit::id).toList();
        Map<UUID, Repository> byId = repositories.byId(ids);
        return ids.stream().map(byId::get).filter(Objects::nonNull).toList();
    }

    private List<Hint> hints(SearchQuery query) {
        return query.relaxed().stream()
                .filter(relaxed -> !relaxed.query().isUnfiltered())
                .map(relaxed -> new Hint(relaxed.term(), store.count(relaxed.query())))
                .filter(hint -> hint.repositories() > 0)
                .sorted(Comparator.comparingLong(Hint::repositories).reversed())
                .toList();
    }

    private static long total(List<Value> counts) {
        return counts.stream()
                .filter(value -> value.kind().equals("all"))
                .mapToLong(Value::repositories)
                .sum();
    }

    private static Facets facets(List<Value> counts) {
        return new Facets(of(counts, "language"), of(counts, "license"), of(counts, "topic"));
    }

    private static List<Count> of(List<Value> counts, String kind) {
        return counts.stream()
                .filter(value -> value.kind().equals(kind))
                .map(value -> new Count(value.value(), value.repositories()))
                .sorted(Comparator.comparingLong(Count::repositories).reversed().thenComparing(Count::value))
                .toList();
    }

    private static Optional<String> next(Sort sort, List<Hit> hits, int limit) {
        if (hits.size() <= limit) {
            return Optional.empty();
        }
        Hit last = hits.get(limit - 1);
        String text = sort.key() + " " + last.rank() + " " + last.tie() + " " + last.id();
        return Optional.of(
                Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Cursor cursor(Sort sort, String text) {
        try {
            Matcher matcher = CURSOR.matcher(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
            if (matcher.matches() && matcher.group(1).equals(sort.key())) {
                double rank = Double.parseDouble(matcher.group(2));
                return new Cursor(rank, Long.parseLong(matcher.group(3)), UUID.fromString(matcher.group(4)));
            }
        } catch (IllegalArgumentException e) {
            throw refused(e);
        }
        throw refused(null);
    }

    private static MarlinException refused(@Nullable IllegalArgumentException cause) {
        String message = "This page address is not one of this search. Begin again with the first page.";
        return cause == null ? MarlinException.invalid(message) : new MarlinException(Problem.INVALID, message, cause);
    }
}
