package dev.marlin.e2e.week;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** What the people's own watches show: how much of the week is over. */
final class HouseTime {
    private final long begun = System.nanoTime();
    private final int speed;

    HouseTime(int speed) {
        this.speed = speed;
    }

    /** House time since the week began. */
    Duration passed() {
        return Duration.ofNanos(System.nanoTime() - begun).multipliedBy(speed);
    }

    boolean over() {
        return passed().compareTo(Week.LENGTH) >= 0;
    }

    /** Waits until this much of the week is over. */
    void await(Duration moment) {
        pause(moment.minus(passed()));
    }

    /** Lets so much house time pass. */
    void pause(Duration house) {
        if (house.isPositive()) {
            LockSupport.parkNanos(house.toNanos() / speed);
        }
    }
}
