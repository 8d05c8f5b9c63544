package dev.marlin.statistics.ranking.annotator;

import dev.marlin.statistics.ranking.count.Comparisons;
import dev.marlin.statistics.ranking.fit.WeightedLogits;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Crowd-BT (Chen, Bennett, Collins-Thompson and Horvitz, WSDM 2013): person k says what strength suggests with
 * probability η_k and the opposite otherwise, P(i ≻k j) = η_k·πi/(πi+πj) + (1 − η_k)·πj/(πi+πj).
 *
 * <p>The posterior mode of all votes at once by expectation–maximization (the paper's own updates are online): it raises
 * the posterior at every round and stops when no strength moves by 1e-9. η = ½ is a coin, below ½ someone who answers
 * the wrong way round; the prior makes the orientation definite. A tie is half a vote for each side; both bad is left
 * out.
 */
public final class CrowdRanking {

    private static final int ROUNDS = 5000;
    private static final double LAST_STEP = 1e-9;

    private final int competitors;
    private final int people;
    private final CrowdOptions options;
    private final Votes votes;

    private CrowdRanking(Judged judged, CrowdOptions options) {
        this.competitors = judged.comparisons().names().size();
        this.people = judged.people().size();
        this.options = options;
        this.votes = Votes.of(judged);
    }

    /**
     * Strengths and reliabilities.
     *
     * @param theta {@code theta[i]} in natural log-odds, mean zero, by number of the competitor
     * @param reliability {@code reliability[k]} = η of person k; the prior's mode without a vote
     * @param logPosterior at the mode, up to a constant
     * @param converged whether strengths stood still before the 5,000th round
     */
    public record Result(
            List<Double> theta, List<Double> reliability, double logPosterior, int rounds, boolean converged) {}

    /** Finds the mode. */
    public static Result rank(Judged judged, CrowdOptions options) {
        return new CrowdRanking(judged, options).climb();
    }

    private Result climb() {
        double[] theta = new double[competitors];
        double[] eta = new double[people];
        // From the mean and not the mode: at 1 nobody could ever be doubted.
        Arrays.fill(eta, options.alpha() / (options.alpha() + options.beta()));
        WeightedLogits logits = new WeightedLogits(competitors, votes.first, votes.second, options.virtualTies());
        double[] forFirst = new double[votes.first.length];
        double[] all = new double[votes.first.length];
        double[] honest = new double[people];
        double[] weight = new double[people];
        double moved = Double.POSITIVE_INFINITY;
        int round = 0;
        while (moved > LAST_STEP && round < ROUNDS) {
            expect(theta, eta, forFirst, all, honest, weight);
            double[] next = logits.maximize(theta, forFirst, all);
            moved = 0;
            for (int i = 0; i < competitors; i++) {
                moved = Math.max(moved, Math.abs(next[i] - theta[i]));
            }
            theta = next;
            for (int k = 0; k < people; k++) {
                eta[k] = mode(honest[k], weight[k]);
            }
            round++;
        }
        double mean = Arrays.stream(theta).average().orElse(0);
        return new Result(
                Arrays.stream(theta).map(t -> t - mean).boxed().toList(),
                Arrays.stream(eta).boxed().toList(),
                logPosterior(theta, eta),
                round,
                moved <= LAST_STEP);
    }

    /** For each vote the chance that it was meant as strength suggests, summed by pair and by person. */
    private void expect(
            double[] theta, double[] eta, double[] forFirst, double[] all, double[] honest, double[] weight) {
        Arrays.fill(forFirst, 0);
        Arrays.fill(all, 0);
        Arrays.fill(honest, 0);
        Arrays.fill(weight, 0);
        for (int v = 0; v < votes.pair.length; v++) {
            int pair = votes.pair[v];
            int person = votes.person[v];
            double p = 1 / (1 + Math.exp(theta[votes.second[pair]] - theta[votes.first[pair]]));
            double win = votes.points[v];
            double loss = votes.weight[v] - win;
            double meant = eta[person] * p / (eta[person] * p + (1 - eta[person]) * (1 - p));
            double meantLoss = eta[person] * (1 - p) / (eta[person] * (1 - p) + (1 - eta[person]) * p);
            honest[person] += win * meant + loss * meantLoss;
            weight[person] += votes.weight[v];
            forFirst[pair] += win * meant + loss * (1 - meantLoss);
            all[pair] += votes.weight[v];
        }
    }

    private double mode(double honest, double all) {
        return (options.alpha() - 1 + honest) / (options.alpha() + options.beta() - 2 + all);
    }

    private double logPosterior(double[] theta, double[] eta) {
        double sum = 0;
        for (int v = 0; v < votes.pair.length; v++) {
            double d = theta[votes.first[votes.pair[v]]] - theta[votes.second[votes.pair[v]]];
            double p = 1 / (1 + Math.exp(-d));
            double e = eta[votes.person[v]];
            double win = votes.points[v];
            sum += term(win, e * p + (1 - e) * (1 - p)) + term(votes.weight[v] - win, e * (1 - p) + (1 - e) * p);
        }
        for (double e : eta) {
            sum += term(options.alpha() - 1, e) + term(options.beta() - 1, 1 - e);
        }
        for (double t : theta) {
            sum -= options.virtualTies() * (Math.abs(t) / 2 + Math.log1p(Math.exp(-Math.abs(t))));
        }
        return sum;
    }

    private static double term(double times, double chance) {
        return times == 0 ? 0 : times * Math.log(chance);
    }

    /** Votes by pair and person; {@code points[v]} of {@code weight[v]} went to the first. */
    private record Votes(int[] first, int[] second, int[] pair, int[] person, double[] points, double[] weight) {

        static Votes of(Judged judged) {
            Comparisons rows = judged.comparisons();
            int m = rows.names().size();
            int[] kept = IntStream.range(0, rows.rows())
                    .filter(row -> rows.outcome(row) < 3)
                    .toArray();
            long[] keys = Arrays.stream(kept)
                    .mapToLong(row -> (long) Math.min(rows.left(row), rows.right(row)) * m
                            + Math.max(rows.left(row), rows.right(row)))
                    .toArray();
            long[] pairs = Arrays.stream(keys).sorted().distinct().toArray();
            int n = kept.length;
            Votes votes = new Votes(
                    Arrays.stream(pairs).mapToInt(key -> (int) (key / m)).toArray(),
                    Arrays.stream(pairs).mapToInt(key -> (int) (key % m)).toArray(),
                    new int[n],
                    new int[n],
                    new double[n],
                    new double[n]);
            for (int v = 0; v < n; v++) {
                int row = kept[v];
                double leftPoints = 1 - rows.outcome(row) / 2.0;
                votes.pair[v] = Arrays.binarySearch(pairs, keys[v]);
                votes.person[v] = judged.annotator()[row];
                votes.weight[v] = rows.weight(row);
                votes.points[v] = rows.weight(row) * (rows.left(row) < rows.right(row) ? leftPoints : 1 - leftPoints);
            }
            return votes;
        }
    }
}
