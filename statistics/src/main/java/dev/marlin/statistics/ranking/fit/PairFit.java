package dev.marlin.statistics.ranking.fit;

import dev.marlin.statistics.ranking.count.PairCounts;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The maximum of one likelihood, by competitor number.
 *
 * <p>Newton's method to a step below 1e-10 in every parameter; the system is dense up to 2,000 parameters and solved by
 * conjugate gradients on the pairs above. Reproducible bit for bit.
 */
public final class PairFit {

    private final PairCounts counts;
    private final ModelForm form;
    private final PairLikelihood likelihood;
    private final Newton.Maximum maximum;

    private PairFit(PairCounts counts, ModelForm form, PairLikelihood likelihood, Newton.Maximum maximum) {
        this.counts = counts;
        this.form = form;
        this.likelihood = likelihood;
        this.maximum = maximum;
    }

    /**
     * Fits the model; empty when the likelihood has no finite maximum.
     *
     * @param near a fit of the same form to start from, or null
     */
    public static Optional<PairFit> of(PairCounts counts, ModelForm form, @Nullable PairFit near) {
        return of(counts, form, near, Newton.EXACT);
    }

    private static Optional<PairFit> of(PairCounts counts, ModelForm form, @Nullable PairFit near, double lastStep) {
        if (form.prior() == Prior.NONE && !mayHaveMaximum(counts, form)) {
            return Optional.empty();
        }
        PairLikelihood likelihood = new PairLikelihood(counts, form);
        double[] start = likelihood.start();
        if (near != null) {
            System.arraycopy(near.theta(), 0, start, 0, counts.agents());
            if (likelihood.tiePlace() >= 0 && near.likelihood.tiePlace() >= 0) {
                start[likelihood.tiePlace()] = near.maximum.parameters()[near.likelihood.tiePlace()];
            }
            if (likelihood.sidePlace() >= 0 && near.likelihood.sidePlace() >= 0) {
                start[likelihood.sidePlace()] = near.maximum.parameters()[near.likelihood.sidePlace()];
            }
        }
        Newton.Maximum maximum = Newton.of(likelihood, start, lastStep);
        return maximum == null ? Optional.empty() : Optional.of(new PairFit(counts, form, likelihood, maximum));
    }

    /**
     * The fit without a prior where there is one, else with {@link Prior#PHANTOM_BATTLE}, which always has a maximum.
     *
     * @param near a fit to start from, or null
     */
    public static PairFit withPriorIfNeeded(PairCounts counts, ModelForm form, @Nullable PairFit near) {
        return of(counts, form.with(Prior.NONE), near)
                .or(() -> of(counts, form.with(Prior.PHANTOM_BATTLE), null))
                .orElseThrow(() -> new IllegalStateException(
                        "the fit with a prior found no maximum for " + counts.agents() + " competitors"));
    }

    /**
     * The same model fitted to other counts, from here; with the prior where those have no finite maximum.
     *
     * <p>Stops after a step below 1e-6, whose square is the error that is left.
     */
    public PairFit refitted(PairCounts other) {
        return of(other, form.with(Prior.NONE), this, Newton.NEXT_IS_EXACT)
                .or(() -> of(other, form.with(Prior.PHANTOM_BATTLE), this, Newton.EXACT))
                .orElseThrow(() -> new IllegalStateException("the fit with a prior found no maximum"));
    }

    /** What was fitted, with the prior that was used. */
    public ModelForm form() {
        return form;
    }

    /** Log-odds strengths with sum zero, by competitor number. */
    public double[] theta() {
        double mean = 0;
        for (int i = 0; i < counts.agents(); i++) {
            mean += maximum.parameters()[i] / counts.agents();
        }
        double[] theta = Arrays.copyOf(maximum.parameters(), counts.agents());
        for (int i = 0; i < theta.length; i++) {
            theta[i] -= mean;
        }
        return theta;
    }

    /**
     * The tie parameter in its published form: Davidson's ν in Newman's scale (0 = no ties), Rao and Kupper's κ (1 = no
     * ties), 0 for half ties, which have none.
     */
    public double tieParameter() {
        int place = likelihood.tiePlace();
        return switch (form.ties()) {
            case HALF_TIE -> 0;
            case DAVIDSON -> place < 0 ? 0 : Math.exp(maximum.parameters()[place]);
            case RAO_KUPPER -> place < 0 ? 1 : Math.exp(maximum.parameters()[place]);
        };
    }

    /** The advantage of the first (left) side in log-odds; 0 when the form has no such term. */
    public double sideAdvantage() {
        return likelihood.sidePlace() < 0 ? 0 : maximum.parameters()[likelihood.sidePlace()];
    }

    /** The log-likelihood of the data at the fit, the prior left out; natural logarithm. */
    public double logLikelihood() {
        return likelihood.dataOnly(maximum.parameters());
    }

    /** Newton steps taken. */
    public int iterations() {
        return maximum.iterations();
    }

    /** The largest change of a parameter in the last step. */
    public double lastStep() {
        return maximum.lastStep();
    }

    /** The counts behind the fit. */
    public PairCounts counts() {
        return counts;
    }

    /** How many parameters there are: θ, then the tie parameter, then the side, where the form has them. */
    int parameters() {
        return likelihood.size();
    }

    PairLikelihood likelihood() {
        return likelihood;
    }

    double[] at() {
        return maximum.parameters();
    }

    /**
     * Standard errors of the centered θ by the curvature at this fit, were {@code other} the data.
     *
     * @return null when those counts leave a direction open
     */
    public double @Nullable [] standardErrors(PairCounts other) {
        PairLikelihood weighted = new PairLikelihood(other, form);
        if (weighted.size() != likelihood.size()) {
            return null;
        }
        weighted.differentiate(maximum.parameters());
        Cholesky factor = weighted.factor();
        return factor == null ? null : Contrasts.centered(factor.inverse(), counts.agents());
    }

    private static boolean mayHaveMaximum(PairCounts counts, ModelForm form) {
        return counts.stronglyConnected() && (form.ties() == TieModel.HALF_TIE || counts.totalDecisive() > 0);
    }
}
