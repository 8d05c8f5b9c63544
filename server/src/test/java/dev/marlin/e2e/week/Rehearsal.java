package dev.marlin.e2e.week;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** One week from its setting up to its closed books, with what was measured. */
final class Rehearsal implements AutoCloseable {

    final Town town;
    final Tally tally = new Tally();
    private long setupSeconds;
    private long weekSeconds;
    private long memoryAtFirst;
    private long memoryAtLast;
    private int requestsBefore;

    private Rehearsal(Town town) {
        this.town = town;
    }

    /** Runs the week. */
    static Rehearsal of(Week week) {
        System.out.println("Week: replay with " + week);
        long begun = System.nanoTime();
        Rehearsal rehearsal = new Rehearsal(Town.open(week));
        try {
            rehearsal.setupSeconds = seconds(begun);
            System.out.println("Week: set up in " + rehearsal.setupSeconds + " s");
            rehearsal.live();
            return rehearsal;
        } catch (RuntimeException | Error e) {
            System.out.println(rehearsal.tally);
            rehearsal.close();
            throw e;
        }
    }

    private void live() {
        HouseTime time = town.begin();
        requestsBefore = town.traffic.count();
        memoryAtFirst = memoryMegabytes();
        long begun = System.nanoTime();
        ExpertLife.Setting setting = new ExpertLife.Setting(town, time, tally);
        Offices offices = new Offices(setting);
        List<Future<?>> lives = new ArrayList<>();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 1; number <= town.week.experts(); number++) {
                lives.add(people.submit(new ExpertLife(setting, number)));
                if (town.week.reviews(number) || town.week.adjudicates(number)) {
                    lives.add(people.submit(new ReviewerLife(setting, number)));
                }
            }
            lives.add(people.submit(new Departures(setting)));
            lives.add(people.submit(offices));
            ended(lives);
        }
        weekSeconds = seconds(begun);
        memoryAtLast = memoryMegabytes();
        closeTheBooks(time, offices);
    }

    private static void ended(List<Future<?>> lives) {
        try {
            for (Future<?> life : lives) {
                life.get(1, TimeUnit.HOURS);
            }
        } catch (ExecutionException e) {
            lives.forEach(life -> life.cancel(true));
            throw new AssertionError("somebody's week broke off", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (java.util.concurrent.TimeoutException e) {
            throw new AssertionError("the week does not end", e);
        }
    }

    /** Everybody rests until the day is over; then finance closes the books up to it. */
    private void closeTheBooks(HouseTime time, Offices offices) {
        Instant now = house();
        Instant midnight = now.atZone(ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.DAYS)
                .plusDays(1)
                .toInstant();
        time.pause(Duration.between(now, midnight).plusMinutes(10));
        offices.close(midnight.minusSeconds(1));
    }

    private Instant house() {
        String now = town.books()
                .rows("SELECT to_char(house_now() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')")
                .getFirst()
                .getFirst();
        return Instant.parse(now);
    }

    private long memoryMegabytes() {
        try {
            return Files.readAllLines(Path.of("/proc/" + town.marlin.process().pid() + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long seconds(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun).toSeconds();
    }

    /** What was measured and done, as a table. */
    String report() {
        int requests = town.traffic.count() - requestsBefore;
        return """
                %s
                set up in %d s; the week in %d s, %.1f s for each house day
                requests in the week: %d, %.1f each second; answers by status, with the setting up: %s
                memory of the server: %d MB at first, %d MB at last

                %s
                %s""".formatted(
                        town.week,
                        setupSeconds,
                        weekSeconds,
                        weekSeconds / 7.0,
                        requests,
                        requests / (double) Math.max(1, weekSeconds),
                        town.traffic.statuses(),
                        memoryAtFirst,
                        memoryAtLast,
                        tally,
                        String.join("\n", town.traffic.table()));
    }

    @Override
    public void close() {
        town.close();
    }

    /** {@code [EXPERTS [SEED [SPEED]]]}: rehearses, checks and prints. */
    public static void main(String[] arguments) {
        String[] keys = {"marlin.week.experts", "marlin.test.seed", "marlin.week.speed"};
        for (int i = 0; i < arguments.length; i++) {
            System.setProperty(keys[i], arguments[i]);
        }
        try (Rehearsal rehearsal = of(Week.asked(200))) {
            System.out.println(rehearsal.report());
            WeekChecks.all(rehearsal);
            System.out.println("Week: every check holds");
        }
    }
}
