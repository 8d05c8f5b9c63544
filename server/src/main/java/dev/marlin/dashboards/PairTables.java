package dev.marlin.dashboards;

import dev.marlin.dashboards.Battle.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Counts who was preferred to whom: overall, by axis and by every slicing, each clustered by task. */
final class PairTables {
    private PairTables() {}

    /** Battles of two agents, each seen from the first: {@code A} is the first in the alphabet. */
    record Pair(String first, String second) {
        static Pair of(Battle battle) {
            String a = battle.sides().a();
            String b = battle.sides().b();
            return a.compareTo(b) <= 0 ? new Pair(a, b) : new Pair(b, a);
        }

        /** The verdict with the pair's first agent on side A. */
        Verdict seen(Battle battle, Verdict verdict) {
            boolean turned = !battle.sides().a().equals(first);
            return switch (verdict) {
                case A -> turned ? Verdict.B : Verdict.A;
                case B -> turned ? Verdict.A : Verdict.B;
                case TIE, BOTH_BAD -> verdict;
            };
        }
    }

    /** A verdict and the task that it is of. */
    record Seen(String task, Verdict verdict) {}

    static Map<Pair, List<Battle>> byPair(List<Battle> battles) {
        Map<Pair, List<Battle>> pairs =
                new TreeMap<>(Comparator.comparing(Pair::first).thenComparing(Pair::second));
        battles.stream()
                .filter(battle -> !battle.sides().a().equals(battle.sides().b()))
                .forEach(battle -> pairs.computeIfAbsent(Pair.of(battle), pair -> new ArrayList<>())
                        .add(battle));
        return pairs;
    }

    static List<Dashboard.Preference> preferences(List<Battle> battles) {
        List<Dashboard.Preference> rows = new ArrayList<>();
        byPair(battles).forEach((pair, met) -> {
            rows.add(row(pair, "overall", seen(pair, met, battle -> Optional.of(battle.verdict()))));
            TreeSet<String> axes = new TreeSet<>();
            met.forEach(battle -> axes.addAll(battle.axes().keySet()));
            for (String axis : axes) {
                rows.add(row(pair, "axis " + axis, seen(pair, met, battle -> onAxis(battle, axis))));
            }
            for (Slicing slicing : Slicing.values()) {
                TreeMap<String, List<Seen>> parts = new TreeMap<>();
                met.forEach(battle -> slicing.parts(battle)
                        .forEach((part, verdict) -> parts.computeIfAbsent(part, key -> new ArrayList<>())
                                .add(new Seen(battle.task(), pair.seen(battle, verdict)))));
                parts.forEach((part, seen) -> {
                    if (!slicing.onlyLarge() || seen.size() >= Share.FEWEST) {
                        rows.add(row(pair, slicing.key() + " " + part, seen));
                    }
                });
            }
        });
        return rows;
    }

    static List<Seen> seen(Pair pair, List<Battle> battles, Function<Battle, Optional<Verdict>> answer) {
        return battles.stream()
                .flatMap(battle -> answer.apply(battle).stream()
                        .map(verdict -> new Seen(battle.task(), pair.seen(battle, verdict))))
                .toList();
    }

    private static Optional<Verdict> onAxis(Battle battle, String axis) {
        return Optional.ofNullable(battle.axes().get(axis)).map(Verdict::of);
    }

    private static Dashboard.Preference row(Pair pair, String slice, List<Seen> seen) {
        return new Dashboard.Preference(
                pair.first(),
                pair.second(),
                slice,
                share(seen, Verdict.A),
                share(seen, Verdict.TIE),
                share(seen, Verdict.B),
                share(seen, Verdict.BOTH_BAD));
    }

    private static Share share(List<Seen> seen, Verdict wanted) {
        return Share.of(seen, Seen::task, one -> one.verdict() == wanted ? 1 : 0);
    }
}
