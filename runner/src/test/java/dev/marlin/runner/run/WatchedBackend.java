package dev.marlin.runner.run;

import dev.marlin.runner.sandbox.Command;
import dev.marlin.runner.sandbox.Execution;
import dev.marlin.runner.sandbox.Limits;
import dev.marlin.runner.sandbox.OutputSink;
import dev.marlin.runner.sandbox.Sandbox;
import dev.marlin.runner.sandbox.SandboxBackend;
import dev.marlin.runner.sandbox.SandboxSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A real backend that writes down, in order, which sandboxes are opened, used and closed. */
final class WatchedBackend implements SandboxBackend {
    private final SandboxBackend backend;
    private final List<String> events = new ArrayList<>();
    final CountDownLatch firstCommand = new CountDownLatch(1);
    private int opened;

    WatchedBackend(SandboxBackend backend) {
        this.backend = backend;
    }

    synchronized List<String> events() {
        return List.copyOf(events);
    }

    synchronized void clear() {
        events.clear();
        opened = 0;
    }

    private synchronized void note(String event) {
        events.add(event);
    }

    private synchronized int number() {
        return ++opened;
    }

    @Override
    public String id() {
        return backend.id();
    }

    @Override
    public Probe probe() {
        return backend.probe();
    }

    @Override
    public Sandbox open(SandboxSpec spec) {
        int number = number();
        note("open " + number);
        Sandbox sandbox = backend.open(spec);
        return new Sandbox() {
            @Override
            public Execution run(Command command, Limits limits, OutputSink sink) {
                note("run " + number);
                firstCommand.countDown();
                Execution execution = sandbox.run(command, limits, sink);
                note("ran " + number);
                return execution;
            }

            @Override
            public void cancel() {
                sandbox.cancel();
            }

            @Override
            public void close() {
                sandbox.close();
                note("closed " + number);
            }
        };
    }
}
