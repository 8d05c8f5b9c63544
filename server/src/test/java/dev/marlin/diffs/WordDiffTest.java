package dev.marlin.diffs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.diffs.WordDiff.Kind;
import dev.marlin.diffs.WordDiff.Piece;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WordDiffTest {
    @Test
    void saysWhichWordsWentAndCame() {
        assertThat(WordDiff.between("It misses a named case.", "It misses two named cases.")
                        .pieces())
                .containsExactly(
                        new Piece(Kind.SAME, "It misses "),
                        new Piece(Kind.GONE, "a"),
                        new Piece(Kind.COME, "two"),
                        new Piece(Kind.SAME, " named "),
                        new Piece(Kind.GONE, "case"),
                        new Piece(Kind.COME, "cases"),
                        new Piece(Kind.SAME, "."));
        assertThat(WordDiff.between("same", "same").isEmpty()).isTrue();
        assertThat(WordDiff.between("", "").pieces()).isEmpty();
        assertThat(WordDiff.between("", "all new").pieces()).containsExactly(new Piece(Kind.COME, "all new"));
    }

    @Test
    void holdsBothTextsWhateverTheyAre() {
        for (long seed = 1; seed <= 1_000; seed++) {
            Random random = new Random(seed);
            String before = text(random);
            String after = random.nextBoolean()
                    ? text(random)
                    : before.replace("or", "and").replace(" ", "  ");
            WordDiff diff = WordDiff.between(before, after);
            assertThat(diff.before()).as("seed " + seed).isEqualTo(before);
            assertThat(diff.after()).as("seed " + seed).isEqualTo(after);
            assertThat(diff.isEmpty()).as("seed " + seed).isEqualTo(before.equals(after));
        }
    }

    private static String text(Random random) {
        String[] words = {"a", "or", "case", " ", " ", "\n", ".", "😀", "é", "\u202e", "<b>", "one_two"};
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(60);
        for (int i = 0; i < length; i++) {
            text.append(words[random.nextInt(words.length)]);
        }
        return text.toString();
    }
}
