package dev.marlin.e2e.week;

/** All that must hold when the week is over. */
final class WeekChecks {
    private WeekChecks() {}

    static void all(Rehearsal week) {
        WorkCheck.holds(week);
    }
}
