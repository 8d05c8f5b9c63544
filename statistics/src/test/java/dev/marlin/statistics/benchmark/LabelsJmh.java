package dev.marlin.statistics.benchmark;

import dev.marlin.statistics.labels.FunctionFit;
import dev.marlin.statistics.labels.FunctionLabels;
import dev.marlin.statistics.labels.FunctionVotes;
import dev.marlin.statistics.labels.PeopleFit;
import dev.marlin.statistics.labels.PeopleLabels;
import dev.marlin.statistics.labels.PeopleModel;
import dev.marlin.statistics.labels.PeopleVotes;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Label models: functions on a million items, and 88,385 votes of people. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@NullUnmarked
public class LabelsJmh {

    @Param({"10", "50"})
    private int functions;

    private byte[] matrix;
    private FunctionVotes votes;
    private PeopleVotes people;

    @Setup
    public void draw() {
        matrix = SimulatedLabels.functions(1_000_000, functions);
        votes = FunctionVotes.of(matrix, functions, 2);
        people = SimulatedLabels.people(88_385);
    }

    @Benchmark
    public long barePass() {
        return SimulatedLabels.barePass(matrix);
    }

    @Benchmark
    public FunctionFit functions() {
        return FunctionLabels.fit(votes);
    }

    @Benchmark
    public PeopleFit dawidSkene() {
        return PeopleLabels.fit(people, PeopleModel.DAWID_SKENE);
    }

    @Benchmark
    public PeopleFit peopleByHeldOutVotes() {
        return PeopleLabels.fit(people);
    }
}
