package dev.marlin.store;

import java.util.List;

/**
 * Table of contents of a backup; the last entry of the archive, so that a cut-off archive has none.
 *
 * @param format 1
 * @param schema newest migration of the database that was backed up
 * @param createdAt ISO time in UTC
 * @param tables in an order in which they can be filled
 */
record BackupManifest(int format, String schema, String createdAt, List<TableCopy> tables, List<String> blobs) {
    static final int FORMAT = 1;
    static final String ENTRY = "manifest.json";

    BackupManifest {
        tables = List.copyOf(tables);
        blobs = List.copyOf(blobs);
    }

    /**
     * One table's rows.
     *
     * @param columns in the order of the copy
     * @param sha256 of the uncompressed copy
     */
    record TableCopy(String table, List<String> columns, long rows, String sha256) {
        TableCopy {
            columns = List.copyOf(columns);
        }

        String entry() {
            return "tables/" + table + ".copy";
        }

        String columnList() {
            return "\"" + String.join("\", \"", columns) + "\"";
        }
    }
}
