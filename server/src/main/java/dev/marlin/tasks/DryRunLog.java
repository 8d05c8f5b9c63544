package dev.marlin.tasks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log of one running dry run. Lines are rows within milliseconds, so that whoever watches sees them and they survive;
 * what piles up while one batch is stored goes with the next, so a talkative verifier does not wait for the disk.
 */
final class DryRunLog implements Consumer<String>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DryRunLog.class);
    private static final int MAX_LINES = 5000;
    private static final int MAX_LENGTH = 2000;
    private static final String END = "\0";

    private final DryRunStore store;
    private final DryRunId run;
    private final BlockingQueue<String> waiting = new LinkedBlockingQueue<>();
    private final Thread writer;
    private int accepted;

    DryRunLog(DryRunStore store, DryRunId run) {
        this.store = store;
        this.run = run;
        this.writer = Thread.ofVirtual().name("dry-run-log").start(this::write);
    }

    @Override
    public synchronized void accept(String line) {
        accepted++;
        if (accepted <= MAX_LINES) {
            waiting.add(printable(line));
        } else if (accepted == MAX_LINES + 1) {
            waiting.add("… the rest of the log is not kept");
        }
    }

    /** Waits until every line is stored. */
    @Override
    public void close() {
        waiting.add(END);
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        int number = 1;
        try {
            for (List<String> batch = next(); !batch.isEmpty(); batch = next()) {
                store.insertLines(run, number, batch);
                number += batch.size();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("the log of dry run {} ends early: it cannot be stored", run, e);
        }
    }

    /** What waits, at least one line; empty at the end. */
    private List<String> next() throws InterruptedException {
        List<String> batch = new ArrayList<>();
        batch.add(waiting.take());
        waiting.drainTo(batch);
        if (batch.getLast().equals(END)) {
            batch.removeLast();
            if (!batch.isEmpty()) {
                waiting.add(END);
            }
        }
        return batch;
    }

    private static String printable(String line) {
        String cut = line.length() > MAX_LENGTH ? line.substring(0, MAX_LENGTH) + "…" : line;
        return cut.replace('\0', '\uFFFD').replace('\r', ' ');
    }
}
