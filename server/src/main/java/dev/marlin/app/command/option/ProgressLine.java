package dev.marlin.app.command.option;

import java.io.PrintWriter;
import java.util.function.LongSupplier;

/** How far one piece of work is: a bar that is drawn over and over, or a plain line each ten seconds, or nothing. */
public final class ProgressLine {
    private static final long BETWEEN_LINES = 10_000_000_000L;
    private static final int WIDTH = 24;

    private final PrintWriter err;
    private final Manner manner;
    private final LongSupplier nanos;
    private final long begun;
    private long told;
    private int drawn;

    public ProgressLine(PrintWriter err, Manner manner, LongSupplier nanos) {
        this.err = err;
        this.manner = manner;
        this.nanos = nanos;
        this.begun = nanos.getAsLong();
        this.told = begun;
    }

    /**
     * @param what the work, in a few words
     * @param done of {@code total}, in any unit
     */
    public void at(String what, long done, long total) {
        switch (manner) {
            case SILENT -> {}
            case BAR -> draw(bar(done, total) + "  " + what + left(done, total));
            case LINES -> {
                if (nanos.getAsLong() - told >= BETWEEN_LINES) {
                    told = nanos.getAsLong();
                    err.println(percent(done, total) + " %  " + what + left(done, total));
                    err.flush();
                }
            }
        }
    }

    /** Takes the bar away; lines stay. */
    public void end() {
        if (drawn > 0) {
            err.print("\r" + " ".repeat(drawn) + "\r");
            err.flush();
            drawn = 0;
        }
    }

    private void draw(String text) {
        err.print("\r" + text + " ".repeat(Math.max(0, drawn - text.length())));
        err.flush();
        drawn = text.length();
    }

    private static String bar(long done, long total) {
        int full = (int) (WIDTH * percent(done, total) / 100);
        return "[" + "#".repeat(full) + ".".repeat(WIDTH - full) + "] " + percent(done, total) + " %";
    }

    private String left(long done, long total) {
        long passed = nanos.getAsLong() - begun;
        if (done <= 0 || done >= total || passed < 1_000_000_000L) {
            return "";
        }
        long seconds = (long) ((double) passed * (total - done) / done / 1e9) + 1;
        return seconds < 120 ? ", " + seconds + " s left" : ", " + seconds / 60 + " min left";
    }

    private static long percent(long done, long total) {
        return total <= 0 ? 100 : Math.clamp(100 * done / total, 0, 100);
    }

    /** Whom it is for. */
    public enum Manner {
        BAR,
        LINES,
        SILENT
    }
}
