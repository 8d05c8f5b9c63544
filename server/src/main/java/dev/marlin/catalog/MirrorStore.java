package dev.marlin.catalog;

import dev.marlin.catalog.Mirrors.Mirrored;
import dev.marlin.kernel.PersonId;
import dev.marlin.store.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of mirror requests. */
@Repository
class MirrorStore {
    private final JdbcClient jdbc;

    MirrorStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when a request for the repository is open already */
    boolean insert(MirrorRequest request) {
        return jdbc.sql("""
                        INSERT INTO mirror_request (id, repository_id, state, requested_by, path, requested_at)
                        VALUES (?, ?, ?, ?, ?, ?)
                        ON CONFLICT (repository_id) WHERE state IN ('REQUESTED', 'RUNNING') DO NOTHING
                        """)
                        .param(request.id())
                        .param(request.repository().value())
                        .param(request.state().name())
                        .param(request.requestedBy().map(PersonId::value).orElse(null))
                        .param(request.path().orElse(null))
                        .param(Columns.at(request.requestedAt()))
                        .update()
                == 1;
    }

    Optional<MirrorRequest> lock(UUID id) {
        return jdbc.sql("SELECT * FROM mirror_request WHERE id = ? FOR UPDATE")
                .param(id)
                .query((row, n) -> of(row))
                .optional();
    }

    /** The newest request for the repository. */
    Optional<MirrorRequest> latest(RepositoryId repository) {
        return jdbc.sql("SELECT * FROM mirror_request WHERE repository_id = ? ORDER BY requested_at DESC, id LIMIT 1")
                .param(repository.value())
                .query((row, n) -> of(row))
                .optional();
    }

    boolean wasMirrored(RepositoryId repository) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM mirror_request WHERE repository_id = ? AND state = 'DONE')")
                .param(repository.value())
                .query(Boolean.class)
                .single();
    }

    void start(UUID id, Instant at) {
        jdbc.sql("UPDATE mirror_request SET state = 'RUNNING', started_at = ? WHERE id = ?")
                .param(Columns.at(at))
                .param(id)
                .update();
    }

    void finish(UUID id, Instant at, Mirrored mirrored) {
        jdbc.sql("""
                UPDATE mirror_request SET state = 'DONE', ended_at = ?, default_branch = ?, head = ?, bytes = ?
                WHERE id = ?
                """)
                .param(Columns.at(at))
                .param(mirrored.defaultBranch())
                .param(mirrored.head())
                .param(mirrored.bytes())
                .param(id)
                .update();
    }

    void fail(UUID id, Instant at, String reason) {
        jdbc.sql("UPDATE mirror_request SET state = 'FAILED', ended_at = ?, reason = ? WHERE id = ?")
                .param(Columns.at(at))
                .param(reason)
                .param(id)
                .update();
    }

    private static MirrorRequest of(ResultSet row) throws SQLException {
        Optional<Mirrored> mirrored = row.getString("head") == null
                ? Optional.empty()
                : Optional.of(
                        new Mirrored(row.getString("default_branch"), row.getString("head"), row.getLong("bytes")));
        return new MirrorRequest(
                Columns.uuid(row, "id"),
                new RepositoryId(Columns.uuid(row, "repository_id")),
                RequestState.valueOf(row.getString("state")),
                Columns.optionalUuid(row, "requested_by").map(PersonId::new),
                Columns.optionalText(row, "path"),
                Columns.instant(row, "requested_at"),
                Columns.optionalInstant(row, "ended_at"),
                mirrored,
                Columns.optionalText(row, "reason"));
    }
}
