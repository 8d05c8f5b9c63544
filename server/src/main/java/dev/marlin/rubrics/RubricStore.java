package dev.marlin.rubrics;

import dev.marlin.kernel.Digest;
import dev.marlin.rubrics.RubricVersion.Axis;
import dev.marlin.rubrics.RubricVersion.Examples;
import dev.marlin.rubrics.RubricVersion.Origin;
import dev.marlin.rubrics.RubricVersion.ReasonCode;
import dev.marlin.store.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

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

    /** What a version came from. */
    record Provenance(ProposalId proposal, Proposal.Round round, Proposal.Decision decision) {}

    void insert(RubricVersionId id, int number, RubricDraft draft, Provenance from) {
        jdbc.sql("""
                INSERT INTO rubric_version (id, rubric, number, axes, reason_codes, reason, digest, published_by,
                    published_at, proposal_id, proposed_by, sole, change_kind, dispute_id)
                VALUES (?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .param(id.value())
                .param(draft.name())
                .param(number)
                .param(JSON.writeValueAsString(draft.axes()))
                .param(JSON.writeValueAsString(draft.reasonCodes()))
                .param(draft.reason())
                .param(digest(draft))
                .param(from.decision().by().value())
                .param(Columns.at(from.decision().at()))
                .param(from.proposal().value())
                .param(from.round().proposedBy().value())
                .param(from.decision().sole())
                .param(from.round().kind().name())
                .param(from.round().dispute().orElse(null))
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
                axes(row.getString("axes")),
                JSON.readValue(row.getString("reason_codes"), REASON_CODES),
                row.getString("reason"),
                Columns.instant(row, "published_at"),
                origin(row));
    }

    /** Versions that are older than examples are read as showing none. */
    private static List<Axis> axes(String json) {
        JsonNode axes = JSON.readTree(json);
        for (JsonNode axis : axes) {
            if (axis instanceof ObjectNode fields && !fields.has("examples")) {
                fields.set("examples", JSON.valueToTree(Examples.NONE));
            }
        }
        return JSON.treeToValue(axes, AXES);
    }

    private static Origin origin(ResultSet row) throws SQLException {
        Optional<UUID> proposal = Columns.optionalUuid(row, "proposal_id");
        return proposal.isEmpty()
                ? new Origin.Unrecorded()
                : new Origin.Proposed(
                        new ProposalId(proposal.get()),
                        ChangeKind.valueOf(row.getString("change_kind")),
                        row.getBoolean("sole"),
                        Columns.optionalUuid(row, "dispute_id"));
    }
}
