package dev.marlin.statistics.ranking.fit;

import dev.marlin.statistics.ranking.count.PairCounts;
import java.util.Arrays;

/** Half-tie Bradley–Terry with a ridge: the θ that minimizes the negative log-likelihood + ridge/2 · Σθ². */
public final class RidgedFit {

    private RidgedFit() {}

    /** The minimum, to a Newton step below 1e-10; {@code ridge} is positive, at most 2,000 competitors. */
    public static double[] of(PairCounts counts, double ridge) {
        PairLikelihood data = new PairLikelihood(counts, ModelForm.plain(TieModel.HALF_TIE));
        Newton.Maximum maximum = Newton.of(new Ridged(data, ridge), new double[counts.agents()], Newton.EXACT);
        if (maximum == null) {
            throw new IllegalStateException("a ridge of " + ridge + " found no minimum");
        }
        return maximum.parameters();
    }

    /** The mean negative log-likelihood per weight of comparison; 0 without any. */
    public static double meanLoss(PairCounts counts, double[] theta) {
        double weight = counts.totalDecisive() + counts.totalTies();
        PairLikelihood data = new PairLikelihood(counts, ModelForm.plain(TieModel.HALF_TIE));
        return weight == 0 ? 0 : -data.dataOnly(theta) / weight;
    }

    private record Ridged(PairLikelihood data, double ridge, double[] at) implements Concave {
        Ridged(PairLikelihood data, double ridge) {
            this(data, ridge, new double[data.size()]);
        }

        @Override
        public int size() {
            return data.size();
        }

        @Override
        public double valueAt(double[] parameters) {
            return data.dataOnly(parameters)
                    - ridge / 2 * Arrays.stream(parameters).map(t -> t * t).sum();
        }

        @Override
        public void differentiate(double[] parameters) {
            data.differentiate(parameters);
            data.addRidge(ridge);
            System.arraycopy(parameters, 0, at, 0, at.length);
        }

        @Override
        public double[] step() {
            double[] slope = data.gradient().clone();
            for (int i = 0; i < slope.length; i++) {
                slope[i] -= ridge * at[i];
            }
            return data.steps(slope)[0];
        }

        @Override
        public boolean isSafe(double[] parameters, double length) {
            return data.isSafe(parameters, length);
        }
    }
}
