package dev.marlin.dashboards;

import dev.marlin.statistics.interval.Estimate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Two periods of a campaign side by side.
 *
 * @param earlier {@code all} or a month; what is compared with
 * @param later {@code all} or a month; a difference above zero is more of it in this one
 * @param rows in the order of the dashboard
 */
public record Compared(String earlier, String later, List<Row> rows) {
    public Compared {
        rows = List.copyOf(rows);
    }

    /**
     * One share in both.
     *
     * @param of whose or which: a pair of agents, or what is checked
     * @param slice as {@link Dashboard.Preference#slice}
     * @param answer which share of it
     * @param difference later less earlier; empty where either has too little behind it
     */
    public record Row(
            String of, String slice, String answer, Share before, Share after, Optional<Estimate> difference) {
        static Row of(Name name, Share before, Share after) {
            return new Row(
                    name.of(),
                    name.slice(),
                    name.answer(),
                    before,
                    after,
                    before.estimate()
                            .flatMap(first -> after.estimate().map(second -> Compared.difference(first, second))));
        }

        /** Whether the interval of the difference excludes none. */
        public boolean isTold() {
            return difference.filter(found -> !found.contains(0)).isPresent();
        }
    }

    record Name(String of, String slice, String answer) {}

    /**
     * The difference of two shares of different work, from their own intervals: Newcombe's method 10 (1998), which holds
     * for whatever intervals they are (Zou and Donner 2008), so for clustered ones, too.
     */
    static Estimate difference(Estimate before, Estimate after) {
        double value = after.value() - before.value();
        return Estimate.around(
                value,
                value - Math.hypot(after.value() - after.low(), before.high() - before.value()),
                value + Math.hypot(after.high() - after.value(), before.value() - before.low()),
                Share.CONFIDENCE,
                before.n() + after.n());
    }

    /** What is in either; where one lacks a slice, it has none of it. */
    static Compared of(Dashboard earlier, Dashboard later) {
        Map<Name, Share> before = shares(earlier);
        Map<Name, Share> after = shares(later);
        List<Name> names = new ArrayList<>(before.keySet());
        after.keySet().stream().filter(name -> !before.containsKey(name)).forEach(names::add);
        Share none = new Share(0, Optional.empty());
        return new Compared(
                earlier.period(),
                later.period(),
                names.stream()
                        .map(name -> Row.of(name, before.getOrDefault(name, none), after.getOrDefault(name, none)))
                        .toList());
    }

    private static Map<Name, Share> shares(Dashboard board) {
        Map<Name, Share> shares = new LinkedHashMap<>();
        shares.put(new Name("Side A preferred", "decided", "yes"), board.bias().sideA());
        shares.put(
                new Name("Candidates that pass", "all", "yes"),
                board.verifiers().pass());
        shares.put(
                new Name("People prefer who passes", "one passes", "yes"),
                board.verifiers().agree());
        board.preferences().forEach(row -> {
            shares.put(new Name(row.pair(), row.slice(), "first"), row.firstWins());
            shares.put(new Name(row.pair(), row.slice(), "tie"), row.tie());
            shares.put(new Name(row.pair(), row.slice(), "second"), row.secondWins());
            shares.put(new Name(row.pair(), row.slice(), "both bad"), row.bothBad());
        });
        return shares;
    }
}
