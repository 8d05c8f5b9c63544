package dev.marlin.identity;

import dev.marlin.kernel.PersonId;
import dev.marlin.store.Columns;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of API tokens. */
@Repository
class ApiTokenStore {
    private final JdbcClient jdbc;

    ApiTokenStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(NewToken token) {
        String[] scopes = token.scopes().stream()
                .map(scope -> scope.name().toLowerCase(Locale.ROOT))
                .sorted()
                .toArray(String[]::new);
        jdbc.sql("INSERT INTO api_token (id, person_id, name, hash, scopes, expires_at) VALUES (?, ?, ?, ?, ?, ?)")
                .param(token.id())
                .param(token.person().value())
                .param(token.name())
                .param(token.hash())
                .param(scopes)
                .param(Columns.at(token.expiresAt()))
                .update();
    }

    Optional<ApiTokens.Bearer> living(String hash, Instant now) {
        return jdbc.sql("""
                SELECT t.person_id, t.scopes
                FROM api_token t JOIN person p ON p.id = t.person_id
                WHERE t.hash = ? AND t.expires_at > ? AND t.revoked_at IS NULL AND p.suspended_at IS NULL
                """)
                .param(hash)
                .param(Columns.at(now))
                .query((row, n) -> new ApiTokens.Bearer(
                        new PersonId(Columns.uuid(row, "person_id")),
                        Columns.texts(row, "scopes").stream()
                                .map(scope -> ApiTokens.Scope.valueOf(scope.toUpperCase(Locale.ROOT)))
                                .collect(Collectors.toSet())))
                .optional();
    }

    List<ApiTokens.Token> of(PersonId person) {
        return jdbc.sql("SELECT * FROM api_token WHERE person_id = ? ORDER BY created_at DESC, id")
                .param(person.value())
                .query((row, n) -> new ApiTokens.Token(
                        Columns.uuid(row, "id"),
                        row.getString("name"),
                        Columns.texts(row, "scopes"),
                        Columns.instant(row, "expires_at"),
                        Columns.optionalInstant(row, "revoked_at").isPresent()))
                .list();
    }

    boolean revoke(PersonId person, UUID token, Instant now) {
        return jdbc.sql("UPDATE api_token SET revoked_at = ? WHERE id = ? AND person_id = ? AND revoked_at IS NULL")
                        .param(Columns.at(now))
                        .param(token)
                        .param(person.value())
                        .update()
                == 1;
    }

    /** Ends all tokens of a person and says how many. */
    int revokeAll(PersonId person, Instant now) {
        return jdbc.sql("UPDATE api_token SET revoked_at = ? WHERE person_id = ? AND revoked_at IS NULL")
                .param(Columns.at(now))
                .param(person.value())
                .update();
    }

    record NewToken(
            UUID id, PersonId person, String name, String hash, Set<ApiTokens.Scope> scopes, Instant expiresAt) {}
}
