package dev.runlog;

import java.io.IOException;
import java.time.Clock;
import java.util.List;

/** Starts and ends runs and keeps the store up to date. */
public final class RunRecorder {
    private final RunStore store;
    private final Clock clock;
    private final String host;

    public RunRecorder(RunStore store, Clock clock, String host) {
        this.store = store;
        this.clock = clock;
        this.host = host;
    }

    public Run start(String id, String name, String command, List<String> labels) throws IOException {
        int attempt = 1 + store.find(id).map(Run::attempt).orElse(0);
        Run run = Run.planned(id, name, command, attempt, labels).started(clock.instant(), host);
        store.save(run);
        return run;
    }

    public Run end(String id, int exit) throws IOException {
        Run run = store.find(id).orElseThrow(() -> new IllegalStateException("no such run: " + id));
        if (!run.host().equals(host)) {
            throw new IllegalStateException("run " + id + " belongs to host " + run.host() + ", not " + host);
        }
        Run ended = run.ended(clock.instant(), exit);
        store.save(ended);
        return ended;
    }
}
