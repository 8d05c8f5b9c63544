package dev.marlin.web.catalog;

import dev.marlin.catalog.CatalogImport;
import dev.marlin.web.ui.PageView;
import java.util.List;
import java.util.Optional;

/**
 * The form that brings a catalog file in, and the last imports.
 *
 * @param problem why the last upload was refused
 */
public record ImportsPage(List<CatalogImport> imports, Optional<String> problem) implements PageView {
    public ImportsPage {
        imports = List.copyOf(imports);
    }

    @Override
    public int status() {
        return problem.isPresent() ? 422 : 200;
    }
}
