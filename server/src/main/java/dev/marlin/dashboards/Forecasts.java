package dev.marlin.dashboards;

import dev.marlin.dashboards.Battle.Verdict;
import dev.marlin.dashboards.PairTables.Pair;
import dev.marlin.dashboards.PairTables.Seen;
import dev.marlin.kernel.Money;
import dev.marlin.statistics.interval.Estimate;
import dev.marlin.statistics.planning.WidthForecast;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What more battles would buy: the width of the interval of a pair's mean score, a tie as half a win. */
final class Forecasts {
    /** As many more are asked about. */
    static final long MORE = 200;

    private static final double HALF_A_POINT = 0.005;

    private Forecasts() {}

    static List<Dashboard.Forecast> of(List<Battle> battles, Optional<Money> each) {
        List<Dashboard.Forecast> rows = new ArrayList<>();
        PairTables.byPair(battles).forEach((pair, met) -> {
            List<Seen> scored = PairTables.seen(pair, met, battle -> Optional.of(battle.verdict())).stream()
                    .filter(one -> one.verdict() != Verdict.BOTH_BAD)
                    .toList();
            long tasks = scored.stream().map(Seen::task).distinct().count();
            Share score = Share.of(scored, Seen::task, Forecasts::score);
            if (tasks >= 2) {
                score.estimate().ifPresent(now -> rows.add(row(pair, now, new WidthForecast(now, tasks), each)));
            }
        });
        return rows;
    }

    private static double score(Seen one) {
        return switch (one.verdict()) {
            case A -> 1;
            case TIE -> 0.5;
            case B, BOTH_BAD -> 0;
        };
    }

    private static Dashboard.Forecast row(Pair pair, Estimate now, WidthForecast forecast, Optional<Money> each) {
        double battlesPerTask = (double) now.n() / forecast.tasks();
        double half = (now.high() - now.low()) / 2;
        long after = forecast.tasks() + Math.max(1, Math.round(MORE / battlesPerTask));
        Optional<Money> perPoint = half > 2 * HALF_A_POINT
                ? each.map(cost -> times(
                        cost, Math.round((forecast.tasksFor(half - HALF_A_POINT) - forecast.tasks()) * battlesPerTask)))
                : Optional.empty();
        return new Dashboard.Forecast(
                pair.first(),
                pair.second(),
                now.n(),
                half,
                MORE,
                forecast.halfWidthAt(after),
                each.map(cost -> times(cost, MORE).toString()),
                perPoint.map(Money::toString));
    }

    private static Money times(Money cost, long count) {
        return new Money(Math.multiplyExact(cost.minorUnits(), count), cost.currency());
    }
}
