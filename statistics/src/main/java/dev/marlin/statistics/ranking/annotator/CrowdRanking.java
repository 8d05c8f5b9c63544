package dev.marlin.statistics.ranking.annotator;

import dev.marlin.statistics.interval.Quantiles;
import dev.marlin.statistics.ranking.fit.WeightedLogits;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Crowd-BT (Chen, Bennett, Collins-Thompson and Horvitz, WSDM 2013): person k says what strength suggests with
 * probability η_k and the opposite otherwise, P(i ≻k j) = η_k·πi/(πi+πj) + (1 − η_k)·πj/(πi+πj).
 *
 * <p>The posterior mode of all votes at once by expectation–maximization, with Newton's step before each round where it
 * helps (the paper's own updates are online); it stops when a round moves no strength and no reliability by 1e-9. η = ½ is
 * a coin, below ½ someone who answers the wrong way round; the prior makes the orientation definite. A tie is half a vote
 * for each side; both bad is left out.
 *
 * <p>How far strengths lie apart and how reliable people are together are hardly told apart by votes, so the prior decides
 * much of it. Intervals hold what they say where most people are as reliable as the prior says and others vote at random
 * or the wrong way round. Where nobody is, strengths are pulled together and the intervals are too narrow: state another
 * prior, or use the ranking without people, whose estimand is what the average voter says.
 */
public final class CrowdRanking {

    private static final int ROUNDS = 5000;
    private static final double LAST_STEP = 1e-9;
    private static final int HALVINGS = 8;

    /** Far from the mode so much of the votes' curvature keeps each reliability's step short. */
    private static final double CAREFUL = 0.25;

    /** No reliability moves farther in log-odds at once. */
    private static final double FARTHEST = 4;

    private final int competitors;
    private final int people;
    private final CrowdOptions options;
    private final CrowdVotes votes;
    private final CrowdSlots slots;
    private final WeightedLogits logits;

    private CrowdRanking(Judged judged, CrowdOptions options) {
        this.competitors = judged.comparisons().names().size();
        this.people = judged.people().size();
        this.options = options;
        this.votes = CrowdVotes.of(judged);
        this.slots = CrowdSlots.of(votes, people);
        this.logits = new WeightedLogits(competitors, votes.first(), votes.second(), options.virtualTies());
    }

    /**
     * Strengths and reliabilities.
     *
     * @param theta {@code theta[i]} in natural log-odds, mean zero, by number of the competitor
     * @param standardErrors {@code standardErrors[i]} of {@code theta[i]}: the sandwich of the posterior (Huber 1967; White
     *     1982) over votes, with the reliabilities estimated beside the strengths and not taken as known. Votes count as
     *     independent of each other given strengths and people
     * @param reliability {@code reliability[k]} = η of person k; the prior's mode without a vote
     * @param logPosterior at the mode, up to a constant
     * @param converged whether all stood still before the 5,000th round
     */
    public record Result(
            List<Double> theta,
            List<Double> standardErrors,
            List<Double> reliability,
            double logPosterior,
            int rounds,
            boolean converged) {
        public Result {
            theta = List.copyOf(theta);
            standardErrors = List.copyOf(standardErrors);
            reliability = List.copyOf(reliability);
        }

        /** The ends of the normal interval of one strength, {@code {low, high}}, in natural log-odds. */
        public double[] interval(int competitor, double confidence) {
            double half = Quantiles.normal(confidence) * standardErrors.get(competitor);
            return new double[] {theta.get(competitor) - half, theta.get(competitor) + half};
        }
    }

    /** Finds the mode. */
    public static Result rank(Judged judged, CrowdOptions options) {
        return new CrowdRanking(judged, options).climb();
    }

    private Result climb() {
        double[] start = new double[competitors + people];
        // From the mean and not the mode: at 1 nobody could ever be doubted.
        Arrays.fill(start, competitors, start.length, options.alpha() / (options.alpha() + options.beta()));
        double[] at = round(start);
        double moved = Double.POSITIVE_INFINITY;
        int rounds = 1;
        for (; moved > LAST_STEP && rounds < ROUNDS; rounds++) {
            double[] next = round(leap(at).orElse(at));
            moved = largest(at, next);
            at = next;
        }
        double[] theta = Arrays.copyOf(at, competitors);
        double[] eta = Arrays.copyOfRange(at, competitors, at.length);
        double mean = Arrays.stream(theta).average().orElse(0);
        double[] errors = new CrowdCurvature(votes, slots, options, at, 0).standardErrors();
        return new Result(
                Arrays.stream(theta).map(t -> t - mean).boxed().toList(),
                Arrays.stream(errors).boxed().toList(),
                Arrays.stream(eta).boxed().toList(),
                logPosterior(at),
                rounds,
                moved <= LAST_STEP);
    }

    /** Newton's step or a part of it, where that raises the posterior. */
    private Optional<double[]> leap(double[] at) {
        double height = logPosterior(at);
        return new CrowdCurvature(votes, slots, options, at, CAREFUL)
                .newton()
                .flatMap(step -> IntStream.range(0, HALVINGS)
                        .mapToObj(halvings -> along(at, step, Math.scalb(1.0, -halvings)))
                        .filter(there -> logPosterior(there) >= height)
                        .findFirst());
    }

    /** So far along a step whose second part is in log-odds of reliabilities. */
    private double[] along(double[] at, double[] step, double share) {
        double[] there = at.clone();
        for (int i = 0; i < competitors; i++) {
            there[i] += share * step[i];
        }
        for (int k = competitors; k < at.length; k++) {
            double odds = at[k] / (1 - at[k]) * Math.exp(share * Math.clamp(step[k], -FARTHEST, FARTHEST));
            there[k] = step[k] == 0 ? at[k] : odds / (1 + odds);
        }
        return there;
    }

    private static double largest(double[] from, double[] to) {
        double largest = 0;
        for (int i = 0; i < from.length; i++) {
            largest = Math.max(largest, Math.abs(to[i] - from[i]));
        }
        return largest;
    }

    /** One round of expectation–maximization on {@code at}: strengths, then reliabilities. */
    private double[] round(double[] at) {
        double[] forFirst = new double[votes.first().length];
        double[] all = new double[forFirst.length];
        double[] honest = new double[people];
        double[] weight = new double[people];
        double[] chances = chances(at);
        for (int v = 0; v < votes.cells(); v++) {
            int pair = votes.pair()[v];
            int person = votes.person()[v];
            double p = chances[pair];
            double eta = at[competitors + person];
            double win = votes.points()[v];
            double loss = votes.weight()[v] - win;
            double straight = eta * p;
            double turned = (1 - eta) * (1 - p);
            double meant = straight / (straight + turned);
            double meantLoss = (eta - straight) / (eta - straight + (1 - eta) * p);
            honest[person] += part(win, meant) + part(loss, meantLoss);
            weight[person] += votes.weight()[v];
            forFirst[pair] += part(win, meant) + part(loss, 1 - meantLoss);
            all[pair] += votes.weight()[v];
        }
        double[] next = Arrays.copyOf(logits.maximize(Arrays.copyOf(at, competitors), forFirst, all), at.length);
        for (int k = 0; k < people; k++) {
            next[competitors + k] = mode(at[competitors + k], honest[k], weight[k]);
        }
        return next;
    }

    /** For each pair the chance that the first is the better one. */
    private double[] chances(double[] at) {
        double[] chances = new double[votes.first().length];
        Arrays.setAll(chances, p -> 1 / (1 + Math.exp(at[votes.second()[p]] - at[votes.first()[p]])));
        return chances;
    }

    private static double part(double times, double share) {
        return times == 0 ? 0 : times * share;
    }

    private double mode(double eta, double honest, double all) {
        double straight = options.straight(eta);
        double meant = straight * (options.alpha() - 1) + (1 - straight) * (options.beta() - 1);
        return (meant + honest) / (options.alpha() + options.beta() - 2 + all);
    }

    private double logPosterior(double[] at) {
        double[] chances = chances(at);
        double sum = 0;
        for (int v = 0; v < votes.cells(); v++) {
            double p = chances[votes.pair()[v]];
            double e = at[competitors + votes.person()[v]];
            double win = votes.points()[v];
            double agrees = e * p + (1 - e) * (1 - p);
            sum += term(win, agrees) + term(votes.weight()[v] - win, 1 - agrees);
        }
        for (int i = 0; i < competitors; i++) {
            double t = Math.abs(at[i]);
            sum -= options.virtualTies() * (t / 2 + Math.log1p(Math.exp(-t)));
        }
        for (int k = competitors; k < at.length; k++) {
            sum += options.logPrior(at[k]);
        }
        return sum;
    }

    private static double term(double times, double chance) {
        return times == 0 ? 0 : times * Math.log(chance);
    }
}
