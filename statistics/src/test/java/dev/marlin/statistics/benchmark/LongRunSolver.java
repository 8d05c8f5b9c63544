package dev.marlin.statistics.benchmark;

/** Half-tie Bradley–Terry one strength at a time, by Newton's method in one variable, until nothing moves any more. */
final class LongRunSolver {

    private static final int MOST_ROUNDS = 2_000;
    private static final double STILL = 1e-14;

    private LongRunSolver() {}

    /** Natural log strengths with mean zero. */
    static double[] theta(SimulatedVotes votes) {
        int competitors = votes.names().size();
        double[][] points = points(votes, competitors);
        double[] theta = new double[competitors];
        double moved = 1;
        for (int round = 0; round < MOST_ROUNDS && moved > STILL; round++) {
            moved = 0;
            for (int i = 0; i < competitors; i++) {
                double step = step(points, theta, i);
                theta[i] += step;
                moved = Math.max(moved, Math.abs(step));
            }
        }
        double mean = 0;
        for (double value : theta) {
            mean += value / competitors;
        }
        for (int i = 0; i < competitors; i++) {
            theta[i] -= mean;
        }
        return theta;
    }

    private static double step(double[][] points, double[] theta, int i) {
        double slope = 0;
        double bend = 0;
        for (int j = 0; j < theta.length; j++) {
            double met = points[i][j] + points[j][i];
            double p = 1 / (1 + Math.exp(theta[j] - theta[i]));
            slope += points[i][j] - met * p;
            bend += met * p * (1 - p);
        }
        return slope / bend;
    }

    private static double[][] points(SimulatedVotes votes, int competitors) {
        double[][] points = new double[competitors][competitors];
        for (int row = 0; row < votes.left().length; row++) {
            double ofLeft = 1 - votes.outcome()[row] / 2.0;
            points[votes.left()[row]][votes.right()[row]] += ofLeft;
            points[votes.right()[row]][votes.left()[row]] += 1 - ofLeft;
        }
        return points;
    }
}
