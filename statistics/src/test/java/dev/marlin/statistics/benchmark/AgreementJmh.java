package dev.marlin.statistics.benchmark;

import dev.marlin.statistics.agreement.Categories;
import dev.marlin.statistics.agreement.Coefficient;
import dev.marlin.statistics.agreement.Level;
import dev.marlin.statistics.agreement.RatingTable;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Agreement of five raters over a million units in four categories. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@NullUnmarked
public class AgreementJmh {

    private final Categories categories = Categories.of(List.of("A", "tie", "B", "both bad"));
    private int[] codes;
    private RatingTable table;

    @Setup
    public void draw() {
        codes = SimulatedLabels.codes(1_000_000, 5);
        table = table();
    }

    @Benchmark
    public long barePass() {
        return SimulatedLabels.barePass(codes);
    }

    @Benchmark
    public RatingTable table() {
        return RatingTable.ofRows(codes, 5, categories);
    }

    @Benchmark
    public OptionalDouble alphaOfTable() {
        return new Coefficient.KrippendorffAlpha(Level.ORDINAL).of(table);
    }

    @Benchmark
    public OptionalDouble gwetOfTable() {
        return Coefficient.gwetAc1().of(table);
    }
}
