package dev.marlin.experts;

import dev.marlin.kernel.PersonId;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of when people work. */
@Repository
class AvailabilityStore {
    private final JdbcClient jdbc;

    AvailabilityStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Availability> find(PersonId person) {
        return jdbc.sql("SELECT * FROM expert_availability WHERE person_id = ?")
                .param(person.value())
                .query((row, n) -> new Availability(
                        Optional.ofNullable(row.getObject("hours_per_week", Integer.class)),
                        Optional.ofNullable(row.getObject("away_from", LocalDate.class)),
                        Optional.ofNullable(row.getObject("away_until", LocalDate.class))))
                .optional();
    }

    void save(PersonId person, Availability said) {
        jdbc.sql("""
                INSERT INTO expert_availability (person_id, hours_per_week, away_from, away_until, changed_at)
                VALUES (?, ?, ?, ?, house_now())
                ON CONFLICT (person_id) DO UPDATE
                SET hours_per_week = excluded.hours_per_week, away_from = excluded.away_from,
                    away_until = excluded.away_until, changed_at = excluded.changed_at
                """)
                .param(person.value())
                .param(said.hoursPerWeek().orElse(null))
                .param(said.awayFrom().orElse(null))
                .param(said.awayUntil().orElse(null))
                .update();
    }
}
