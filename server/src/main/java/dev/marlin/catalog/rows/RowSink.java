package dev.marlin.catalog.rows;

/** Takes what a catalog file holds, in file order. */
public interface RowSink {
    /** @param line of the file where the row begins, from 1 */
    void row(long line, CatalogRow row);

    /** @param reason a sentence for the person who wrote the file; names the field */
    void bad(long line, String reason);

    /** A field that the catalog has no use for; told for each row that has it. */
    void ignored(String field);
}
