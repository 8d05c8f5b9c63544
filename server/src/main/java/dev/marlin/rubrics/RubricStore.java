package dev.marlin.rubrics;

import dev.marlin.kernel.Digest;
import dev.marlin.kernel.PersonId;
import dev.marlin.rubrics.RubricVersion.Axis;
import dev.marlin.rubrics.RubricVersion.ReasonCode;
import dev.marlin.store.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** SQL of rubrics. */
@Repository
class RubricStore {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    private static final TypeReference<List<Axis>> AXES = new TypeReference<>() {};
    private static final TypeReference<List<ReasonCode>> REASON_CODES = new TypeReference<>() {};

    private final JdbcClient jdbc;

    RubricStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** SHA-256 over the canonical text of the draft. */
    String digest(RubricDraft draft) {
        return Digest.sha256(JSON.writeValueAsString(draft));
    }

    /** Two who publish the same rubric at once get numbers one after the other. */
    void lockName(String rubric) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('rubric ' || ?, 0))")
                .param(rubric)
                .query((rows, n) -> rubric)
                .single();
    }

    void insert(RubricVersionId id, int number, RubricDraft draft, PersonId by) {
        jdbc.sql("""
                INSERT INTO rubric_version (id, rubric, number, axes, reason_codes, reason, digest, published_by)
                VALUES (?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?)
                """)
                .param(id.value())
                .param(draft.name())
                .param(number)
                .param(JSON.writeValueAsString(draft.axes()))
                .param(JSON.writeValueAsString(draft.reasonCodes()))
                .param(draft.reason())
                .param(digest(draft))
                .param(by.value())
                .update();
    }

    Optional<RubricVersion> find(RubricVersionId id) {
        return jdbc.sql("SELECT * FROM rubric_version WHERE id = ?")
                .param(id.value())
                .query((rows, n) -> version(rows))
                .optional();
    }

    Optional<RubricVersion> latest(String rubric) {
        return jdbc.sql("SELECT * FROM rubric_version WHERE rubric = ? ORDER BY number DESC LIMIT 1")
                .param(rubric)
                .query((rows, n) -> version(rows))
                .optional();
    }

    List<RubricVersion> versions(String rubric) {
        return jdbc.sql("SELECT * FROM rubric_version WHERE rubric = ? ORDER BY number DESC")
                .param(rubric)
                .query((rows, n) -> version(rows))
                .list();
    }

    List<RubricVersion> latestOfEach() {
        return jdbc.sql("SELECT DISTINCT ON (rubric) * FROM rubric_version ORDER BY rubric, number DESC")
                .query((rows, n) -> version(rows))
                .list();
    }

    private static RubricVersion version(ResultSet row) throws SQLException {
        return new RubricVersion(
                new RubricVersionId(Columns.uuid(row, "id")),
                row.getString("rubric"),
                row.getInt("number"),
                JSON.readValue(row.getString("axes"), AXES),
                JSON.readValue(row.getString("reason_codes"), REASON_CODES),
                row.getString("reason"),
                Columns.instant(row, "published_at"));
    }
}
