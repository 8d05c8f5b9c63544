package dev.marlin.identity.erased;

import dev.marlin.kernel.PersonId;
import dev.marlin.vault.PersonalTraces;
import dev.marlin.vault.TraceSql;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Name, login, password, roles, ties, links, tokens and sessions of somebody. The row stays without them. */
@Repository
class AccountTraceStore implements PersonalTraces {
    private static final TraceSql ERASE = TraceSql.of(
            "DELETE FROM spring_session WHERE principal_name = CAST(? AS text)",
            "DELETE FROM api_token WHERE person_id = ?",
            "DELETE FROM person_role WHERE person_id = ?",
            "DELETE FROM person_link WHERE person_id = ?",
            "DELETE FROM person_employer WHERE person_id = ?",
            "DELETE FROM person_vendor WHERE person_id = ?",
            """
            UPDATE person SET login = 'erased-' || id, display_name = 'Erased person', password_hash = NULL,
                failed_logins = 0, locked_until = NULL
            WHERE id = ?
            """);

    private final JdbcClient jdbc;

    AccountTraceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> columns() {
        return Set.of(
                "person.login",
                "person.display_name",
                "person.password_hash",
                "person_role.role",
                "person_role.source",
                "person_link.issuer",
                "person_link.subject",
                "person_employer.employer",
                "person_employer.source",
                "person_vendor.vendor",
                "api_token.name",
                "api_token.hash",
                "api_token.scopes",
                "spring_session.primary_id",
                "spring_session.session_id",
                "spring_session.principal_name",
                "spring_session_attributes.session_primary_id",
                "spring_session_attributes.attribute_name",
                "spring_session_attributes.attribute_bytes");
    }

    @Override
    public void erase(PersonId person) {
        ERASE.run(jdbc, person);
    }
}
