package dev.marlin.statistics.ranking;

import dev.marlin.statistics.interval.SeededDraws;
import dev.marlin.statistics.ranking.count.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Battles for tests: written out, or drawn from a known truth. */
final class Battles {

    private Battles() {}

    /** The same battle in {@code times} tasks of its own. */
    static List<Battle> times(int times, String a, String b, Outcome outcome) {
        List<Battle> battles = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            battles.add(new Battle(a, b, outcome, a + b + outcome + i));
        }
        return battles;
    }

    @SafeVarargs
    static List<Battle> all(List<Battle>... parts) {
        List<Battle> all = new ArrayList<>();
        for (List<Battle> part : parts) {
            all.addAll(part);
        }
        return Collections.unmodifiableList(all);
    }

    /** Battles between agents "m0", "m1" ... of the given strengths; {@code perTask} random pairs in each task. */
    static List<Battle> drawn(double[] theta, double nu, int tasks, int perTask, long seed) {
        SeededDraws draws = new SeededDraws(seed);
        List<Battle> battles = new ArrayList<>();
        for (int task = 0; task < tasks; task++) {
            for (int k = 0; k < perTask; k++) {
                int a = draws.below(theta.length);
                int b = (a + 1 + draws.below(theta.length - 1)) % theta.length;
                battles.add(new Battle("m" + a, "m" + b, outcome(theta[a] - theta[b], nu, draws), "task" + task));
            }
        }
        return battles;
    }

    static Leaderboard.Ranked ranked(List<Battle> battles) {
        return (Leaderboard.Ranked) Ranking.rank(battles, new RankingOptions(11, 100, 0.95));
    }

    static Standing standing(Leaderboard.Ranked board, String agent) {
        return board.standings().stream()
                .filter(s -> s.agent().equals(agent))
                .findFirst()
                .orElseThrow();
    }

    private static Outcome outcome(double difference, double nu, SeededDraws draws) {
        double win = Math.exp(difference / 2);
        double loss = Math.exp(-difference / 2);
        double u = draws.uniform() * (win + loss + 2 * nu);
        return u < win ? Outcome.A : u < win + loss ? Outcome.B : Outcome.TIE;
    }
}
