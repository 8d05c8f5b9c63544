package dev.marlin.statistics.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.marlin.statistics.interval.SeededDraws;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Alpha beside its definition, written down pair by pair. */
class NaiveAlphaTest {

    @ParameterizedTest
    @EnumSource(Level.class)
    void equalsTheDefinitionOnRandomTables(Level level) {
        SeededDraws draws = new SeededDraws(7);
        for (int round = 0; round < 200; round++) {
            int categories = 2 + draws.below(round % 10 == 0 ? 300 : 6);
            int raters = 2 + draws.below(5);
            int[][] codes = random(draws, 1 + draws.below(30), raters, categories);
            OptionalDouble alpha =
                    new Coefficient.KrippendorffAlpha(level).of(RatingTable.ofCodes(codes, categories(categories)));
            OptionalDouble naive = naive(codes, level);
            assertThat(alpha.isPresent()).isEqualTo(naive.isPresent());
            if (naive.isPresent()) {
                assertThat(alpha.getAsDouble())
                        .isCloseTo(naive.getAsDouble(), within(1e-9 * Math.max(1, Math.abs(naive.getAsDouble()))));
            }
        }
    }

    @Test
    void manyCategoriesAreLookedUpInsteadOfCounted() {
        SeededDraws draws = new SeededDraws(3);
        int[][] codes = random(draws, 500, 6, 1_000);
        int[] flat = Arrays.stream(codes).flatMapToInt(Arrays::stream).toArray();
        int[][] shuffled = codes.clone();
        for (int i = shuffled.length - 1; i > 0; i--) {
            int j = draws.below(i + 1);
            int[] row = shuffled[i];
            shuffled[i] = shuffled[j];
            shuffled[j] = row;
        }
        Coefficient alpha = new Coefficient.KrippendorffAlpha(Level.INTERVAL);
        assertThat(alpha.of(RatingTable.ofRows(flat, 6, categories(1_000))))
                .isEqualTo(alpha.of(RatingTable.ofCodes(shuffled, categories(1_000))));
    }

    private static int[][] random(SeededDraws draws, int units, int raters, int categories) {
        int[][] codes = new int[units][raters];
        for (int[] row : codes) {
            int truth = draws.below(categories);
            for (int r = 0; r < raters; r++) {
                boolean hole = draws.uniform() < 0.2;
                row[r] = hole ? RatingTable.MISSING : draws.uniform() < 0.6 ? truth : draws.below(categories);
            }
        }
        return codes;
    }

    private static Categories categories(int count) {
        List<String> names =
                IntStream.rangeClosed(1, count).mapToObj(Integer::toString).toList();
        return Categories.of(names);
    }

    /** Krippendorff 2004, section 11.3: mean distance inside units over mean distance of all pairable ratings. */
    private static OptionalDouble naive(int[][] codes, Level level) {
        int[][] units = Arrays.stream(codes)
                .map(row -> Arrays.stream(row).filter(code -> code >= 0).toArray())
                .filter(row -> row.length >= 2)
                .toArray(int[][]::new);
        int[] all = Arrays.stream(units).flatMapToInt(Arrays::stream).toArray();
        double inside = 0;
        for (int[] unit : units) {
            inside += pairs(unit, all, level) / (unit.length - 1);
        }
        double outside = pairs(all, all, level) / (all.length - 1);
        return outside > 0 ? OptionalDouble.of(1 - inside / outside) : OptionalDouble.empty();
    }

    private static double pairs(int[] ratings, int[] all, Level level) {
        double sum = 0;
        for (int one : ratings) {
            for (int other : ratings) {
                sum += distance(Math.min(one, other), Math.max(one, other), all, level);
            }
        }
        return sum;
    }

    private static double distance(int low, int high, int[] all, Level level) {
        double difference = high - low;
        return switch (level) {
            case NOMINAL -> low == high ? 0 : 1;
            case ORDINAL -> {
                double between =
                        Arrays.stream(all).filter(c -> c >= low && c <= high).count();
                double ends =
                        Arrays.stream(all).filter(c -> c == low || c == high).count() / 2.0;
                yield low == high ? 0 : (between - ends) * (between - ends);
            }
            case INTERVAL -> difference * difference;
            case RATIO -> difference * difference / ((low + high + 2.0) * (low + high + 2.0));
        };
    }
}
