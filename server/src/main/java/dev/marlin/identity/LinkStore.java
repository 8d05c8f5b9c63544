package dev.marlin.identity;

import dev.marlin.kernel.PersonId;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of links between people here and at providers. */
@Repository
class LinkStore {
    private final JdbcClient jdbc;

    LinkStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One first sign-in of a subject at a time, so that two browsers make one account. */
    void hold(URI issuer, String subject) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(?, 0)) IS NULL")
                .param(issuer + " " + subject)
                .query(Boolean.class)
                .single();
    }

    Optional<PersonId> find(URI issuer, String subject) {
        return jdbc.sql("SELECT person_id FROM person_link WHERE issuer = ? AND subject = ?")
                .params(issuer.toString(), subject)
                .query(UUID.class)
                .optional()
                .map(PersonId::new);
    }

    void insert(URI issuer, String subject, PersonId person) {
        jdbc.sql("INSERT INTO person_link (issuer, subject, person_id, linked_at) VALUES (?, ?, ?, house_now())")
                .params(issuer.toString(), subject, person.value())
                .update();
    }
}
