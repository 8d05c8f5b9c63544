package dev.marlin.catalog;

import dev.marlin.audit.AuditEvent;
import dev.marlin.catalog.rows.CloneUrl;
import dev.marlin.catalog.rows.Report;
import dev.marlin.catalog.rows.Report.Fact;
import dev.marlin.catalog.rows.Report.Field;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** The repositories that experts can pick: find one, search all, see which source said what. */
@Service
public class Catalog {
    /** Most rows of one page of a search. */
    public static final int MOST_ROWS = 200;

    private static final String LOCAL = "local:";
    private static final Pattern LOCAL_NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");

    private final RepositoryStore store;
    private final CatalogSearch search;
    private final CatalogGround ground;

    public Catalog(RepositoryStore store, CatalogSearch search, CatalogGround ground) {
        this.store = store;
        this.search = search;
        this.ground = ground;
    }

    /** @throws MarlinException NOT_FOUND */
    public Repository find(RepositoryId id) {
        return store.find(id).orElseThrow(() -> MarlinException.notFound("That repository"));
    }

    /** Those of the repositories that exist, by id. */
    public Map<RepositoryId, Repository> all(Collection<RepositoryId> ids) {
        return store.byId(ids.stream().map(RepositoryId::value).toList()).values().stream()
                .collect(Collectors.toMap(Repository::id, Function.identity()));
    }

    /**
     * A repository by its key, by any spelling of its clone address, or as {@code local:<name>}.
     *
     * @throws MarlinException INVALID when the text is no such address
     */
    public Optional<Repository> findByAddress(String address) {
        return store.find(
                address.startsWith(LOCAL) ? address : CloneUrl.parse(address).key());
    }

    /**
     * One page of the repositories that meet the query.
     *
     * @param after cursor of the page before; empty for the first
     * @param limit rows, 1 to {@value #MOST_ROWS}
     * @throws MarlinException INVALID for a cursor of another search or a limit out of range
     */
    public SearchPage search(SearchQuery query, Optional<String> after, int limit) {
        if (limit < 1 || limit > MOST_ROWS) {
            throw MarlinException.invalid("A page has 1 to " + MOST_ROWS + " rows, not " + limit + ".");
        }
        return search.search(query, after, limit);
    }

    /** Every source's value of every field of the repository, by field and source. */
    public List<Provenance> provenance(RepositoryId id) {
        return Merge.provenance(store.reports(Set.of(id.value())).getOrDefault(id.value(), List.of()));
    }

    /**
     * Enters a repository that was mirrored from a local path or bundle; the same name again is the same repository.
     *
     * @param name lower-case letters, digits and . _ -, 63 characters at most; its key is {@code local:<name>}
     * @param by empty for the command line and the demo
     */
    public Repository addLocal(String name, Optional<PersonId> by) {
        checkLocalName(name);
        String key = LOCAL + name;
        return ground.transactions().execute(status -> {
            Optional<Repository> known = store.find(key);
            if (known.isPresent()) {
                return known.get();
            }
            Instant now = ground.clock().instant().truncatedTo(ChronoUnit.MICROS);
            Report report = new Report("local", Map.of(Field.NAME, new Fact(name, Optional.of(now))), now);
            Repository repository = Merge.repository(RepositoryId.random(), key, List.of(report));
            if (store.insert(List.of(repository)) == 1) {
                store.upsertReports(Map.of(repository.id(), List.of(report)));
                store.refreshFacets();
                ground.audit()
                        .record(new AuditEvent(
                                "repository.added",
                                by,
                                "repository",
                                repository.id().value(),
                                Map.of()));
            }
            return store.find(key).orElseThrow();
        });
    }

    /** The name under which a repository of a local path was entered. */
    static String localName(Repository local) {
        return local.key().substring(LOCAL.length());
    }

    /** @throws MarlinException INVALID when a local repository cannot have this name */
    static void checkLocalName(String name) {
        if (!LOCAL_NAME.matcher(name).matches()) {
            throw MarlinException.invalid(
                    "The name of a local repository has 1 to 63 lower-case letters, digits or . _ - "
                            + "and begins with a letter or digit. Nothing was changed.");
        }
    }
}
