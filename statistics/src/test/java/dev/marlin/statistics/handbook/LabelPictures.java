package dev.marlin.statistics.handbook;

import dev.marlin.statistics.chart.CurvePlot.Points;
import dev.marlin.statistics.chart.Ink;
import dev.marlin.statistics.chart.SeriesPlot;
import dev.marlin.statistics.chart.SeriesPlot.Series;
import dev.marlin.statistics.labels.Calibration;
import dev.marlin.statistics.labels.FunctionLabels;
import dev.marlin.statistics.labels.PeopleLabels;
import dev.marlin.statistics.labels.PeopleModel;
import dev.marlin.statistics.labels.Posteriors;
import java.util.List;

/** Pictures of label models. */
final class LabelPictures {
    private static final long FEWEST = 40;

    private LabelPictures() {}

    static String calibration() {
        KeywordVotes votes = KeywordVotes.drawn(4_000, 1);
        Posteriors people =
                PeopleLabels.fit(votes.asPeople(), PeopleModel.DAWID_SKENE).posteriors();
        Posteriors functions = FunctionLabels.fit(votes.asFunctions()).posteriors();
        return new SeriesPlot(
                        "Ten keyword functions, 4,000 items: what a model says and what is true",
                        "stated probability of the chosen class",
                        "share of right labels",
                        List.of(
                                Series.curve(
                                        "calibrated", Ink.GUIDE, new Points(new double[] {0.5, 1}, new double[] {0.5, 1
                                        })),
                                bins("people's model", Ink.SECOND, Calibration.against(people, votes.gold())),
                                bins("functions' model", Ink.FIRST, Calibration.against(functions, votes.gold()))))
                .svg();
    }

    private static Series bins(String name, Ink ink, Calibration calibration) {
        List<Calibration.Bin> bins = calibration.bins().stream()
                .filter(bin -> bin.forecasts() >= FEWEST)
                .toList();
        return new Series(
                name,
                ink,
                bins.size() > 1,
                new Points(
                        bins.stream()
                                .mapToDouble(Calibration.Bin::meanConfidence)
                                .toArray(),
                        bins.stream().mapToDouble(Calibration.Bin::hitRate).toArray()));
    }
}
