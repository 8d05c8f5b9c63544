package dev.marlin.statistics.ranking;

import dev.marlin.statistics.ranking.count.PairCounts;
import dev.marlin.statistics.ranking.fit.ModelForm;
import dev.marlin.statistics.ranking.fit.PairFit;
import dev.marlin.statistics.ranking.fit.Prior;
import dev.marlin.statistics.ranking.fit.TieModel;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A fit by agent number: without a prior where the likelihood has a finite maximum, else with the phantom battle. */
record Solution(PairFit fit, TieModel model) {

    /**
     * Fits one model.
     *
     * @param near a fit of the same model to start from, or null
     */
    static Solution of(PairCounts counts, TieModel model, @Nullable Solution near) {
        return new Solution(
                PairFit.withPriorIfNeeded(counts, ModelForm.plain(model), near == null ? null : near.fit), model);
    }

    Prior prior() {
        return fit.form().prior();
    }

    /** Strengths with sum zero. */
    double[] theta() {
        return fit.theta();
    }

    Fit named(List<String> names) {
        Map<String, Double> theta = new TreeMap<>();
        double[] centered = theta();
        for (int i = 0; i < centered.length; i++) {
            theta.put(names.get(i), centered[i]);
        }
        return new Fit(
                model, prior(), theta, fit.tieParameter(), fit.logLikelihood(), fit.iterations(), fit.lastStep());
    }

    /**
     * Standard errors of the centered θ by the curvature at this fit, were {@code counts} the data.
     *
     * @return null when those counts leave a direction open
     */
    double @Nullable [] standardErrors(PairCounts counts) {
        return fit.standardErrors(counts);
    }
}
