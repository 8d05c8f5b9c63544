package dev.marlin.statistics.benchmark;

import dev.marlin.statistics.interval.BootstrapOptions;
import dev.marlin.statistics.ranking.count.BothBad;
import dev.marlin.statistics.ranking.count.CellTable;
import dev.marlin.statistics.ranking.count.Comparisons;
import dev.marlin.statistics.ranking.field.FieldOptions;
import dev.marlin.statistics.ranking.field.FieldRanking;
import dev.marlin.statistics.ranking.field.IntervalMethod;
import dev.marlin.statistics.ranking.fit.ModelForm;
import dev.marlin.statistics.ranking.fit.PairFit;
import dev.marlin.statistics.ranking.fit.RobustErrors;
import dev.marlin.statistics.ranking.fit.TieModel;
import dev.marlin.statistics.ranking.style.Covariates;
import dev.marlin.statistics.ranking.style.StyleControl;
import dev.marlin.statistics.ranking.style.StyleOptions;
import dev.marlin.statistics.ranking.table.VoteTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The jobs P1 to P5: a million comparisons of a hundred competitors, a hundred refits. */
final class RankingJobs {

    private static final int ROWS = 1_000_000;
    private static final int COMPETITORS = 100;
    private static final double ELO_PER_LOG = 400 / Math.log(10);

    private RankingJobs() {}

    static List<Line> fromCsv(int threads) throws Exception {
        FieldOptions options =
                FieldOptions.seeded(1).with(new IntervalMethod.Bootstrap(new BootstrapOptions(1, 100, 0.95), threads));
        String job = "CSV file to table" + (threads == 1 ? "" : ", " + threads + " threads");
        Path file = SimulatedVotes.drawn(ROWS, COMPETITORS, false).csv();
        try {
            Cost cost = Cost.of(() -> FieldRanking.rank(VoteTable.read(file).comparisons(), options));
            Cost bare = Cost.of(() -> SimulatedVotes.barePass(file));
            return List.of(
                    Line.timed("P1", job + ", first call of a process", cost, bare, cost.coldSeconds(), 0.6),
                    Line.timed("P1", job + ", best call", cost, bare, cost.seconds(), 0.6));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    static List<Line> fromColumns() throws Exception {
        SimulatedVotes votes = SimulatedVotes.drawn(ROWS, COMPETITORS, false);
        Cost cost = Cost.of(() -> FieldRanking.rank(votes.comparisons(), FieldOptions.seeded(1)));
        Cost bare = Cost.of(votes::barePass);
        String found = "%.4f s".formatted(cost.seconds());
        return List.of(
                Line.costing("P1", "columns to table", cost, bare, found, ">= 15x FastChat", Line.BESIDE_PEER),
                Line.costing(
                        "P2",
                        "the same, beside the notebook",
                        cost,
                        bare,
                        found,
                        ">= 300x notebook",
                        Line.BESIDE_PEER));
    }

    static List<Line> style() throws Exception {
        SimulatedVotes votes = SimulatedVotes.drawn(ROWS, COMPETITORS, true);
        Comparisons rows = votes.comparisons();
        Covariates covariates = votes.covariates();
        Cost one = Cost.of(() -> StyleControl.rank(rows, covariates, StyleOptions.seeded(1)));
        StyleOptions parallel = new StyleOptions(BothBad.LEFT_OUT, 1, new BootstrapOptions(1, 100, 0.95), 2);
        Cost two = Cost.of(() -> StyleControl.rank(rows, covariates, parallel));
        Cost bare = Cost.of(votes::barePass);
        return List.of(
                Line.timed("P3", "style control, 4 features, 1 thread", one, bare, one.seconds(), 5),
                Line.costing(
                        "P3",
                        "style control, 4 features, 2 threads",
                        two,
                        bare,
                        "%.4f s".formatted(two.seconds()),
                        ">= 18x FastChat",
                        Line.BESIDE_PEER));
    }

    static List<Line> exactness() {
        SimulatedVotes votes = SimulatedVotes.drawn(ROWS, COMPETITORS, false);
        CellTable cells = CellTable.count(votes.comparisons(), BothBad.LEFT_OUT, false);
        double[] theta = fitted(cells).theta();
        double[] optimum = LongRunSolver.theta(votes);
        double most = 0;
        for (int i = 0; i < theta.length; i++) {
            most = Math.max(most, ELO_PER_LOG * Math.abs(theta[i] - optimum[i]));
        }
        return List.of(Line.told(
                "P4",
                "largest deviation from the optimum",
                "%.1e Elo".formatted(most),
                "< 1e-6 Elo",
                most < 1e-6 ? "yes" : "no"));
    }

    static List<Line> sandwich() throws Exception {
        SimulatedVotes votes = SimulatedVotes.drawn(ROWS, COMPETITORS, false);
        CellTable cells = CellTable.count(votes.comparisons(), BothBad.LEFT_OUT, false);
        PairFit fit = fitted(cells);
        Cost cost = Cost.of(() -> RobustErrors.independent(fit, cells).of(-1, RobustErrors.ARENA_RIDGE));
        return List.of(Line.timed(
                "P5", "sandwich intervals after counting", cost, Cost.of(votes::barePass), cost.seconds(), 0.005));
    }

    private static PairFit fitted(CellTable cells) {
        return PairFit.of(cells.counts(), ModelForm.plain(TieModel.HALF_TIE), null)
                .orElseThrow();
    }
}
