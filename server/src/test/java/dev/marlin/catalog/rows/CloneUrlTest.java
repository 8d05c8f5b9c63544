package dev.marlin.catalog.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.kernel.MarlinException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloneUrlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://github.com/Owner/Name",
                "https://github.com/owner/name.git",
                "https://github.com/owner/name/",
                "HTTPS://GitHub.COM//owner///name.git/",
                "http://github.com:80/owner/name",
                "https://user:secret@github.com:443/owner/name",
                "git@github.com:owner/name.git",
                "git@github.com:/Owner/Name",
                "ssh://git@github.com:22/owner/name.git",
                "git+ssh://git@github.com/owner/name",
                "git://github.com/owner/name.git",
                "https://www.github.com/owner/name?",
                "  https://github.com./owner/name  "
            })
    void bringsAllSpellingsToOneKey(String text) {
        assertThat(CloneUrl.parse(text).key()).isEqualTo("https://github.com/owner/name");
    }

    @ParameterizedTest
    @CsvSource({
        "https://code.example.org/Group/Sub/Project.git, https://code.example.org/Group/Sub/Project, Sub/Project",
        "https://git.example.org/tool.git, https://git.example.org/tool, tool",
        "https://git.example.org:8443/a/b, https://git.example.org:8443/a/b, a/b",
        "https://git.sr.ht/~someone/thing, https://git.sr.ht/~someone/thing, ~someone/thing",
        "https://gitlab.com/Group/Project, https://gitlab.com/group/project, Group/Project"
    })
    void keepsWhatTellsRepositoriesApart(String text, String key, String name) {
        CloneUrl url = CloneUrl.parse(text);
        assertThat(url.key()).isEqualTo(key);
        assertThat(url.name()).isEqualTo(name);
    }

    @Test
    void clonesFromTheAddressAsItWasWritten() {
        assertThat(CloneUrl.parse("git@github.com:Owner/Name.git").url()).isEqualTo("https://github.com/Owner/Name");
        assertThat(CloneUrl.parse("https://git.example.org/tool.git").url())
                .isEqualTo("https://git.example.org/tool.git");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--upload-pack=touch x",
                "ext::sh -c id",
                "file:///etc/passwd",
                "/srv/git/a/b",
                "owner/name",
                "https://localhost/a/b",
                "https://127.0.0.1/a/b",
                "https://[::1]/a/b",
                "https://10.0.0.7/a/b",
                "https://0x7f000001/a/b",
                "https://2130706433/a/b",
                "https://metadata.google.internal/a/b",
                "https://printer.local/a/b",
                "https://github.com/owner",
                "https://github.com/owner/name/tree/main",
                "https://github.com/owner/..",
                "https://github.com/owner/na%20me",
                "https://example.org/",
                "https://example.org/product",
                "https://example.org/a/b?h=develop",
                "https://example.org/a/b#git",
                "https://example.org/../b",
                "https://exa mple.org/a/b",
                "https:///a/b",
                "ftp://example.org/a/b"
            })
    void refusesWhatIsNoPublicCloneAddress(String text) {
        assertThatThrownBy(() -> CloneUrl.parse(text))
                .isInstanceOf(MarlinException.class)
                .hasMessageContaining("is refused: ");
    }

    @Test
    void doesNotRepeatAHugeAddressInItsMessage() {
        String text = "https://example.org/" + "a".repeat(10_000);
        assertThatThrownBy(() -> CloneUrl.parse(text)).message().hasSizeLessThan(250);
    }
}
