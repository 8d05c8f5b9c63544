package dev.marlin.statistics.ranking;

import dev.marlin.statistics.ranking.count.Outcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Slow and plain fits that share no line with the product: one battle at a time, first derivatives only. */
final class NaiveFit {

    private NaiveFit() {}

    /** Zermelo's minorization (Hunter 2004) for half-tie Bradley–Terry; strengths as log-odds with sum zero. */
    static Map<String, Double> halfTie(List<Battle> battles, int rounds) {
        Map<String, Double> strength = new HashMap<>();
        names(battles).forEach(name -> strength.put(name, 1.0));
        for (int round = 0; round < rounds; round++) {
            Map<String, Double> points = new HashMap<>();
            Map<String, Double> chances = new HashMap<>();
            for (Battle battle : battles) {
                if (battle.outcome() == Outcome.BOTH_BAD) {
                    continue;
                }
                double pointsOfA = battle.outcome() == Outcome.A ? 1 : battle.outcome() == Outcome.TIE ? 0.5 : 0;
                points.merge(battle.a(), pointsOfA, Double::sum);
                points.merge(battle.b(), 1 - pointsOfA, Double::sum);
                double share = 1 / (strength.get(battle.a()) + strength.get(battle.b()));
                chances.merge(battle.a(), share, Double::sum);
                chances.merge(battle.b(), share, Double::sum);
            }
            strength.replaceAll((name, old) -> points.get(name) / chances.get(name));
        }
        strength.replaceAll((name, pi) -> Math.log(pi));
        return centered(strength);
    }

    /** Gradient ascent on Davidson's log-likelihood; the tie parameter is under the name "nu". */
    static Map<String, Double> davidson(List<Battle> battles, int rounds) {
        Map<String, Double> theta = new HashMap<>();
        names(battles).forEach(name -> theta.put(name, 0.0));
        double logNu = 0;
        double rate = 2.0 / battles.size();
        for (int round = 0; round < rounds; round++) {
            Map<String, Double> slope = new HashMap<>();
            double nuSlope = 0;
            for (Battle battle : battles) {
                if (battle.outcome() == Outcome.BOTH_BAD) {
                    continue;
                }
                double a = Math.exp(theta.get(battle.a()));
                double b = Math.exp(theta.get(battle.b()));
                double tie = 2 * Math.exp(logNu) * Math.sqrt(a * b);
                double sum = a + b + tie;
                double won = battle.outcome() == Outcome.A ? 1 : battle.outcome() == Outcome.TIE ? 0.5 : 0;
                double expected = (a + tie / 2) / sum;
                slope.merge(battle.a(), won - expected, Double::sum);
                slope.merge(battle.b(), expected - won, Double::sum);
                nuSlope += (battle.outcome() == Outcome.TIE ? 1 : 0) - tie / sum;
            }
            theta.replaceAll((name, old) -> old + rate * slope.getOrDefault(name, 0.0));
            logNu += rate * nuSlope;
        }
        Map<String, Double> fit = centered(theta);
        fit.put("nu", Math.exp(logNu));
        return fit;
    }

    private static TreeSet<String> names(List<Battle> battles) {
        TreeSet<String> names = new TreeSet<>();
        battles.stream().filter(b -> b.outcome() != Outcome.BOTH_BAD).forEach(b -> {
            names.add(b.a());
            names.add(b.b());
        });
        return names;
    }

    private static Map<String, Double> centered(Map<String, Double> theta) {
        double mean = theta.values().stream().mapToDouble(d -> d).average().orElseThrow();
        theta.replaceAll((name, t) -> t - mean);
        return theta;
    }
}
