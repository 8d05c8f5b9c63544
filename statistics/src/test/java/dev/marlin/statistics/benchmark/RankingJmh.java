package dev.marlin.statistics.benchmark;

import dev.marlin.statistics.interval.BootstrapOptions;
import dev.marlin.statistics.ranking.count.BothBad;
import dev.marlin.statistics.ranking.count.CellTable;
import dev.marlin.statistics.ranking.count.Comparisons;
import dev.marlin.statistics.ranking.fit.ModelForm;
import dev.marlin.statistics.ranking.fit.PairFit;
import dev.marlin.statistics.ranking.fit.RobustErrors;
import dev.marlin.statistics.ranking.fit.TieModel;
import dev.marlin.statistics.ranking.resample.CellBootstrap;
import dev.marlin.statistics.ranking.style.Covariates;
import dev.marlin.statistics.ranking.style.StyleControl;
import dev.marlin.statistics.ranking.style.StyleOptions;
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

/** The parts of a ranking of a hundred competitors: count, fit, ten refits, sandwich, style control with ten refits. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@NullUnmarked
public class RankingJmh {

    private static final int REFITS = 10;

    @Param({"100000", "1000000"})
    private int rows;

    private SimulatedVotes votes;
    private Comparisons comparisons;
    private Covariates covariates;
    private CellTable cells;
    private PairFit fit;

    @Setup
    public void draw() {
        votes = SimulatedVotes.drawn(rows, 100, true);
        comparisons = votes.comparisons();
        covariates = votes.covariates();
        cells = count();
        fit = fit();
    }

    @Benchmark
    public long barePass() {
        return votes.barePass();
    }

    @Benchmark
    public CellTable count() {
        return CellTable.count(comparisons, BothBad.LEFT_OUT, false);
    }

    @Benchmark
    public PairFit fit() {
        return PairFit.of(cells.counts(), ModelForm.plain(TieModel.HALF_TIE), null)
                .orElseThrow();
    }

    @Benchmark
    public CellBootstrap tenRefits() {
        return CellBootstrap.of(cells, fit, 1, REFITS, 1);
    }

    @Benchmark
    public double[] sandwich() {
        return RobustErrors.independent(fit, cells).of(-1, RobustErrors.ARENA_RIDGE);
    }

    @Benchmark
    public Object styleControlWithTenRefits() {
        return StyleControl.rank(
                comparisons,
                covariates,
                new StyleOptions(BothBad.LEFT_OUT, 1, new BootstrapOptions(1, REFITS, 0.95), 1));
    }
}
