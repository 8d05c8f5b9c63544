package dev.marlin.tasks;

import java.util.function.Consumer;

/** The log of one running dry run: each line is a row at once, so that whoever watches sees it, and it survives. */
final class DryRunLog implements Consumer<String> {
    private static final int MAX_LINES = 5000;
    private static final int MAX_LENGTH = 2000;

    private final DryRunStore store;
    private final DryRunId run;
    private int lines;

    DryRunLog(DryRunStore store, DryRunId run) {
        this.store = store;
        this.run = run;
    }

    @Override
    public synchronized void accept(String line) {
        if (lines > MAX_LINES) {
            return;
        }
        lines++;
        store.insertLine(run, lines, lines > MAX_LINES ? "… the rest of the log is not kept" : printable(line));
    }

    private static String printable(String line) {
        String cut = line.length() > MAX_LENGTH ? line.substring(0, MAX_LENGTH) + "…" : line;
        return cut.replace('\0', '\uFFFD');
    }
}
