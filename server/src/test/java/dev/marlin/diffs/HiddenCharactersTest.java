package dev.marlin.diffs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HiddenCharactersTest {
    @ParameterizedTest
    @ValueSource(
            ints = {
                0x202a, 0x202e, 0x2066, 0x2069, 0x200e, 0x200b, 0x200d, 0x2060, 0xfeff, 0xad, 0x61c, 0xe0041, 0xe0100,
                0x1b, 0x0, 0x7f, 0x9b, 0x2028, 0x3164, 0x115f, 0xfe01, 0xd
            })
    void showsTheNumberOfWhatWouldNotBeSeen(int character) {
        List<Span> spans = HiddenCharacters.spans("a" + Character.toString(character) + "b");
        assertThat(spans).hasSize(3);
        assertThat(spans.get(1).hidden()).isTrue();
        assertThat(spans.get(1).text()).doesNotContain(Character.toString(character));
    }

    @Test
    void leavesOrdinaryTextOfAllScriptsAlone() {
        String text = "Grüße, 日本語, עברית, العربية, emoji 👩‍ ❤️\tend\nnext";
        assertThat(HiddenCharacters.spans(text.replace("\u200d", "")))
                .containsExactly(Span.plain(text.replace("\u200d", "")));
    }

    @Test
    void keepsLineFeedsOutOfNames() {
        assertThat(HiddenCharacters.inWords("a\nb\u202ec")).isEqualTo("a‹U+000A›b‹U+202E›c");
    }

    @Test
    void takesTerminalSequencesOut() {
        assertThat(Terminal.lines("\u001b[31mred\u001b[0m\n\u001b]0;title\u0007x\r\n10%\r20%\rdone\n"))
                .containsExactly("red", "x", "done");
    }
}
