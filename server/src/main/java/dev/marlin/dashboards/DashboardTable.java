package dev.marlin.dashboards;

import dev.marlin.dashboards.outliers.Outlier;
import dev.marlin.kernel.MarlinException;
import dev.marlin.statistics.interval.Estimate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One table of a dashboard, as its CSV has it: every chart has one.
 *
 * @param rows as wide as the header
 */
public record DashboardTable(String name, List<String> header, List<List<String>> rows) {
    private static final List<String> INTERVAL = List.of("n", "value", "low", "high");

    public DashboardTable {
        header = List.copyOf(header);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** What tables there are. */
    public enum Name {
        FUNNEL,
        PREFERENCES,
        AGREEMENT,
        AGREEMENT_SLICES,
        CHECKS,
        COSTS,
        COST_SLICES,
        FORECASTS,
        OUTLIERS;

        /** Those that say nothing of people. */
        public static List<Name> citable() {
            return Arrays.stream(values()).filter(name -> name != OUTLIERS).toList();
        }

        /** As addresses spell it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws MarlinException NOT_FOUND when there is no such table */
        public static Name parse(String key) {
            return Arrays.stream(values())
                    .filter(name -> name.key().equals(key))
                    .findFirst()
                    .orElseThrow(() -> MarlinException.notFound("That table"));
        }
    }

    /** The table of that name. */
    public static DashboardTable of(Dashboard board, Name name) {
        return switch (name) {
            case FUNNEL -> funnel(board);
            case PREFERENCES -> preferences(board);
            case AGREEMENT -> agreement(board);
            case AGREEMENT_SLICES -> agreementSlices(board);
            case CHECKS -> checks(board);
            case COSTS -> costs(board);
            case COST_SLICES -> costSlices(board);
            case FORECASTS -> forecasts(board);
            case OUTLIERS -> outliers(board);
        };
    }

    private static DashboardTable funnel(Dashboard board) {
        Dashboard.Funnel funnel = board.funnel();
        return table(
                Name.FUNNEL,
                List.of("stage", "judgements"),
                Stream.of(
                        List.of("open", text(funnel.open())),
                        List.of("held", text(funnel.held())),
                        List.of("submitted", text(funnel.submitted())),
                        List.of("in_review", text(funnel.inReview())),
                        List.of("accepted", text(funnel.accepted())),
                        List.of("rejected", text(funnel.rejected())),
                        List.of("overdue_claims", text(board.overdue().claims())),
                        List.of("overdue_turns", text(board.overdue().turns()))));
    }

    private static DashboardTable preferences(Dashboard board) {
        return table(
                Name.PREFERENCES,
                with("first", "second", "slice", "answer"),
                board.preferences().stream()
                        .flatMap(row -> Stream.of(
                                with(row.firstWins(), row.first(), row.second(), row.slice(), "first"),
                                with(row.tie(), row.first(), row.second(), row.slice(), "tie"),
                                with(row.secondWins(), row.first(), row.second(), row.slice(), "second"),
                                with(row.bothBad(), row.first(), row.second(), row.slice(), "both_bad"))));
    }

    private static DashboardTable agreement(Dashboard board) {
        return table(
                Name.AGREEMENT,
                with("question", "coefficient"),
                board.agreement().stream()
                        .flatMap(row -> Stream.of(
                                with(row.alpha(), row.question(), "krippendorff_alpha"),
                                with(row.percent(), row.question(), "percent_agreement"))));
    }

    private static DashboardTable agreementSlices(Dashboard board) {
        return table(
                Name.AGREEMENT_SLICES,
                with("slice", "coefficient"),
                board.agreementSlices().stream()
                        .flatMap(row -> Stream.of(
                                with(row.alpha(), row.slice(), "krippendorff_alpha"),
                                with(row.percent(), row.slice(), "percent_agreement"))));
    }

    private static DashboardTable checks(Dashboard board) {
        return table(
                Name.CHECKS,
                with("check"),
                Stream.concat(
                        Stream.of(
                                with(board.bias().sideA(), "side_a_preferred"),
                                with(board.verifiers().pass(), "candidates_that_pass"),
                                with(board.verifiers().agree(), "people_prefer_the_one_that_passes")),
                        board.bias().blinding().stream().map(index -> with(index, "blinding_index"))));
    }

    private static DashboardTable costs(Dashboard board) {
        return table(
                Name.COSTS,
                List.of("currency", "earned", "accepted", "per_accepted"),
                board.costs().stream()
                        .map(row -> List.of(
                                row.currency(),
                                row.earned(),
                                text(row.accepted()),
                                row.perAccepted().orElse(""))));
    }

    private static DashboardTable costSlices(Dashboard board) {
        return table(
                Name.COST_SLICES,
                List.of("slice", "currency", "earned", "accepted", "per_accepted"),
                board.costSlices().stream()
                        .map(row -> List.of(
                                row.slice(),
                                row.currency(),
                                row.earned(),
                                text(row.accepted()),
                                row.perAccepted().orElse(""))));
    }

    private static DashboardTable outliers(Dashboard board) {
        return table(
                Name.OUTLIERS,
                Stream.concat(
                                with("who", "measure").stream(),
                                Stream.of("others", "expected", "p_value", "q_value", "flagged"))
                        .toList(),
                board.outliers().stream()
                        .flatMap(found -> found.rows().stream())
                        .map(DashboardTable::outlier));
    }

    private static List<String> outlier(Outlier row) {
        return Stream.concat(
                        with(
                                new Share(row.n(), row.estimate()),
                                row.who(),
                                row.measure().key())
                                .stream(),
                        row.tested()
                                .map(told -> Stream.of(
                                        text(told.others()),
                                        text(told.expected()),
                                        precise(told.pValue()),
                                        precise(told.qValue()),
                                        Boolean.toString(told.flagged())))
                                .orElseGet(() -> Stream.of("", "", "", "", "")))
                .toList();
    }

    private static DashboardTable forecasts(Dashboard board) {
        return table(
                Name.FORECASTS,
                List.of(
                        "first",
                        "second",
                        "battles",
                        "half_width",
                        "more_battles",
                        "half_width_after",
                        "cost",
                        "cost_per_point_of_width"),
                board.forecasts().stream()
                        .map(row -> List.of(
                                row.first(),
                                row.second(),
                                text(row.battles()),
                                text(row.halfWidth()),
                                text(row.more()),
                                text(row.halfWidthAfter()),
                                row.cost().orElse(""),
                                row.perPoint().orElse(""))));
    }

    /** RFC 4180, with a header; a cell that a spreadsheet could take for a formula begins with an apostrophe. */
    public String csv() {
        return Stream.concat(Stream.of(header), rows.stream())
                .map(row -> row.stream().map(DashboardTable::cell).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    /** One line a cell: table, number of the row from 1, column, value; without a header. */
    public String cells() {
        StringBuilder lines = new StringBuilder();
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < header.size(); column++) {
                lines.append(name)
                        .append(',')
                        .append(row + 1)
                        .append(',')
                        .append(header.get(column))
                        .append(',')
                        .append(cell(rows.get(row).get(column)))
                        .append("\r\n");
            }
        }
        return lines.toString();
    }

    private static String cell(String text) {
        boolean number = text.matches("-?[0-9.]*");
        String safe = !number && text.matches("(?s)[=+@\\t\\r-].*") ? "'" + text : text;
        return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    private static DashboardTable table(Name name, List<String> header, Stream<List<String>> rows) {
        return new DashboardTable(name.key(), header, rows.toList());
    }

    private static List<String> with(String... columns) {
        return Stream.concat(Arrays.stream(columns), INTERVAL.stream()).toList();
    }

    private static List<String> with(Share share, String... columns) {
        Optional<Estimate> found = share.estimate();
        return Stream.concat(
                        Arrays.stream(columns),
                        Stream.of(
                                text(share.n()),
                                found.map(one -> text(one.value())).orElse(""),
                                found.map(one -> text(one.low())).orElse(""),
                                found.map(one -> text(one.high())).orElse("")))
                .toList();
    }

    private static String text(long number) {
        return Long.toString(number);
    }

    /** With three digits, however small. */
    private static String precise(double number) {
        return String.format(Locale.ROOT, "%.3g", number);
    }

    private static String text(double number) {
        return String.format(Locale.ROOT, "%.6f", number);
    }
}
