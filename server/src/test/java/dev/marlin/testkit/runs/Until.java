package dev.marlin.testkit.runs;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for something that another thread does. */
public final class Until {
    private Until() {}

    /** @throws AssertionError when it does not hold in time */
    public static void holds(String what, Duration longest, BooleanSupplier condition) {
        long end = System.nanoTime() + longest.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + longest + ": " + what);
            }
            LockSupport.parkNanos(5_000_000);
        }
    }
}
