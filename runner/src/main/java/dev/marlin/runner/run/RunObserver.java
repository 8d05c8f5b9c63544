package dev.marlin.runner.run;

/** Is told how far a run is; called from the run's own thread. */
@FunctionalInterface
public interface RunObserver {
    void reached(String run, Stage stage);

    RunObserver NONE = (run, stage) -> {};
}
