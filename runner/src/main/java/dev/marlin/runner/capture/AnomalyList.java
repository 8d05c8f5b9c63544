package dev.marlin.runner.capture;

import dev.marlin.runner.capture.Anomaly.Kind;
import dev.marlin.runner.git.objects.GitPath;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects anomalies up to a limit; the last one kept says that there were more. */
final class AnomalyList {
    private final List<Anomaly> kept = new ArrayList<>();
    private final int limit;
    private int dropped;

    AnomalyList(int limit) {
        this.limit = limit;
    }

    void add(@Nullable GitPath path, Kind kind, String text) {
        if (kept.size() < limit - 1) {
            kept.add(new Anomaly(path, kind, text));
        } else {
            dropped++;
        }
    }

    List<Anomaly> toList() {
        List<Anomaly> all = new ArrayList<>(kept);
        if (dropped > 0) {
            all.add(new Anomaly(null, Kind.MORE, dropped + " further anomalies were met and not listed."));
        }
        return all;
    }
}
