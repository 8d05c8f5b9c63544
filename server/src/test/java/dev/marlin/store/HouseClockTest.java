package dev.marlin.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.marlin.testkit.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HouseClockTest {
    private final TestDatabase database = TestDatabase.create();
    private final HouseClock clock = HouseClock.of(database.jdbc());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void showsRealTimeUnlessSomebodyMovedIt() {
        assertThat(clock.instant()).isCloseTo(Instant.now(), within(5, ChronoUnit.SECONDS));
        assertThat(databaseNow()).isCloseTo(clock.instant(), within(5, ChronoUnit.SECONDS));
    }

    @Test
    void movesForwardInJavaAndInTheDatabaseAlike() {
        clock.advance(Duration.ofDays(3));
        assertThat(clock.instant())
                .isCloseTo(Instant.now().plus(3, ChronoUnit.DAYS), within(5, ChronoUnit.SECONDS))
                .isCloseTo(databaseNow(), within(5, ChronoUnit.SECONDS));
        assertThat(HouseClock.of(database.jdbc()).instant()).isCloseTo(clock.instant(), within(5, ChronoUnit.SECONDS));
    }

    @Test
    void runsFasterFromItsPresentReadingOn() {
        clock.advance(Duration.ofDays(1));
        Instant before = clock.instant();
        clock.runAt(10_000);
        Instant first = clock.instant();
        Instant second = databaseNow();
        assertThat(first).isAfterOrEqualTo(before);
        assertThat(clock.instant()).isAfterOrEqualTo(first);
        assertThat(Duration.between(first, second).abs()).isLessThan(Duration.ofDays(1));
        clock.runAt(1);
        assertThat(clock.instant()).isAfter(second.minus(1, ChronoUnit.HOURS));
    }

    @Test
    void makesARehearsalOfAnEmptyInstallationOnly() {
        database.jdbc().sql("DELETE FROM house_clock").update();
        HouseClock real = HouseClock.of(database.jdbc());
        database.jdbc()
                .sql("INSERT INTO person (id, login, display_name) VALUES (gen_random_uuid(), 'eve', 'Eve')")
                .update();
        assertThatThrownBy(() -> real.rehearse(60)).hasMessageContaining("no rehearsal");
        assertThat(real.speed()).isEqualTo(1);
        database.jdbc().sql("DELETE FROM person").update();
        real.rehearse(60);
        assertThat(real.speed()).isEqualTo(60);
        assertThat(HouseClock.during(real, Duration.ofSeconds(2))).isEqualTo(Duration.ofMinutes(2));
        real.rehearse(1);
        assertThat(HouseClock.during(real, Duration.ofSeconds(2))).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void neverRunsBackwards() {
        assertThatIllegalArgumentException().isThrownBy(() -> clock.advance(Duration.ofSeconds(-1)));
    }

    private Instant databaseNow() {
        return database.jdbc()
                .sql("SELECT house_now() AS at")
                .query((row, n) -> Columns.instant(row, "at"))
                .single();
    }
}
