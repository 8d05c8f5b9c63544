package dev.marlin.catalog;

import dev.marlin.catalog.rows.CatalogRow;
import dev.marlin.catalog.rows.Report;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Merges rows into the catalog, many at a time; writes only what changes. */
@Component
class CatalogWriter {
    private static final int ATTEMPTS = 5;

    private final RepositoryStore store;
    private final TransactionTemplate transactions;
    private final Clock clock;

    CatalogWriter(RepositoryStore store, TransactionTemplate transactions, Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** How many repositories a batch made and changed. */
    record Outcome(int created, int changed) {}

    /** All rows or none; when another import makes one of the repositories at the same moment, the batch is done again. */
    Outcome write(List<CatalogRow> rows) {
        Map<String, Map<String, Report>> byKey = byKeyAndSource(rows);
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            try {
                return attempt(byKey);
            } catch (OvertakenException e) {
                // The other import's rows are there now: the next attempt merges with them.
            }
        }
        return attempt(byKey);
    }

    private Outcome attempt(Map<String, Map<String, Report>> byKey) {
        return transactions.execute(status -> merge(byKey));
    }

    private Outcome merge(Map<String, Map<String, Report>> byKey) {
        Map<String, Repository> known =
                store.lock(byKey.keySet()).stream().collect(Collectors.toMap(Repository::key, Function.identity()));
        Set<UUID> ids = known.values().stream().map(found -> found.id().value()).collect(Collectors.toSet());
        Map<UUID, List<Report>> reports = store.reports(ids);
        List<Repository> created = new ArrayList<>();
        List<Repository> changed = new ArrayList<>();
        Map<RepositoryId, List<Report>> news = new LinkedHashMap<>();
        byKey.forEach((key, said) -> {
            Repository before = known.get(key);
            RepositoryId id = before == null ? RepositoryId.random() : before.id();
            Map<String, Report> all = new TreeMap<>();
            reports.getOrDefault(id.value(), List.of()).forEach(report -> all.put(report.source(), report));
            List<Report> newer = newer(all, said.values());
            Repository after = Merge.repository(id, key, all.values());
            if (!newer.isEmpty()) {
                news.put(id, newer);
            }
            if (before == null) {
                created.add(after);
            } else if (!after.equals(before)) {
                changed.add(after);
            }
        });
        if (!created.isEmpty() && store.insert(created) < created.size()) {
            throw new OvertakenException();
        }
        if (!changed.isEmpty()) {
            store.update(changed);
        }
        if (!news.isEmpty()) {
            store.upsertReports(news);
        }
        return new Outcome(created.size(), changed.size());
    }

    /** Puts the new reports into the known ones; returns those that changed something. */
    private static List<Report> newer(Map<String, Report> known, Collection<Report> said) {
        List<Report> newer = new ArrayList<>();
        for (Report report : said) {
            Report before = known.get(report.source());
            Report after = before == null ? report : before.with(report);
            if (!after.equals(before)) {
                known.put(report.source(), after);
                newer.add(after);
            }
        }
        return newer;
    }

    private Map<String, Map<String, Report>> byKeyAndSource(List<CatalogRow> rows) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Map<String, Map<String, Report>> byKey = new TreeMap<>();
        rows.forEach(row -> byKey.computeIfAbsent(row.address().key(), key -> new TreeMap<>())
                .merge(row.source(), Report.of(row, now), Report::with));
        return byKey;
    }

    /** Another transaction inserted one of our keys after we had looked. */
    private static final class OvertakenException extends RuntimeException {}
}
