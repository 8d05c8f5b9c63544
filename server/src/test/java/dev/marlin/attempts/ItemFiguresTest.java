package dev.marlin.attempts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.marlin.attempts.ItemFigures.Answered;
import dev.marlin.statistics.interval.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ItemFiguresTest {
    /** People of different skill, items of different difficulty, half of the items for each. */
    private static List<Answered> answers(long seed, int people, int items) {
        Random random = new Random(seed);
        List<Answered> answers = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            UUID person = new UUID(seed, i);
            double skill = random.nextDouble();
            for (int k = 0; k < items; k++) {
                if (random.nextBoolean()) {
                    answers.add(new Answered(
                            person,
                            "i" + k,
                            random.nextDouble() < (skill + k / (double) items) / 2 + 0.2,
                            skill > 0.4));
                }
            }
        }
        return answers;
    }

    @Test
    void agreesWithANaiveComputation() {
        for (long seed = 1; seed <= 30; seed++) {
            List<Answered> answers = answers(seed, 20 + (int) seed * 5, 6);
            List<String> keys = IntStream.range(0, 6).mapToObj(k -> "i" + k).toList();
            for (ItemFigures figures : ItemFigures.of(keys, answers)) {
                List<Answered> here = answers.stream()
                        .filter(answer -> answer.item().equals(figures.key()))
                        .toList();
                long qualified = here.stream().filter(Answered::qualified).count();
                long wrong = here.stream()
                        .filter(answer -> answer.qualified() && !answer.correct())
                        .count();
                assertThat(figures.answered()).as("seed %d", seed).isEqualTo(here.size());
                assertThat(figures.qualified()).isEqualTo((int) qualified);
                assertThat(figures.wrong()).isEqualTo((int) wrong);
                assertThat(figures.isSuspect()).isEqualTo(qualified >= 10 && wrong * 10 > qualified * 3);
                double expected = pointBiserial(here, answers);
                figures.discrimination()
                        .ifPresent(found -> assertThat(found.value()).isCloseTo(expected, within(1e-9)));
            }
        }
    }

    /** The textbook's formula: (mean of the right − mean of the wrong) / deviation · √(p·q), on the share of other items. */
    private static double pointBiserial(List<Answered> here, List<Answered> all) {
        List<Double> right = new ArrayList<>();
        List<Double> wrong = new ArrayList<>();
        for (Answered answer : here) {
            List<Answered> others = all.stream()
                    .filter(other -> other.person().equals(answer.person())
                            && !other.item().equals(answer.item()))
                    .toList();
            if (!others.isEmpty()) {
                double share = others.stream().filter(Answered::correct).count() / (double) others.size();
                (answer.correct() ? right : wrong).add(share);
            }
        }
        List<Double> both = new ArrayList<>(right);
        both.addAll(wrong);
        double mean = mean(both);
        double deviation = Math.sqrt(both.stream()
                .mapToDouble(share -> (share - mean) * (share - mean))
                .average()
                .orElse(0));
        double p = right.size() / (double) both.size();
        return (mean(right) - mean(wrong)) / deviation * Math.sqrt(p * (1 - p));
    }

    private static double mean(List<Double> shares) {
        return shares.stream().mapToDouble(share -> share).average().orElse(0);
    }

    @Test
    void saysNothingBelowTenPeople() {
        ItemFigures nine = ItemFigures.of(List.of("i"), people(9, 9)).getFirst();
        assertThat(nine.right()).isEmpty();
        assertThat(nine.wrongAmongQualified()).isEmpty();
        assertThat(nine.isSuspect()).isFalse();
        ItemFigures ten = ItemFigures.of(List.of("i"), people(10, 10)).getFirst();
        assertThat(ten.right()).isPresent();
        assertThat(ten.isSuspect()).isTrue();
    }

    @Test
    void threeOfTenAreNotYetTooManyAndFourAre() {
        assertThat(ItemFigures.of(List.of("i"), people(10, 3)).getFirst().isSuspect())
                .isFalse();
        assertThat(ItemFigures.of(List.of("i"), people(10, 4)).getFirst().isSuspect())
                .isTrue();
    }

    @Test
    void anItemThatEverybodyGetsRightHasNoDiscrimination() {
        List<Answered> answers = new ArrayList<>(people(12, 0));
        answers.addAll(people(12, 4).stream()
                .map(answer -> new Answered(answer.person(), "other", answer.correct(), true))
                .toList());
        assertThat(ItemFigures.of(List.of("i"), answers).getFirst().discrimination())
                .isEmpty();
    }

    @Test
    void theIntervalHoldsTheValue() {
        ItemFigures figures = ItemFigures.of(List.of("i1"), answers(7, 60, 6)).getFirst();
        Estimate found = figures.discrimination().orElseThrow();
        assertThat(found.contains(found.value())).isTrue();
        assertThat(found.n()).isGreaterThanOrEqualTo(ItemFigures.ENOUGH);
    }

    private static List<Answered> people(int all, int wrong) {
        return IntStream.range(0, all)
                .mapToObj(i -> new Answered(new UUID(0, i), "i", i >= wrong, true))
                .toList();
    }
}
