package dev.marlin.runner.git;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpsAddressTest {
    @ParameterizedTest
    @CsvSource({
        "https://github.com/owner/name, https://github.com/owner/name",
        "https://github.com/owner/name.git, https://github.com/owner/name",
        "https://GitHub.com/Owner/Name.git/, https://github.com/Owner/Name",
        "https://github.com:443/owner/name/, https://github.com/owner/name",
        "HTTPS://git.example.org:8443/a/b/c, https://git.example.org:8443/a/b/c",
        "https://www.example.org/x, https://www.example.org/x",
        "https://codeberg.org/a/na.me_1-2~3, https://codeberg.org/a/na.me_1-2~3",
    })
    void foldsOnlyWhatSurelyMeansTheSameRepository(String given, String key) {
        assertThat(HttpsAddress.parse(given)).isInstanceOfSatisfying(HttpsAddress.Valid.class, valid -> {
            assertThat(valid.address().key()).isEqualTo(key);
            assertThat(HttpsAddress.parse(valid.address().url())).isEqualTo(valid);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--upload-pack=touch /tmp/x",
                "-oProxyCommand=x",
                "http://github.com/a/b",
                "ext::sh -c touch% /tmp/x",
                "file:///etc/passwd",
                "git://github.com/a/b",
                "ssh://git@github.com/a/b",
                "git@github.com:a/b.git",
                "/srv/git/a",
                "gopher://github.com/a",
                "https://user:secret@github.com/a/b",
                "https://github.com@evil.example/a/b",
                "https://github.com/a/b?x=1",
                "https://github.com/a/b#frag",
                "https://github.com/a/../../b",
                "https://github.com/a/%2e%2e/b",
                "https://github.com/",
                "https://github.com",
                "https://github.com/.git",
                "https://localhost/a/b",
                "https://127.0.0.1/a/b",
                "https://2130706433/a/b",
                "https://0x7f.1/a/b",
                "https://0177.0.0.1/a",
                "https://[::1]/a/b",
                "https://[::ffff:127.0.0.1]/a/b",
                "https://github.com./a/b",
                "https://github.com:0/a/b",
                "https://github.com:99999/a/b",
                "https://gíthub.com/a/b",
                "https://github.com/a\n/b",
                "https://github.com/a b",
                "https://a_b.example/x",
                "",
                "   ",
            })
    void refusesEverythingElseWithASentence(String given) {
        assertThat(HttpsAddress.parse(given))
                .isInstanceOfSatisfying(
                        HttpsAddress.Invalid.class,
                        invalid -> assertThat(invalid.reason()).endsWith("."));
    }

    @Test
    void refusesAnEndlessUrl() {
        assertThat(HttpsAddress.parse("https://github.com/" + "a".repeat(5_000)))
                .isInstanceOf(HttpsAddress.Invalid.class);
    }
}
