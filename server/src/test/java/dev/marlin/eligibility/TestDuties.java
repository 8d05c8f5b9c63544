package dev.marlin.eligibility;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Duties on a test's database, for tests of other features. */
public final class TestDuties {
    private TestDuties() {}

    public static Duties on(JdbcClient jdbc) {
        return new Duties(new EligibilityStore(jdbc));
    }
}
