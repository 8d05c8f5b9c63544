package dev.marlin.catalog;

import dev.marlin.kernel.Id;
import java.util.UUID;

/** Identifies an import of a catalog file. */
public record CatalogImportId(UUID value) implements Id {
    public static CatalogImportId random() {
        return new CatalogImportId(UUID.randomUUID());
    }

    public static CatalogImportId parse(String text) {
        return new CatalogImportId(Id.parse("That import", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
