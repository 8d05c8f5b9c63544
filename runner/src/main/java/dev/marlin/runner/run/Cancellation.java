package dev.marlin.runner.run;

import dev.marlin.runner.sandbox.Command;
import dev.marlin.runner.sandbox.Execution;
import dev.marlin.runner.sandbox.Limits;
import dev.marlin.runner.sandbox.OutputSink;
import dev.marlin.runner.sandbox.Sandbox;
import dev.marlin.runner.sandbox.SandboxBackend;
import dev.marlin.runner.sandbox.SandboxSpec;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Stops a run from another thread: every sandbox that it has open, and every one that it will open. */
final class Cancellation {
    private final Set<Sandbox> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean cancelled;

    void cancel() {
        List<Sandbox> running;
        synchronized (this) {
            cancelled = true;
            running = List.copyOf(open);
        }
        running.forEach(Sandbox::cancel);
    }

    synchronized boolean isCancelled() {
        return cancelled;
    }

    SandboxBackend guard(SandboxBackend backend) {
        return new GuardedBackend(backend);
    }

    private synchronized boolean add(Sandbox sandbox) {
        open.add(sandbox);
        return cancelled;
    }

    private synchronized void remove(Sandbox sandbox) {
        open.remove(sandbox);
    }

    private final class GuardedBackend implements SandboxBackend {
        private final SandboxBackend backend;

        GuardedBackend(SandboxBackend backend) {
            this.backend = backend;
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
            Sandbox sandbox = backend.open(spec);
            if (add(sandbox)) {
                sandbox.cancel();
            }
            return new GuardedSandbox(sandbox);
        }
    }

    private final class GuardedSandbox implements Sandbox {
        private final Sandbox sandbox;

        GuardedSandbox(Sandbox sandbox) {
            this.sandbox = sandbox;
        }

        @Override
        public Execution run(Command command, Limits limits, OutputSink sink) {
            return sandbox.run(command, limits, sink);
        }

        @Override
        public void cancel() {
            sandbox.cancel();
        }

        @Override
        public void close() {
            remove(sandbox);
            sandbox.close();
        }
    }
}
