package dev.marlin.catalog;

import dev.marlin.catalog.CatalogImport.BadRow;
import dev.marlin.catalog.CatalogImport.Counts;
import dev.marlin.kernel.PersonId;
import dev.marlin.store.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** SQL of imports. */
@Repository
class ImportStore {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    ImportStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(CatalogImport asked) {
        jdbc.sql("""
                INSERT INTO catalog_import (id, state, file_name, sha256, bytes, requested_by, requested_at, counts)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?::jsonb)
                """)
                .param(asked.id().value())
                .param(asked.state().name())
                .param(asked.fileName())
                .param(asked.sha256())
                .param(asked.bytes())
                .param(asked.requestedBy().map(PersonId::value).orElse(null))
                .param(Columns.at(asked.requestedAt()))
                .param(JSON.writeValueAsString(asked.counts()))
                .update();
    }

    /** The row, locked until the transaction ends. */
    Optional<CatalogImport> lock(CatalogImportId id) {
        return jdbc.sql("SELECT * FROM catalog_import WHERE id = ? FOR UPDATE")
                .param(id.value())
                .query((row, n) -> of(row))
                .optional();
    }

    Optional<CatalogImport> find(CatalogImportId id) {
        return jdbc.sql("SELECT * FROM catalog_import WHERE id = ?")
                .param(id.value())
                .query((row, n) -> of(row))
                .optional();
    }

    List<CatalogImport> recent(int limit) {
        return jdbc.sql("SELECT * FROM catalog_import ORDER BY requested_at DESC, id LIMIT ?")
                .param(limit)
                .query((row, n) -> of(row))
                .list();
    }

    void start(CatalogImportId id, Instant at) {
        jdbc.sql("UPDATE catalog_import SET state = 'RUNNING', started_at = ?, bytes_read = 0 WHERE id = ?")
                .param(Columns.at(at))
                .param(id.value())
                .update();
    }

    void progress(CatalogImportId id, long bytesRead, Counts counts, List<BadRow> badRows) {
        jdbc.sql("UPDATE catalog_import SET bytes_read = ?, counts = ?::jsonb, bad_rows = ?::jsonb WHERE id = ?")
                .param(bytesRead)
                .param(JSON.writeValueAsString(counts))
                .param(JSON.writeValueAsString(badRows))
                .param(id.value())
                .update();
    }

    void end(CatalogImportId id, RequestState state, Instant at, Optional<String> reason) {
        jdbc.sql("UPDATE catalog_import SET state = ?, ended_at = ?, reason = ? WHERE id = ?")
                .param(state.name())
                .param(Columns.at(at))
                .param(reason.orElse(null))
                .param(id.value())
                .update();
    }

    private static CatalogImport of(ResultSet row) throws SQLException {
        return new CatalogImport(
                new CatalogImportId(Columns.uuid(row, "id")),
                RequestState.valueOf(row.getString("state")),
                row.getString("file_name"),
                row.getString("sha256"),
                row.getLong("bytes"),
                Columns.optionalUuid(row, "requested_by").map(PersonId::new),
                Columns.instant(row, "requested_at"),
                Columns.optionalInstant(row, "ended_at"),
                row.getLong("bytes_read"),
                JSON.readValue(row.getString("counts"), Counts.class),
                List.of(JSON.readValue(row.getString("bad_rows"), BadRow[].class)),
                Columns.optionalText(row, "reason"));
    }
}
