package dev.marlin.api.catalog;

import dev.marlin.api.catalog.RepositoryAnswer.FactAnswer;
import dev.marlin.api.catalog.RepositoryAnswer.MirrorAnswer;
import dev.marlin.api.catalog.RepositoryAnswer.Whole;
import dev.marlin.catalog.Catalog;
import dev.marlin.catalog.MirrorRequests;
import dev.marlin.catalog.Repository;
import dev.marlin.catalog.RepositoryId;
import dev.marlin.catalog.SearchPage;
import dev.marlin.catalog.SearchQuery.Input;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.MarlinException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Repositories for programs. */
@RestController
class RepositoryApi {
    private final Catalog catalog;
    private final MirrorRequests mirrors;

    RepositoryApi(Catalog catalog, MirrorRequests mirrors) {
        this.catalog = catalog;
        this.mirrors = mirrors;
    }

    /**
     * One page of a search.
     *
     * @param next value of {@code after} for the next page; absent on the last
     * @param total of the whole search; a lower bound unless {@code exact}; on later pages only of what is left
     */
    record PageAnswer(
            List<RepositoryAnswer> repositories, @Nullable String next, long total, boolean exact) {}

    @GetMapping("/api/v1/repositories")
    PageAnswer search(
            @ModelAttribute Input input,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        SearchPage page = catalog.search(input.query(), Optional.ofNullable(after), limit);
        return new PageAnswer(
                page.rows().stream().map(RepositoryAnswer::of).toList(),
                page.next().orElse(null),
                page.total(),
                page.exact());
    }

    @GetMapping("/api/v1/repositories/{repository}")
    Whole one(@PathVariable String repository) {
        Repository found = catalog.find(RepositoryId.parse(repository));
        return new Whole(
                RepositoryAnswer.of(found),
                catalog.provenance(found.id()).stream().map(FactAnswer::of).toList(),
                MirrorAnswer.of(mirrors.latest(found.id())),
                mirrors.isMirrored(found.id()));
    }

    @PostMapping("/api/v1/repositories/{repository}/mirror")
    @ResponseStatus(HttpStatus.ACCEPTED)
    MirrorAnswer mirror(@PathVariable String repository, Visitor visitor) {
        return MirrorAnswer.of(mirrors.request(RepositoryId.parse(repository), visitor.id()));
    }

    /** A repository on the server's own disk. */
    record LocalBody(@Nullable String name, @Nullable String path) {}

    /** Enters it into the catalog and asks for its mirror; the same name again brings the mirror up to date. */
    @PostMapping("/api/v1/local-repositories")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Whole mirrorLocal(@RequestBody LocalBody body, Visitor visitor) {
        if (body.name() == null || body.path() == null) {
            throw MarlinException.invalid("name and path are wanted. Nothing was changed.");
        }
        return one(mirrors.requestLocal(body.name(), body.path(), visitor.id())
                .repository()
                .toString());
    }
}
