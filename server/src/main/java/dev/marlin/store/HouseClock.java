package dev.marlin.store;

import dev.marlin.kernel.MarlinException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The installation's clock: real time, unless a rehearsal moved it or lets it run faster. SQL reads the same clock as
 * {@code house_now()}, so that no deadline depends on whether Java or the database looked.
 */
public final class HouseClock extends Clock {
    private final JdbcClient jdbc;
    private final Clock real;
    private volatile Pace pace;

    private HouseClock(JdbcClient jdbc, Clock real) {
        this.jdbc = jdbc;
        this.real = real;
        this.pace = read(jdbc);
    }

    /** The clock of the installation whose migrated database this is. */
    public static HouseClock of(JdbcClient jdbc) {
        return new HouseClock(jdbc, Clock.systemUTC());
    }

    /**
     * Lets time go on from its present reading at another speed, for all servers that start from now on and for this one
     * at once.
     *
     * @param speed seconds of the house per real second, above 0, at most 1,000,000
     */
    public void runAt(double speed) {
        set(Duration.ZERO, speed);
    }

    /**
     * Makes this installation a rehearsal, or lets one go on at another speed.
     *
     * @param speed seconds of the house per real second
     * @throws MarlinException CONFLICT when people work here by real time: their deadlines would be gone at once
     */
    public void rehearse(double speed) {
        boolean real = jdbc.sql("SELECT EXISTS (SELECT FROM person) AND NOT EXISTS (SELECT FROM house_clock)")
                .query(Boolean.class)
                .single();
        if (real) {
            throw MarlinException.conflict("This installation keeps real time and holds people, so it is no rehearsal."
                    + " Take rehearsal.speed out of the configuration, or rehearse in a new data folder. Nothing was"
                    + " changed.");
        }
        runAt(speed);
    }

    /** The time that passes on this clock while so much passes outside: for leases of machines, which do not hurry. */
    public static Duration during(Clock clock, Duration real) {
        return clock instanceof HouseClock house ? Duration.ofNanos((long) (real.toNanos() * house.speed())) : real;
    }

    /** Moves the clock forward and keeps its speed; backwards is refused, for what was written would lie in the future. */
    public void advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("time does not run backwards");
        }
        set(by, pace.speed());
    }

    @Override
    public Instant instant() {
        return pace.at(real.instant());
    }

    /** House seconds per real second; 1 is real time. */
    public double speed() {
        return pace.speed();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** The same moments, without another zone: the house keeps UTC. */
    @Override
    public Clock withZone(ZoneId zone) {
        if (zone.equals(ZoneOffset.UTC)) {
            return this;
        }
        throw new UnsupportedOperationException("the house keeps UTC; pages convert");
    }

    private synchronized void set(Duration ahead, double speed) {
        jdbc.sql("""
                INSERT INTO house_clock (origin, shown, speed)
                VALUES (clock_timestamp(), house_now() + make_interval(secs => ?), ?)
                ON CONFLICT (only_one) DO UPDATE
                SET origin = excluded.origin, shown = excluded.shown, speed = excluded.speed
                """).params(ahead.toMillis() / 1_000.0, speed).update();
        pace = read(jdbc);
    }

    private static Pace read(JdbcClient jdbc) {
        return jdbc.sql("SELECT origin, shown, speed FROM house_clock")
                .query((row, n) ->
                        new Pace(Columns.instant(row, "origin"), Columns.instant(row, "shown"), row.getDouble("speed")))
                .optional()
                .orElse(new Pace(Instant.EPOCH, Instant.EPOCH, 1));
    }

    private record Pace(Instant origin, Instant shown, double speed) {
        Instant at(Instant real) {
            if (speed == 1) {
                return real.plus(Duration.between(origin, shown));
            }
            return shown.plusNanos((long) (Duration.between(origin, real).toNanos() * speed));
        }
    }
}
