package dev.marlin.agents;

import dev.marlin.kernel.PersonId;
import dev.marlin.store.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of agent versions. */
@Repository
class AgentStore {
    private final JdbcClient jdbc;

    AgentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One registration at a time, until the transaction ends. */
    void lock() {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('agent_version'))")
                .query((row, n) -> n)
                .list();
    }

    void insert(AgentVersion version, PersonId by) {
        jdbc.sql("""
                INSERT INTO agent_version (id, agent, version, adapter, provenance, settings, identity_words, digest,
                    registered_by, created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .param(version.id().value())
                .param(version.agent())
                .param(version.version())
                .param(version.adapter().name())
                .param(version.provenance().name())
                .param(version.settings())
                .param(version.identityWords().toArray(String[]::new))
                .param(version.digest())
                .param(by.value())
                .param(Columns.at(version.createdAt()))
                .update();
    }

    Optional<AgentVersion> find(AgentVersionId id) {
        return jdbc.sql("SELECT * FROM agent_version WHERE id = ?")
                .param(id.value())
                .query((row, n) -> version(row))
                .optional();
    }

    List<AgentVersion> find(Collection<UUID> ids) {
        return jdbc.sql("SELECT * FROM agent_version WHERE id = ANY (?) ORDER BY lower(agent), created_at, id")
                .param(ids.toArray(UUID[]::new))
                .query((row, n) -> version(row))
                .list();
    }

    Optional<AgentVersion> findByDigest(String digest) {
        return jdbc.sql("SELECT * FROM agent_version WHERE digest = ?")
                .param(digest)
                .query((row, n) -> version(row))
                .optional();
    }

    Optional<AgentVersion> findByName(String agent, String version) {
        return jdbc.sql("SELECT * FROM agent_version WHERE lower(agent) = lower(?) AND lower(version) = lower(?)")
                .params(agent, version)
                .query((row, n) -> version(row))
                .optional();
    }

    List<AgentVersion> all() {
        return jdbc.sql("SELECT * FROM agent_version ORDER BY lower(agent), created_at, id")
                .query((row, n) -> version(row))
                .list();
    }

    private static AgentVersion version(ResultSet row) throws SQLException {
        return new AgentVersion(
                new AgentVersionId(Columns.uuid(row, "id")),
                row.getString("agent"),
                row.getString("version"),
                AgentVersion.Adapter.valueOf(row.getString("adapter")),
                AgentVersion.Provenance.valueOf(row.getString("provenance")),
                row.getString("settings"),
                Columns.texts(row, "identity_words"),
                row.getString("digest"),
                Columns.instant(row, "created_at"));
    }
}
