package dev.marlin.vault;

import dev.marlin.kernel.PersonId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of people's wrapped keys. */
@Repository
class PersonKeyStore {
    private final JdbcClient jdbc;

    PersonKeyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param wrapped absent when it was destroyed */
    record Row(byte @Nullable [] wrapped) {}

    Optional<Row> find(PersonId person) {
        return jdbc.sql("SELECT wrapped FROM person_key WHERE person_id = ?")
                .param(person.value())
                .query((row, n) -> new Row(row.getBytes("wrapped")))
                .optional();
    }

    boolean any() {
        return jdbc.sql("SELECT EXISTS (SELECT FROM person_key WHERE wrapped IS NOT NULL)")
                .query(Boolean.class)
                .single();
    }

    /** Nothing when somebody else was first. */
    void insert(PersonId person, byte[] wrapped) {
        jdbc.sql("""
                INSERT INTO person_key (person_id, wrapped, made_at) VALUES (?, ?, house_now()) ON CONFLICT DO NOTHING
                """).params(person.value(), wrapped).update();
    }

    /** Also for somebody who never had one, so that they never get one. */
    boolean destroy(PersonId person) {
        return jdbc.sql("""
                INSERT INTO person_key (person_id, made_at, destroyed_at) VALUES (?, house_now(), house_now())
                ON CONFLICT (person_id) DO UPDATE SET wrapped = NULL, destroyed_at = house_now()
                WHERE person_key.destroyed_at IS NULL
                """).param(person.value()).update() == 1;
    }
}
