package dev.marlin.statistics.labels;

import java.util.ArrayList;
import java.util.List;

/** A functions' model fitted to votes: what it says of the items and functions, and what it would say of other items. */
public final class FunctionFit {

    private final Roster roster;
    private final FunctionWeigher weigher;
    private final Posteriors posteriors;
    private final double[] masses;
    private final Convergence convergence;
    private final double overconfidence;

    /** What the fit knows about its own soundness. */
    record Checks(Convergence convergence, double overconfidence) {}

    FunctionFit(Roster roster, FunctionWeigher weigher, Posteriors posteriors, double[] masses, Checks checks) {
        this.roster = roster;
        this.weigher = weigher;
        this.posteriors = posteriors;
        this.masses = masses;
        this.convergence = checks.convergence();
        this.overconfidence = checks.overconfidence();
    }

    /** The model that was fitted. */
    public FunctionModel model() {
        return weigher.model();
    }

    /** The names of items, functions and classes. */
    public Roster roster() {
        return roster;
    }

    /** The class probabilities of the items fitted. */
    public Posteriors posteriors() {
        return posteriors;
    }

    /**
     * The functions in the order of the roster: how many of its own votes each has right by the posteriors, shrunk to 0.7
     * with 50 votes. The intervals take the posteriors as known.
     */
    public List<VoterQuality> functions() {
        int k = roster.classes().size();
        List<VoterQuality> qualities = new ArrayList<>();
        for (int j = 0; j < roster.voters().size(); j++) {
            double votes = 0;
            double right = 0;
            for (int l = 1; l <= k; l++) {
                int at = (j * (k + 1) + l) * k;
                for (int c = 0; c < k; c++) {
                    votes += masses[at + c];
                }
                right += masses[at + l - 1];
            }
            qualities.add(VoterQuality.of(
                    roster.voters().get(j),
                    new VoterQuality.Tally(votes, right, 0),
                    LeaveOneOut.PRIOR_ACCURACY,
                    LeaveOneOut.PSEUDO_VOTES));
        }
        return List.copyOf(qualities);
    }

    /** The share of each class by the posteriors; adds up to 1; equal shares without items. */
    public double[] classShares() {
        int k = roster.classes().size();
        double[] shares = new double[k];
        double all = 0;
        for (int cell = 0; cell < (k + 1) * k; cell++) {
            shares[cell % k] += masses[cell];
            all += masses[cell];
        }
        for (int c = 0; c < k; c++) {
            shares[c] = all > 0 ? shares[c] / all : 1.0 / k;
        }
        return shares;
    }

    /** How the rounds of both leave-one-out votes ended. */
    public Convergence convergence() {
        return convergence;
    }

    /**
     * The effective share of independent functions, above 0 to 1, by which the log-odds of the abstain-aware part were
     * multiplied: 1 when functions err independently given the class.
     */
    public double effectiveShare() {
        return weigher.parts().bayes().temper();
    }

    /**
     * The calibration error that the model believes it would have without the discount for correlated functions, 0 to 1:
     * estimated without known classes, so not to be read as {@link Calibration#against}.
     */
    public double selfEstimatedOverconfidence() {
        return overconfidence;
    }

    /**
     * The class probabilities of other items by the same functions.
     *
     * @throws IllegalArgumentException when functions or classes differ in name, number or order
     */
    public Posteriors predict(FunctionVotes others, int threads) {
        if (!others.roster().classes().equals(roster.classes())
                || !others.roster().voters().equals(roster.voters())) {
            throw new IllegalArgumentException("fitted to functions " + roster.voters() + " and classes "
                    + roster.classes() + ", not " + others.roster().voters() + " and "
                    + others.roster().classes());
        }
        return weigher.weigh(PackedRows.of(others), threads, null);
    }
}
