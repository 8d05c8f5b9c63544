package dev.marlin.statistics;

import dev.marlin.statistics.agreement.Categories;
import dev.marlin.statistics.agreement.Coefficient;
import dev.marlin.statistics.agreement.Level;
import dev.marlin.statistics.agreement.RatingTable;
import dev.marlin.statistics.interval.SeededDraws;
import dev.marlin.statistics.ranking.Battle;
import dev.marlin.statistics.ranking.BattleTable;
import dev.marlin.statistics.ranking.Ranking;
import dev.marlin.statistics.ranking.RankingOptions;
import dev.marlin.statistics.ranking.count.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Times the ranking against a naive solver in one process and prints seconds and ratios; a program, not a test.
 *
 * <p>The naive solver is gradient ascent over the battles themselves, stopped at 200 rounds, without any bootstrap; a
 * bootstrap of it would take that time once per resample.
 */
public final class StatisticsBenchmark {

    private static final int AGENTS = 100;
    private static final int RESAMPLES = 100;
    private static final int NAIVE_ROUNDS = 200;
    private static final int REPETITIONS = 3;

    private StatisticsBenchmark() {}

    public static void main(String[] arguments) {
        for (int battles : new int[] {100_000, 1_000_000}) {
            List<Battle> drawn = drawn(battles, battles);
            List<Battle> clustered = drawn(battles, battles / 5);
            double counting = seconds(() -> BattleTable.count(drawn));
            double ours = seconds(() -> Ranking.rank(drawn, new RankingOptions(1, RESAMPLES, 0.95)));
            double oursClustered = seconds(() -> Ranking.rank(clustered, new RankingOptions(1, RESAMPLES, 0.95)));
            double naive = seconds(() -> naive(drawn));
            print("%,d battles, %d agents: count %.3f s", battles, AGENTS, counting);
            print("  rank, both models, %d resamples, one battle per task: %.3f s", RESAMPLES, ours);
            print("  rank, both models, %d resamples, five battles per task: %.3f s", RESAMPLES, oursClustered);
            print("  naive, one model, one fit: %.3f s; with resamples (calculated) %.1f s", naive, naive * RESAMPLES);
            print(
                    "  ratio: one naive fit / whole ranking %.2f, naive bootstrap (calculated) / ours %.0f",
                    naive / ours, naive * (RESAMPLES + 1) / ours);
        }
        int[][] codes = codes(1_000_000, 5);
        Categories categories = Categories.of(List.of("A", "tie", "B", "both bad"));
        double build = seconds(() -> RatingTable.ofCodes(codes, categories));
        RatingTable table = RatingTable.ofCodes(codes, categories);
        double alpha = seconds(() -> {
            new Coefficient.KrippendorffAlpha(Level.NOMINAL).of(table);
            Coefficient.gwetAc1().of(table);
        });
        print("agreement, 1,000,000 units of 5 raters: table %.3f s, then alpha and AC1 %.4f s", build, alpha);
    }

    private static void naive(List<Battle> battles) {
        double[] theta = new double[AGENTS];
        double rate = 2.0 * AGENTS / battles.size();
        for (int round = 0; round < NAIVE_ROUNDS; round++) {
            double[] slope = new double[AGENTS];
            for (Battle battle : battles) {
                int a = Integer.parseInt(battle.a(), 1, battle.a().length(), 10);
                int b = Integer.parseInt(battle.b(), 1, battle.b().length(), 10);
                double points = switch (battle.outcome()) {
                    case A -> 1;
                    case B -> 0;
                    case TIE, BOTH_BAD -> 0.5;
                };
                double surprise = points - 1 / (1 + Math.exp(theta[b] - theta[a]));
                slope[a] += surprise;
                slope[b] -= surprise;
            }
            for (int i = 0; i < AGENTS; i++) {
                theta[i] += rate * slope[i];
            }
        }
    }

    private static List<Battle> drawn(int battles, int tasks) {
        SeededDraws draws = new SeededDraws(42);
        String[] names = new String[AGENTS];
        for (int i = 0; i < AGENTS; i++) {
            names[i] = "m" + i;
        }
        List<Battle> drawn = new ArrayList<>(battles);
        for (int n = 0; n < battles; n++) {
            int a = draws.below(AGENTS);
            int b = (a + 1 + draws.below(AGENTS - 1)) % AGENTS;
            double chance = 1 / (1 + Math.exp((a - b) / 25.0));
            double u = draws.uniform();
            Outcome outcome = u < 0.2 ? Outcome.TIE : u < 0.2 + 0.8 * chance ? Outcome.A : Outcome.B;
            drawn.add(new Battle(names[a], names[b], outcome, "task" + n % tasks));
        }
        return drawn;
    }

    private static int[][] codes(int units, int raters) {
        SeededDraws draws = new SeededDraws(7);
        int[][] codes = new int[units][raters];
        for (int[] unit : codes) {
            int truth = draws.below(4);
            for (int r = 0; r < raters; r++) {
                unit[r] = draws.uniform() < 0.7 ? truth : draws.below(4);
            }
        }
        return codes;
    }

    /** The best of a few runs. */
    private static double seconds(Runnable work) {
        double best = Double.MAX_VALUE;
        for (int i = 0; i < REPETITIONS; i++) {
            long start = System.nanoTime();
            work.run();
            best = Math.min(best, (System.nanoTime() - start) / 1e9);
        }
        return best;
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
