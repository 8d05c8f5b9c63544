package dev.marlin.attempts;

import dev.marlin.statistics.interval.Estimate;
import dev.marlin.statistics.interval.Proportions;
import dev.marlin.statistics.interval.Quantiles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What answers say about one item. Everybody counts once, with their first answer.
 *
 * @param answered people who were asked it
 * @param right share of them who were right, Wilson's interval: the item's difficulty; empty below {@link #ENOUGH}
 * @param discrimination corrected point-biserial: correlation of being right here with the share right in the person's
 *     other items, Fisher's interval; empty below {@link #ENOUGH}, and when either does not vary
 * @param qualified of them, people who passed
 * @param wrong of those, people who were wrong here
 * @param wrongAmongQualified share, Wilson's interval; empty below {@link #ENOUGH}
 */
public record ItemFigures(
        String key,
        int answered,
        Optional<Estimate> right,
        Optional<Estimate> discrimination,
        int qualified,
        int wrong,
        Optional<Estimate> wrongAmongQualified) {
    /** Below this many people nothing is said. */
    public static final int ENOUGH = 10;

    /** When more of the qualified than this are wrong, the item is suspect: they have shown that they know. */
    public static final double SUSPECT_SHARE = 0.3;

    private static final double CONFIDENCE = 0.95;

    /** One person's first answer to one item. */
    record Answered(UUID person, String item, boolean correct, boolean qualified) {}

    /** More of the qualified got it wrong than a sound item would let. */
    public boolean isSuspect() {
        return qualified >= ENOUGH && wrong > SUSPECT_SHARE * qualified;
    }

    /** Figures of each of these items, in this order. */
    static List<ItemFigures> of(List<String> items, List<Answered> answers) {
        Map<UUID, int[]> totals = new HashMap<>();
        for (Answered answer : answers) {
            int[] total = totals.computeIfAbsent(answer.person(), person -> new int[2]);
            total[0] += answer.correct() ? 1 : 0;
            total[1]++;
        }
        return items.stream()
                .map(item -> of(
                        item,
                        answers.stream()
                                .filter(answer -> answer.item().equals(item))
                                .toList(),
                        totals))
                .toList();
    }

    private static ItemFigures of(String item, List<Answered> answers, Map<UUID, int[]> totals) {
        long right = answers.stream().filter(Answered::correct).count();
        long qualified = answers.stream().filter(Answered::qualified).count();
        long wrong = answers.stream()
                .filter(answer -> answer.qualified() && !answer.correct())
                .count();
        return new ItemFigures(
                item,
                answers.size(),
                share(right, answers.size()),
                discrimination(answers, totals),
                Math.toIntExact(qualified),
                Math.toIntExact(wrong),
                share(wrong, qualified));
    }

    private static Optional<Estimate> share(long successes, long trials) {
        return trials < ENOUGH ? Optional.empty() : Optional.of(Proportions.wilson(successes, trials, CONFIDENCE));
    }

    private static Optional<Estimate> discrimination(List<Answered> answers, Map<UUID, int[]> totals) {
        List<double[]> pairs = new ArrayList<>();
        for (Answered answer : answers) {
            int[] total = totals.getOrDefault(answer.person(), new int[2]);
            int here = answer.correct() ? 1 : 0;
            if (total[1] > 1) {
                pairs.add(new double[] {here, (double) (total[0] - here) / (total[1] - 1)});
            }
        }
        return pairs.size() < ENOUGH ? Optional.empty() : correlation(pairs);
    }

    private static Optional<Estimate> correlation(List<double[]> pairs) {
        int n = pairs.size();
        double x = pairs.stream().mapToDouble(pair -> pair[0]).average().orElseThrow();
        double y = pairs.stream().mapToDouble(pair -> pair[1]).average().orElseThrow();
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (double[] pair : pairs) {
            xx += (pair[0] - x) * (pair[0] - x);
            yy += (pair[1] - y) * (pair[1] - y);
            xy += (pair[0] - x) * (pair[1] - y);
        }
        if (xx < 1e-12 || yy < 1e-12) {
            return Optional.empty();
        }
        double r = Math.clamp(xy / Math.sqrt(xx * yy), -1, 1);
        double inside = Math.clamp(r, -1 + 1e-12, 1 - 1e-12);
        double z = 0.5 * Math.log((1 + inside) / (1 - inside));
        double half = Quantiles.normal(CONFIDENCE) / Math.sqrt(n - 3.0);
        return Optional.of(Estimate.around(r, Math.tanh(z - half), Math.tanh(z + half), CONFIDENCE, n));
    }
}
