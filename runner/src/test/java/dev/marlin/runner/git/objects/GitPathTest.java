package dev.marlin.runner.git.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class GitPathTest {
    @Test
    void showsEveryPathAsOneLineThatReadsBackToTheSameBytes() {
        List<byte[]> names = List.of(
                "src/A.java".getBytes(),
                "two\nlines".getBytes(),
                new byte[] {'a', (byte) 0xff, (byte) 0xfe},
                "\"quoted".getBytes(),
                "back\\slash".getBytes(),
                "tab\there".getBytes(),
                "grün/日本".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        for (byte[] name : names) {
            GitPath path = GitPath.of(name);
            assertThat(path.text()).doesNotContain("\n").doesNotContain("\t");
            assertThat(GitPath.parse(path.text())).isEqualTo(path);
        }
        assertThat(GitPath.of("grün").text()).isEqualTo("grün");
        assertThat(GitPath.of("two\nlines").text()).isEqualTo("\"two\\x0alines\"");
    }

    @Test
    void refusesEmptyAbsoluteAndNulPaths() {
        for (String bad : List.of("", "/etc", "a\0b")) {
            assertThatThrownBy(() -> GitPath.of(bad)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> GitPath.parse("\"\\q\"")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void knowsWhatLiesInsideAFolder() {
        assertThat(GitPath.of("a/b").isInside(GitPath.of("a"))).isTrue();
        assertThat(GitPath.of("ab/b").isInside(GitPath.of("a"))).isFalse();
        assertThat(GitPath.of("a").isInside(GitPath.of("a"))).isFalse();
    }
}
