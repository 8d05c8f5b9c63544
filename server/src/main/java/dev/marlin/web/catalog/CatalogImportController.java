package dev.marlin.web.catalog;

import dev.marlin.catalog.CatalogImport;
import dev.marlin.catalog.CatalogImportId;
import dev.marlin.catalog.CatalogImports;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.MarlinException;
import dev.marlin.web.ui.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Imports, for managers and admins. */
@Controller
class CatalogImportController {
    private static final int SHOWN = 20;

    private final CatalogImports imports;

    CatalogImportController(CatalogImports imports) {
        this.imports = imports;
    }

    @GetMapping("/catalog/imports")
    ImportsPage all() {
        return new ImportsPage(imports.recent(SHOWN), Optional.empty());
    }

    @PostMapping("/catalog/imports")
    Answer upload(@RequestParam MultipartFile file, Visitor visitor) throws IOException {
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        try (InputStream bytes = file.getInputStream()) {
            CatalogImport asked = imports.request(name, bytes, visitor.id());
            return Answer.go("/catalog/imports/" + asked.id());
        } catch (MarlinException e) {
            return Answer.show(new ImportsPage(imports.recent(SHOWN), Optional.ofNullable(e.getMessage())));
        }
    }

    @GetMapping("/catalog/imports/{job}")
    ImportPage one(@PathVariable String job) {
        return new ImportPage(imports.find(CatalogImportId.parse(job)));
    }
}
