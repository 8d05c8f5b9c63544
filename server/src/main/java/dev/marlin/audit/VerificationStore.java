package dev.marlin.audit;

import dev.marlin.kernel.PersonId;
import dev.marlin.store.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** SQL of the checks that people ask for. */
@Repository
class VerificationStore {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    VerificationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false while another one has not ended */
    boolean insert(UUID id, PersonId by) {
        return jdbc.sql("""
                INSERT INTO audit_verification (id, asked_by, asked_at)
                SELECT ?, ?, house_now()
                WHERE NOT EXISTS (SELECT FROM audit_verification WHERE ended_at IS NULL)
                """).params(id, by.value()).update() == 1;
    }

    /** The one to do. It stays waiting until it ends, so a server that stops on the way leaves it to the next. */
    Optional<UUID> takeWaiting() {
        return jdbc.sql("SELECT id FROM audit_verification WHERE ended_at IS NULL ORDER BY asked_at LIMIT 1")
                .query(UUID.class)
                .optional();
    }

    long events() {
        return jdbc.sql("SELECT count(*) FROM audit_seal").query(Long.class).single();
    }

    void progress(UUID id, long checked, long total) {
        jdbc.sql("UPDATE audit_verification SET checked = ?, total = ? WHERE id = ? AND ended_at IS NULL")
                .params(checked, Math.max(checked, total), id)
                .update();
    }

    void end(UUID id, Verification found, Instant at) {
        jdbc.sql("UPDATE audit_verification SET ended_at = ?, outcome = ?::jsonb WHERE id = ? AND ended_at IS NULL")
                .params(Columns.at(at), JSON.writeValueAsString(document(found)), id)
                .update();
    }

    Optional<VerificationRun> last() {
        return jdbc.sql("SELECT * FROM audit_verification ORDER BY asked_at DESC, id LIMIT 1")
                .query((row, n) -> run(row))
                .optional();
    }

    Optional<VerificationRun> lastEnded() {
        return jdbc.sql("""
                SELECT * FROM audit_verification WHERE ended_at IS NOT NULL ORDER BY ended_at DESC, id LIMIT 1
                """).query((row, n) -> run(row)).optional();
    }

    private static VerificationRun run(ResultSet row) throws SQLException {
        return new VerificationRun(
                Columns.instant(row, "asked_at"),
                row.getLong("checked"),
                row.getLong("total"),
                Columns.optionalInstant(row, "ended_at"),
                Columns.optionalText(row, "outcome").map(VerificationStore::outcome));
    }

    private static Map<String, Object> document(Verification found) {
        Map<String, Object> document = new LinkedHashMap<>();
        switch (found) {
            case Verification.Intact intact -> {
                document.put("sealed", intact.sealed());
                document.put("unsealed", intact.unsealed());
                document.put("head", intact.head());
                document.put("root", intact.root());
                document.put("heads", intact.heads());
            }
            case Verification.Broken broken -> {
                document.put("sequence", broken.sequence());
                document.put("until", broken.until());
                broken.event().ifPresent(event -> document.put("event", event));
                document.put("reason", broken.reason());
            }
        }
        return document;
    }

    private static Verification outcome(String json) {
        JsonNode node = JSON.readTree(json);
        if (node.has("reason")) {
            return new Verification.Broken(
                    node.get("sequence").asLong(),
                    node.get("until").asLong(),
                    Optional.ofNullable(node.get("event")).map(JsonNode::asLong),
                    node.get("reason").asString());
        }
        return new Verification.Intact(
                node.get("sealed").asLong(),
                node.get("unsealed").asLong(),
                node.get("head").asString(),
                node.get("root").asString(),
                node.get("heads").asInt());
    }
}
