package dev.marlin.dashboards;

import dev.marlin.kernel.MarlinException;
import dev.marlin.statistics.chart.CurvePlot;
import dev.marlin.statistics.chart.DotPlot;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Draws what a table of a dashboard says; numbers without enough behind them are not drawn. */
public final class DashboardChart {
    private static final int POINTS = 41;
    private static final String BY_SYSTEM = "@media(prefers-color-scheme:dark){";

    private DashboardChart() {}

    /** The picture of a table as SVG; empty where there is none, or nothing to draw yet. */
    public static Optional<String> of(Dashboard board, DashboardTable.Name name) {
        return switch (name) {
            case PREFERENCES ->
                dots(
                        "Share won by the first agent, of all accepted comparisons",
                        "percent, 95 % interval, clustered by task",
                        board.preferences().stream()
                                .filter(row -> !row.slice().startsWith("language "))
                                .flatMap(row -> row(row.first() + ": " + row.slice(), row.firstWins(), 100)));
            case AGREEMENT ->
                dots(
                        "Krippendorff’s alpha",
                        "agreement beyond chance; 1 is full",
                        board.agreement().stream().flatMap(row -> row(row.question(), row.alpha(), 1)));
            case CHECKS ->
                dots(
                        "What should not matter, and what verifiers tell",
                        "percent, 95 % interval, clustered by task",
                        Stream.of(
                                        row(
                                                "side A preferred; 50 is fair",
                                                board.bias().sideA(),
                                                100),
                                        row(
                                                "candidates that pass",
                                                board.verifiers().pass(),
                                                100),
                                        row(
                                                "people prefer who passes",
                                                board.verifiers().agree(),
                                                100))
                                .flatMap(Function.identity()));
            case FORECASTS ->
                board.forecasts().stream()
                        .max(Comparator.comparingLong(Dashboard.Forecast::battles))
                        .map(DashboardChart::curve);
            case FUNNEL, AGREEMENT_SLICES, COSTS, COST_SLICES, OUTLIERS -> Optional.empty();
        };
    }

    /** As {@link #of}. @throws MarlinException NOT_FOUND where there is no picture */
    public static String require(Dashboard board, DashboardTable.Name name) {
        return of(board, name).orElseThrow(() -> MarlinException.notFound("That chart"));
    }

    /**
     * The picture for a reader who chose a theme: as a picture of its own it cannot see the page that shows it.
     *
     * @param theme {@code light} or {@code dark}; all else leaves it to the reader's system
     */
    public static String themed(String svg, String theme) {
        return switch (theme) {
            case "dark" -> svg.replace(BY_SYSTEM, "@media all{");
            case "light" -> svg.replace(BY_SYSTEM, "@media not all{");
            default -> svg;
        };
    }

    private static Stream<DotPlot.Row> row(String name, Share share, double unit) {
        return share.estimate().map(found -> DotPlot.Row.of(name, found.scaledBy(unit))).stream();
    }

    private static Optional<String> dots(String title, String unit, Stream<DotPlot.Row> rows) {
        List<DotPlot.Row> drawn = rows.toList();
        return drawn.isEmpty() ? Optional.empty() : Optional.of(new DotPlot(title, unit, drawn).svg());
    }

    private static String curve(Dashboard.Forecast row) {
        double[] across = IntStream.range(0, POINTS)
                .mapToDouble(i -> row.battles() * (1 + i * 3.0 / (POINTS - 1)))
                .toArray();
        double[] up = IntStream.range(0, POINTS)
                .mapToDouble(i -> 100 * row.halfWidth() * Math.sqrt(row.battles() / across[i]))
                .toArray();
        return new CurvePlot(
                        row.first() + " against " + row.second(),
                        "battles judged",
                        "half the interval, points",
                        new CurvePlot.Points(across, up),
                        CurvePlot.Points.NONE)
                .svg();
    }
}
