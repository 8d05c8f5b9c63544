package dev.marlin.web.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.kernel.PersonId;
import dev.marlin.testkit.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class KeySweepTest {
    @Test
    void forgetsKeysAfterThirtyDaysAndKeepsYoungerOnes() {
        try (TestDatabase database = TestDatabase.create()) {
            IdempotentRequestStore store = new IdempotentRequestStore(database.jdbc());
            PersonId person = PersonId.random();
            assertThat(store.begin(person, "key-of-today", "request")).isTrue();
            sweep(store, Duration.ofDays(29));
            assertThat(store.begin(person, "key-of-today", "request")).isFalse();
            sweep(store, Duration.ofDays(31));
            assertThat(store.begin(person, "key-of-today", "request")).isTrue();
        }
    }

    private static void sweep(IdempotentRequestStore store, Duration later) {
        new KeySweep(store, Clock.fixed(Instant.now().plus(later), ZoneOffset.UTC)).run();
    }
}
