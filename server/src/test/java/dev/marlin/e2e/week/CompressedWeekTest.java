package dev.marlin.e2e.week;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A week of many experts in minutes, over HTTP, each in their real role. {@code -Dmarlin.week.experts=1000} makes it
 * full size, {@code -Dmarlin.test.seed} draws another week.
 */
@Tag("long")
class CompressedWeekTest {
    private static final int EXPERTS = 60;

    @Test
    void aWeekEndsWithTheLedgerAtZeroAndEveryOpenItemOwned() {
        try (Rehearsal week = Rehearsal.of(Week.asked(EXPERTS))) {
            System.out.println(week.report());
            WeekChecks.all(week);
        }
    }
}
