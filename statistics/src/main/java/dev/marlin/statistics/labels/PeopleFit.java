package dev.marlin.statistics.labels;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A people's model fitted to votes: what it says of the items and voters, and what it would say of others. */
public final class PeopleFit {

    private static final double TOLERANCE = 1e-5;

    private final PeopleModel model;
    private final Roster roster;
    private final ConfusionEm.Parameters parameters;
    private final Posteriors posteriors;
    private final double[] votesCast;
    private final double[] votesRight;
    /** {@code doubt[j]} = Σ p (1 − p) over voter j's votes, p = posterior of what was said. */
    private final double[] doubt;

    private final Convergence convergence;
    private final double logLikelihood;
    private final List<HeldOut> heldOut;

    private PeopleFit(
            PeopleVotes votes, PeopleModel model, ConfusionEm em, Posteriors posteriors, List<HeldOut> heldOut) {
        this.model = model;
        this.roster = votes.roster();
        this.parameters = em.parameters();
        this.posteriors = posteriors;
        int cells = votes.classes() * votes.classes();
        this.votesCast = new double[votes.voters()];
        this.votesRight = new double[votes.voters()];
        for (int v = 0; v < em.counts().length; v++) {
            int cell = v % cells;
            votesCast[v / cells] += em.counts()[v];
            votesRight[v / cells] += cell / votes.classes() == cell % votes.classes() ? em.counts()[v] : 0;
        }
        this.doubt = doubt(votes, posteriors);
        this.convergence = new Convergence(em.iterations(), em.converged() || model == PeopleModel.MAJORITY);
        this.logLikelihood = em.logLikelihood();
        this.heldOut = List.copyOf(heldOut);
    }

    private static double[] doubt(PeopleVotes votes, Posteriors posteriors) {
        double[] doubt = new double[votes.voters()];
        for (int i = 0; i < votes.items(); i++) {
            for (int v = votes.start(i); v < votes.start(i + 1); v++) {
                double p = posteriors.of(i, votes.label(v));
                doubt[votes.voter(v)] += p * (1 - p);
            }
        }
        return doubt;
    }

    static PeopleFit of(PeopleVotes votes, PeopleModel model, double pseudo, List<HeldOut> heldOut) {
        ConfusionEm em = ConfusionEm.fit(votes, model, pseudo, TOLERANCE);
        Posteriors posteriors =
                model == PeopleModel.MAJORITY ? shares(votes) : rounded(em.posterior(), votes.classes());
        return new PeopleFit(votes, model, em, posteriors, heldOut);
    }

    /** The model that was fitted. */
    public PeopleModel model() {
        return model;
    }

    /** The names of items, voters and classes. */
    public Roster roster() {
        return roster;
    }

    /** The class probabilities of the items fitted. */
    public Posteriors posteriors() {
        return posteriors;
    }

    /** The voters in the order of the roster; computed at each call. */
    public List<VoterQuality> voters() {
        double pooled = (Arrays.stream(votesRight).sum() + 1.5)
                / (Arrays.stream(votesCast).sum() + 2);
        List<VoterQuality> qualities = new ArrayList<>();
        for (int j = 0; j < votesCast.length; j++) {
            qualities.add(VoterQuality.of(
                    roster.voters().get(j),
                    new VoterQuality.Tally(votesCast[j], votesRight[j], doubt[j]),
                    pooled,
                    PeopleLabels.PSEUDO_VOTES));
        }
        return List.copyOf(qualities);
    }

    /** {@code confusion(voter)[c][l]} = probability that the voter says l of an item of class c. */
    public double[][] confusion(int voter) {
        int k = roster.classes().size();
        double[][] confusion = new double[k][k];
        for (int c = 0; c < k; c++) {
            for (int l = 0; l < k; l++) {
                confusion[c][l] = parameters.theta()[(voter * k + l) * k + c];
            }
        }
        return confusion;
    }

    /** The estimated share of each class, which is also the answer for an item without votes; adds up to 1. */
    public double[] classShares() {
        return parameters.prior().clone();
    }

    /** How the fit ended. */
    public Convergence convergence() {
        return convergence;
    }

    /** The natural logarithm of the probability of all votes, without priors. */
    public double logLikelihood() {
        return logLikelihood;
    }

    /** The forecasts by which the model was chosen; empty when the caller chose it. */
    public List<HeldOut> heldOut() {
        return heldOut;
    }

    /**
     * The class probabilities of other items. Voters are matched by name; one never seen counts as the typical voter.
     *
     * @throws IllegalArgumentException when the classes differ
     */
    public Posteriors predict(PeopleVotes others) {
        if (!others.roster().classes().equals(roster.classes())) {
            throw new IllegalArgumentException("fitted to classes " + roster.classes() + ", not "
                    + others.roster().classes());
        }
        if (model == PeopleModel.MAJORITY) {
            return shares(others);
        }
        Map<String, Integer> numbers = new HashMap<>();
        roster.voters().forEach(name -> numbers.put(name, numbers.size()));
        int[] voterOf = others.roster().voters().stream()
                .mapToInt(name -> numbers.getOrDefault(name, -1))
                .toArray();
        int k = others.classes();
        double[] flat = new double[others.items() * k];
        for (int i = 0; i < others.items(); i++) {
            System.arraycopy(ConfusionEm.posteriorOf(others, i, voterOf, parameters), 0, flat, i * k, k);
        }
        return rounded(flat, k);
    }

    private static Posteriors shares(PeopleVotes votes) {
        int k = votes.classes();
        float[] flat = new float[votes.items() * k];
        for (int i = 0; i < votes.items(); i++) {
            int size = votes.start(i + 1) - votes.start(i);
            if (size == 0) {
                Arrays.fill(flat, i * k, (i + 1) * k, 1f / k);
            }
            int[] count = new int[k];
            for (int v = votes.start(i); v < votes.start(i + 1); v++) {
                count[votes.label(v)]++;
            }
            for (int c = 0; c < k && size > 0; c++) {
                flat[i * k + c] = (float) count[c] / size;
            }
        }
        return new Posteriors(flat, k);
    }

    private static Posteriors rounded(double[] exact, int classes) {
        float[] flat = new float[exact.length];
        for (int v = 0; v < flat.length; v++) {
            flat[v] = (float) exact[v];
        }
        return new Posteriors(flat, classes);
    }
}
