package dev.marlin.statistics.benchmark;

import dev.marlin.statistics.csv.CsvColumn;
import dev.marlin.statistics.csv.CsvTable;
import dev.marlin.statistics.ranking.table.VoteTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A million rows of three words from a file: columns of words, and the comparisons they stand for. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@NullUnmarked
public class CsvJmh {

    private static final List<CsvColumn> COLUMNS = List.of(
            CsvColumn.required("left", CsvColumn.Kind.WORD),
            CsvColumn.required("right", CsvColumn.Kind.WORD),
            CsvColumn.required("winner", CsvColumn.Kind.WORD));

    private Path file;

    @Setup
    public void write() throws IOException {
        file = SimulatedVotes.drawn(1_000_000, 100, false).csv();
    }

    @TearDown
    public void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    @Benchmark
    public long barePass() throws IOException {
        return SimulatedVotes.barePass(file);
    }

    @Benchmark
    public CsvTable columns() throws IOException {
        return CsvTable.read(file, COLUMNS);
    }

    @Benchmark
    public Object comparisons() throws IOException {
        return VoteTable.read(file);
    }
}
