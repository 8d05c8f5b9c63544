package dev.marlin.export;

import dev.marlin.kernel.PersonId;
import dev.marlin.store.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** SQL of dataset releases. */
@Repository
class ReleaseStore {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    ReleaseStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Release release, PersonId by) {
        jdbc.sql("INSERT INTO dataset_release (id, facts, zip, by_person, created_at) VALUES (?, ?::jsonb, ?, ?, ?)")
                .param(release.id())
                .param(JSON.writeValueAsString(release.facts()))
                .param(release.zip())
                .param(by.value())
                .param(Columns.at(release.createdAt()))
                .update();
    }

    List<Release> all() {
        return jdbc.sql("SELECT * FROM dataset_release ORDER BY created_at DESC, id")
                .query((row, n) -> release(row))
                .list();
    }

    Optional<Release> find(UUID id) {
        return jdbc.sql("SELECT * FROM dataset_release WHERE id = ?")
                .param(id)
                .query((row, n) -> release(row))
                .optional();
    }

    private static Release release(ResultSet row) throws SQLException {
        return new Release(
                Columns.uuid(row, "id"),
                JSON.readValue(row.getString("facts"), ReleaseFacts.class),
                row.getString("zip"),
                Columns.instant(row, "created_at"));
    }
}
