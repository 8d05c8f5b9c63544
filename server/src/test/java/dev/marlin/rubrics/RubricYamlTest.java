package dev.marlin.rubrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.rubrics.RubricVersion.Axis;
import dev.marlin.rubrics.RubricVersion.Examples;
import dev.marlin.rubrics.RubricVersion.ReasonCode;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RubricYamlTest {
    private static final String SIGNS = "ab Z09_:#-'\"\\{}[]&*!|>%@`,?\n\té✓…\u0085\u2028\ufeff\u007f";
    private static final List<String> ODD = List.of("null", "~", "- x", "a: b", "# c", "%TAG", "yes", "1", "😀 ok");

    @Test
    void readsBackWhatItWrote() {
        for (long seed = 1; seed <= 500; seed++) {
            Random random = new Random(seed);
            RubricDraft draft = new RubricDraft(
                    text(random, 60),
                    text(random, 300),
                    IntStream.rangeClosed(1, 1 + random.nextInt(4))
                            .mapToObj(i -> axis(random, "axis_" + i))
                            .toList(),
                    List.of(new ReasonCode("taste", text(random, 100))));
            assertThat(RubricYaml.read(RubricYaml.write(draft)))
                    .as("seed " + seed)
                    .isEqualTo(draft);
        }
    }

    private static Axis axis(Random random, String key) {
        return new Axis(
                key,
                text(random, 60),
                text(random, 900),
                Map.of(1, text(random, 90), 2, text(random, 90), 3, text(random, 90)),
                new Examples(texts(random), texts(random)));
    }

    private static List<String> texts(Random random) {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> text(random, 200))
                .toList();
    }

    private static String text(Random random, int limit) {
        if (random.nextInt(4) == 0) {
            return ODD.get(random.nextInt(ODD.size()));
        }
        StringBuilder text = new StringBuilder("x");
        int length = random.nextInt(limit - 2);
        for (int i = 0; i < length; i++) {
            text.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        return text.append('x').toString();
    }
}
