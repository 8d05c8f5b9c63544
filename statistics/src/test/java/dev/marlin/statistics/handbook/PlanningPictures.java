package dev.marlin.statistics.handbook;

import dev.marlin.statistics.chart.CurvePlot.Points;
import dev.marlin.statistics.chart.Ink;
import dev.marlin.statistics.chart.SeriesPlot;
import dev.marlin.statistics.chart.SeriesPlot.Series;
import dev.marlin.statistics.planning.Contest;
import dev.marlin.statistics.planning.Pairing;
import dev.marlin.statistics.planning.SampleSize;
import dev.marlin.statistics.ranking.count.BothBad;
import dev.marlin.statistics.ranking.count.CellTable;
import dev.marlin.statistics.ranking.fit.ModelForm;
import dev.marlin.statistics.ranking.fit.PairFit;
import dev.marlin.statistics.ranking.fit.TieModel;
import dev.marlin.statistics.ranking.resample.CellBootstrap;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Pictures of plans. */
final class PlanningPictures {
    private static final int TASKS = 400;
    private static final double VISIBLY = 0.015;

    private PlanningPictures() {}

    static String power() {
        return new SeriesPlot(
                        "Chance to find that one version is better, one task of five a tie",
                        "judged tasks",
                        "chance",
                        List.of(
                                Series.curve("0.9", Ink.GUIDE, Points.level(20, 1_600, 0.9)),
                                powerOf(0.65, Ink.FIRST),
                                powerOf(0.60, Ink.SECOND),
                                powerOf(0.55, Ink.THIRD)))
                .svg();
    }

    private static Series powerOf(double winRate, Ink ink) {
        double[] tasks = IntStream.range(0, 80).mapToDouble(i -> 20 + 20 * i).toArray();
        double[] chances = Arrays.stream(tasks)
                .map(n ->
                        SampleSize.at(new Contest(winRate, 0.2), (long) n, 0.95).power())
                .toArray();
        return Series.curve("win rate " + winRate, ink, new Points(tasks, chances));
    }

    /** The first seed by which a fixed interval that is looked at after each task clearly leaves out the truth. */
    static String sequence() {
        long seed = 1;
        while (!Looks.ofEqualVersions(TASKS, seed).fixedErrs(VISIBLY)) {
            seed++;
        }
        Looks looks = Looks.ofEqualVersions(TASKS, seed);
        return new SeriesPlot(
                        "Two equal versions, looked at after every task",
                        "judged tasks",
                        "mean score",
                        List.of(
                                Series.curve("truth", Ink.GUIDE, Points.level(Looks.FIRST, TASKS, 0.5)),
                                after("fixed 95 % interval", Ink.SECOND, looks.fixedLow()),
                                after("", Ink.SECOND, looks.fixedHigh()),
                                after("95 % confidence sequence", Ink.FIRST, looks.sequenceLow()),
                                after("", Ink.FIRST, looks.sequenceHigh())))
                .svg();
    }

    private static Series after(String name, Ink ink, double[] ends) {
        double[] tasks = IntStream.rangeClosed(Looks.FIRST, ends.length)
                .mapToDouble(t -> t)
                .toArray();
        return Series.curve(name, ink, new Points(tasks, Arrays.copyOfRange(ends, Looks.FIRST - 1, ends.length)));
    }

    static String pairing() {
        CellTable cells = CellTable.count(Votes.independent(600, 11), BothBad.LEFT_OUT, false);
        PairFit fit = PairFit.of(cells.counts(), ModelForm.plain(TieModel.HALF_TIE), null)
                .orElseThrow();
        double[] theta = fit.theta();
        List<Pairing.Pair> pairs = Pairing.gap(
                        theta,
                        covariance(CellBootstrap.of(cells, fit, 1, 500, 1).draws()))
                .pairs();
        double[] gaps = pairs.stream()
                .mapToDouble(pair -> Math.abs(theta[pair.first()] - theta[pair.second()]))
                .toArray();
        double[] chances = pairs.stream().mapToDouble(Pairing.Pair::chance).toArray();
        double widest = Arrays.stream(gaps).max().orElseThrow();
        return new SeriesPlot(
                        "The chance of each of 28 pairs to meet next, after 600 votes",
                        "distance of the two ratings, natural log-odds",
                        "chance",
                        List.of(
                                Series.curve("uniform", Ink.SECOND, Points.level(0, widest, 1.0 / pairs.size())),
                                Series.dots("gap rule", Ink.FIRST, new Points(gaps, chances))))
                .svg();
    }

    private static double[][] covariance(double[][] draws) {
        int m = draws.length;
        double[] means = Arrays.stream(draws)
                .mapToDouble(d -> Arrays.stream(d).average().orElseThrow())
                .toArray();
        double[][] covariance = new double[m][m];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                for (int r = 0; r < draws[i].length; r++) {
                    covariance[i][j] += (draws[i][r] - means[i]) * (draws[j][r] - means[j]) / (draws[i].length - 1);
                }
            }
        }
        return covariance;
    }
}
