package dev.marlin.app.command.stats;

import dev.marlin.app.command.option.Rows;
import dev.marlin.app.command.option.Terminal;
import dev.marlin.statistics.agreement.Agreement;
import dev.marlin.statistics.agreement.Coefficient;
import dev.marlin.statistics.agreement.Level;
import dev.marlin.statistics.agreement.Weights;
import dev.marlin.statistics.chart.DotPlot;
import dev.marlin.statistics.interval.Estimate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code marlin stats agreement}: how far coders agree. */
@Command(
        name = "agreement",
        description = "How far coders agree: percent, kappas, Gwet's AC1 and AC2, Krippendorff's alpha.",
        footer = {
            "",
            "The table has the columns unit,coder,value; a row that is not there is a value that was not given.",
            "Intervals resample units. AC2 weighs near misses by the level; cohen, scott and fleiss never do."
        },
        mixinStandardHelpOptions = true)
final class AgreementCommand extends Calculation {
    private static final String TWO_CODERS = "compares exactly two coders, and there are ";
    private static final String UNDEFINED =
            "is not defined here: there is no unit with two values, or chance alone would already agree";
    private static final String NO_INTERVAL = "has no interval: there are fewer than two units with two values, or most"
            + " resamples leave it undefined";

    @Parameters(paramLabel = "CODINGS.csv", description = "The table; - reads standard input.")
    private Path file = Path.of("-");

    @Option(
            names = "--level",
            defaultValue = "nominal",
            paramLabel = "LEVEL",
            description = "nominal, ordinal, interval or ratio (${DEFAULT-VALUE}).")
    private String level = "nominal";

    @Option(
            names = "--categories",
            split = ",",
            paramLabel = "NAME",
            description = "All values that could be given, in their order; those that were given, if left out.")
    private List<String> categories = new ArrayList<>();

    @Mixin
    private ResamplingOption resampling = new ResamplingOption();

    /** One coefficient as it is told. */
    private record Line(String name, OptionalDouble value, Optional<Estimate> interval, String reason) {}

    @Override
    Result calculate() throws IOException {
        Level scale = level();
        Codings codings = Codings.read(file, scale, categories);
        List<Line> lines = new ArrayList<>();
        coefficients(scale).forEach((name, coefficient) -> lines.add(line(name, coefficient, codings)));
        return new Result(words(lines), facts(scale, codings, lines), picture(lines));
    }

    private Level level() {
        try {
            return Level.valueOf(level.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(
                    "There is no level " + level + "; there are nominal, ordinal, interval and ratio.", unknown);
        }
    }

    private static Map<String, Coefficient> coefficients(Level level) {
        Weights weights = switch (level) {
            case NOMINAL -> Weights.IDENTITY;
            case ORDINAL -> Weights.ORDINAL;
            case INTERVAL, RATIO -> Weights.QUADRATIC;
        };
        Map<String, Coefficient> all = new LinkedHashMap<>();
        all.put("percent", new Coefficient.PercentAgreement());
        all.put("cohen", new Coefficient.CohenKappa(Weights.IDENTITY));
        all.put("scott", new Coefficient.ScottPi());
        all.put("fleiss", new Coefficient.FleissKappa());
        all.put("ac1", Coefficient.gwetAc1());
        all.put("ac2", new Coefficient.GwetAc2(weights));
        all.put("alpha", new Coefficient.KrippendorffAlpha(level));
        return all;
    }

    private Line line(String name, Coefficient coefficient, Codings codings) {
        boolean ofTwo = coefficient instanceof Coefficient.CohenKappa || coefficient instanceof Coefficient.ScottPi;
        if (ofTwo && codings.coders() != 2) {
            return new Line(name, OptionalDouble.empty(), Optional.empty(), TWO_CODERS + codings.coders());
        }
        OptionalDouble value = coefficient.of(codings.table());
        if (value.isEmpty()) {
            return new Line(name, value, Optional.empty(), UNDEFINED);
        }
        Optional<Estimate> interval =
                Agreement.of(codings.table(), coefficient, resampling.options()).map(Agreement::estimate);
        return new Line(name, value, interval, interval.isEmpty() ? NO_INTERVAL : "");
    }

    private static String words(List<Line> lines) {
        List<List<String>> rows = new ArrayList<>();
        for (Line line : lines) {
            rows.add(List.of(
                    line.name(),
                    line.value().isPresent() ? four(line.value().getAsDouble()) : "-",
                    line.interval().map(e -> four(e.low())).orElse("-"),
                    line.interval().map(e -> four(e.high())).orElse("-"),
                    line.reason()));
        }
        return new Rows(List.of("coefficient", "value", "low", "high", ""), rows).text(Terminal.OUT.isWatched());
    }

    private Map<String, Object> facts(Level scale, Codings codings, List<Line> lines) {
        Map<String, Object> facts = new LinkedHashMap<>();
        Map<String, Object> intervals = new LinkedHashMap<>();
        Map<String, Object> reasons = new LinkedHashMap<>();
        for (Line line : lines) {
            facts.put(line.name(), line.value().isPresent() ? line.value().getAsDouble() : null);
            line.interval().ifPresent(e -> intervals.put(line.name(), Map.of("low", e.low(), "high", e.high())));
            if (!line.reason().isEmpty()) {
                reasons.put(line.name(), line.reason());
            }
        }
        facts.put("intervals", intervals);
        facts.put("reasons", reasons);
        facts.put("level", scale.name().toLowerCase(Locale.ROOT));
        facts.put("units", codings.table().units());
        facts.put("pairable_units", codings.table().pairableUnits());
        facts.put("coders", codings.coders());
        facts.put("categories", codings.table().categories().size());
        facts.put("confidence", resampling.options().confidence());
        facts.put("resamples", resampling.options().resamples());
        facts.put("seed", resampling.options().seed());
        return facts;
    }

    private static Optional<String> picture(List<Line> lines) {
        List<DotPlot.Row> rows = lines.stream()
                .filter(line -> line.interval().isPresent())
                .map(line -> DotPlot.Row.of(line.name(), line.interval().orElseThrow()))
                .toList();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new DotPlot("Agreement of coders", "agreement beyond chance; 1 is full", rows).svg());
    }
}
