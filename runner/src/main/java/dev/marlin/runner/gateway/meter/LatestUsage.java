package dev.marlin.runner.gateway.meter;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was told last: a later word on the same thing replaces the earlier one. */
abstract class LatestUsage implements UsageReader {
    private @Nullable ModelUsage usage;
    private @Nullable String model;
    private @Nullable StreamFault fault;
    private boolean done;

    /** Numbers that cannot be, which are empty, take back what was told before. */
    final void told(Optional<ModelUsage> numbers) {
        usage = numbers.orElse(null);
    }

    final void named(Optional<String> name) {
        model = name.orElse(model);
    }

    final void failed(StreamFault what) {
        fault = what;
    }

    /** From the first time on. */
    final void doneWhen(boolean ended) {
        done |= ended;
    }

    @Override
    public final Optional<ModelUsage> usage() {
        return Optional.ofNullable(usage);
    }

    @Override
    public final Optional<String> model() {
        return Optional.ofNullable(model);
    }

    @Override
    public final boolean done() {
        return done;
    }

    @Override
    public final Optional<StreamFault> fault() {
        return Optional.ofNullable(fault);
    }
}
