package dev.marlin.statistics.benchmark;

import dev.marlin.statistics.interval.SeededDraws;
import dev.marlin.statistics.ranking.count.Comparisons;
import dev.marlin.statistics.ranking.style.Covariates;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Comparisons drawn from a model with a fifth of ties and, where asked for, four covariates that sway them.
 *
 * @param x {@code x[k][row]}; no columns without covariates
 */
record SimulatedVotes(List<String> names, int[] left, int[] right, byte[] outcome, double[][] x) {

    private static final List<String> WORDS = List.of("left", "tie", "right");
    private static final List<String> COVARIATES = List.of("x_tokens", "x_headers", "x_lists", "x_bold");

    static SimulatedVotes drawn(int rows, int competitors, boolean styled) {
        SeededDraws draws = new SeededDraws(42);
        int[] left = new int[rows];
        int[] right = new int[rows];
        byte[] outcome = new byte[rows];
        double[][] x = new double[styled ? COVARIATES.size() : 0][rows];
        for (int row = 0; row < rows; row++) {
            left[row] = draws.below(competitors);
            right[row] = (left[row] + 1 + draws.below(competitors - 1)) % competitors;
            double logit = (right[row] - left[row]) * 4.0 / competitors;
            for (int k = 0; k < x.length; k++) {
                x[k][row] = draws.uniform() + draws.uniform() - 1;
                logit += 0.3 * (k + 1) * x[k][row];
            }
            double u = draws.uniform();
            outcome[row] = (byte) (u < 0.2 ? 1 : u < 0.2 + 0.8 / (1 + Math.exp(-logit)) ? 0 : 2);
        }
        List<String> names =
                IntStream.range(0, competitors).mapToObj(i -> "model-" + i).toList();
        return new SimulatedVotes(names, left, right, outcome, x);
    }

    Comparisons comparisons() {
        return Comparisons.of(names, left, right, outcome);
    }

    Covariates covariates() {
        return new Covariates(COVARIATES, x);
    }

    /** Reads all that a ranking must read, and does nothing else with it. */
    long barePass() {
        long sum = 0;
        for (int row = 0; row < left.length; row++) {
            sum += left[row] ^ right[row] ^ outcome[row];
        }
        double total = 0;
        for (double[] column : x) {
            for (double value : column) {
                total += value;
            }
        }
        return sum + (long) total;
    }

    /** A new file {@code left,right,winner} in the folder of temporary files; whoever asks for it deletes it. */
    Path csv() throws IOException {
        Path file = Files.createTempFile("marlin-votes", ".csv");
        StringBuilder text = new StringBuilder("left,right,winner\n");
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int row = 0; row < left.length; row++) {
                text.append(names.get(left[row]))
                        .append(',')
                        .append(names.get(right[row]))
                        .append(',');
                text.append(WORDS.get(outcome[row])).append('\n');
                if (text.length() > 1 << 16 || row == left.length - 1) {
                    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
                    text.setLength(0);
                }
            }
        }
        return file;
    }

    /** Reads all bytes and does nothing else with them. */
    static long barePass(Path file) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long sum = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    sum += buffer[i];
                }
            }
        }
        return sum;
    }
}
