package dev.marlin.testkit.runs;

import dev.marlin.runs.NeutralPair;
import dev.marlin.runs.PairId;
import dev.marlin.runs.PairListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what it was told of pairs. */
public final class RecordingListener implements PairListener {
    private final List<String> told = new CopyOnWriteArrayList<>();

    @Override
    public void ready(NeutralPair pair, int turn) {
        told.add("ready " + pair.id() + " turn " + turn + " " + pair.state());
    }

    @Override
    public void withdrawn(PairId pair) {
        told.add("withdrawn " + pair);
    }

    public List<String> told() {
        return List.copyOf(told);
    }
}
