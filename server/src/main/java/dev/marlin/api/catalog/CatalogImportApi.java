package dev.marlin.api.catalog;

import dev.marlin.catalog.CatalogImport;
import dev.marlin.catalog.CatalogImportId;
import dev.marlin.catalog.CatalogImports;
import dev.marlin.identity.Visitor;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Imports for programs: the body of the request is the file. */
@RestController
class CatalogImportApi {
    private static final int SHOWN = 20;

    private final CatalogImports imports;

    CatalogImportApi(CatalogImports imports) {
        this.imports = imports;
    }

    /** An import as programs see it; {@code bytesRead} of {@code bytes} is its progress. */
    record ImportAnswer(
            String id,
            String state,
            String fileName,
            String sha256,
            long bytes,
            long bytesRead,
            Instant requestedAt,
            @Nullable Instant endedAt,
            CatalogImport.Counts counts,
            List<CatalogImport.BadRow> badRows,
            @Nullable String reason) {
        static ImportAnswer of(CatalogImport job) {
            return new ImportAnswer(
                    job.id().toString(),
                    job.state().name().toLowerCase(Locale.ROOT),
                    job.fileName(),
                    job.sha256(),
                    job.bytes(),
                    job.bytesRead(),
                    job.requestedAt(),
                    job.endedAt().orElse(null),
                    job.counts(),
                    job.badRows(),
                    job.reason().orElse(null));
        }
    }

    /** @param name of the file; names the source of rows that name none */
    @PostMapping("/api/v1/catalog-imports")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ImportAnswer upload(@RequestParam(defaultValue = "upload") String name, InputStream body, Visitor visitor) {
        return ImportAnswer.of(imports.request(name, body, visitor.id()));
    }

    /** The last ones, the latest first. */
    record ListAnswer(List<ImportAnswer> imports) {}

    @GetMapping("/api/v1/catalog-imports")
    ListAnswer all() {
        return new ListAnswer(
                imports.recent(SHOWN).stream().map(ImportAnswer::of).toList());
    }

    @GetMapping("/api/v1/catalog-imports/{job}")
    ImportAnswer one(@PathVariable String job) {
        return ImportAnswer.of(imports.find(CatalogImportId.parse(job)));
    }
}
