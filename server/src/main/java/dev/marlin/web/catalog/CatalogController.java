package dev.marlin.web.catalog;

import dev.marlin.catalog.Catalog;
import dev.marlin.catalog.MirrorRequests;
import dev.marlin.catalog.Repository;
import dev.marlin.catalog.RepositoryId;
import dev.marlin.catalog.SearchPage;
import dev.marlin.catalog.SearchQuery;
import dev.marlin.catalog.SearchQuery.Input;
import dev.marlin.identity.Role;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.MarlinException;
import dev.marlin.web.ui.Redirect;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Search and repository pages. */
@Controller
class CatalogController {
    private static final int ROWS = 50;

    private final Catalog catalog;
    private final MirrorRequests mirrors;

    CatalogController(Catalog catalog, MirrorRequests mirrors) {
        this.catalog = catalog;
        this.mirrors = mirrors;
    }

    @GetMapping("/catalog")
    CatalogPage search(
            @ModelAttribute Input input, @RequestParam(required = false) @Nullable String after, Visitor visitor) {
        Optional<String> cursor = Optional.ofNullable(after).filter(text -> !text.isBlank());
        boolean mayImport = isManager(visitor);
        try {
            SearchQuery query = input.query();
            SearchPage page = catalog.search(query, cursor, ROWS);
            SearchPage whole = cursor.isPresent() ? withFacets(page, catalog.search(query, Optional.empty(), 1)) : page;
            return new CatalogPage(input, whole, cursor.isPresent(), mayImport, Optional.empty());
        } catch (MarlinException e) {
            SearchPage all = catalog.search(SearchQuery.all(), Optional.empty(), ROWS);
            return new CatalogPage(input, all, false, mayImport, Optional.ofNullable(e.getMessage()));
        }
    }

    @GetMapping("/catalog/{repository}")
    RepositoryPage repository(@PathVariable String repository, Visitor visitor) {
        Repository found = catalog.find(RepositoryId.parse(repository));
        return new RepositoryPage(
                found,
                catalog.provenance(found.id()),
                mirrors.latest(found.id()),
                mirrors.isMirrored(found.id()),
                isManager(visitor) && found.cloneUrl().isPresent());
    }

    @PostMapping("/catalog/{repository}/mirror")
    Redirect mirror(@PathVariable String repository, Visitor visitor) {
        RepositoryId id = RepositoryId.parse(repository);
        mirrors.request(id, visitor.id());
        return Redirect.to("/catalog/" + id + "#mirror");
    }

    private static SearchPage withFacets(SearchPage page, SearchPage first) {
        return new SearchPage(page.rows(), page.next(), first.total(), first.exact(), first.facets(), page.hints());
    }

    private static boolean isManager(Visitor visitor) {
        return visitor.is(Role.MANAGER) || visitor.is(Role.ADMIN);
    }
}
