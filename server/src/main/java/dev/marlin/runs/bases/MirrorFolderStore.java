package dev.marlin.runs.bases;

import dev.marlin.store.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of mirrors. */
@Repository
class MirrorFolderStore {
    private final JdbcClient jdbc;

    MirrorFolderStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void upsert(Row row, Instant at) {
        jdbc.sql("""
                INSERT INTO mirror (repository_key, source, folder, default_branch, head, bytes, updated_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (repository_key) DO UPDATE
                SET source = excluded.source, folder = excluded.folder, default_branch = excluded.default_branch,
                    head = excluded.head, bytes = excluded.bytes, updated_at = excluded.updated_at
                """)
                .params(
                        row.key(),
                        row.source(),
                        row.folder(),
                        row.defaultBranch(),
                        row.head(),
                        row.bytes(),
                        Columns.at(at))
                .update();
    }

    Optional<Row> find(String key) {
        return jdbc.sql("SELECT * FROM mirror WHERE repository_key = ?")
                .param(key)
                .query((row, n) -> row(row))
                .optional();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("repository_key"),
                row.getString("source"),
                row.getString("folder"),
                row.getString("default_branch"),
                row.getString("head"),
                row.getLong("bytes"));
    }

    /**
     * @param source clone URL or local path that it is brought from
     * @param folder name below the folder of mirrors
     */
    record Row(String key, String source, String folder, String defaultBranch, String head, long bytes) {}
}
