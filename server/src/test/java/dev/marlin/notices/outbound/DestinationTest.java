package dev.marlin.notices.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.kernel.MarlinException;
import java.util.List;
import org.junit.jupiter.api.Test;

class DestinationTest {
    private static final AddressRules STRICT = new AddressRules(List.of());
    private static final AddressRules LOCAL = new AddressRules(List.of(Network.parse("127.0.0.1")));

    @Test
    void takesHttpsToNamesAndPublicAddresses() {
        assertThat(Destination.parse("https://Example.org", STRICT))
                .isEqualTo(new Destination(true, "example.org", 443, "/"));
        assertThat(Destination.parse("https://example.org:8443/a/b?c=d", STRICT))
                .isEqualTo(new Destination(true, "example.org", 8443, "/a/b?c=d"));
        assertThat(Destination.parse("https://1.1.1.1/x", STRICT).authority()).isEqualTo("1.1.1.1");
        assertThat(Destination.parse("https://[2606:4700:4700::1111]:8443/", STRICT)
                        .authority())
                .isEqualTo("[2606:4700:4700::1111]:8443");
        assertThat(Destination.parse("https://xn--bcher-kva.example/", STRICT).host())
                .isEqualTo("xn--bcher-kva.example");
    }

    @Test
    void refusesEveryOtherSpelling() {
        for (String url : List.of(
                "",
                "example.org",
                "//example.org",
                "ftp://example.org/",
                "gopher://example.org/",
                "file:///etc/passwd",
                "http://example.org/",
                "http://localhost/",
                "http://127.0.0.1/",
                "https://127.0.0.1/",
                "https://2130706433/",
                "https://127.1/",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[::ffff:7f00:1]/",
                "https://169.254.169.254/latest/meta-data",
                "https://[fd00:ec2::254]/",
                "https://10.0.0.1/",
                "https://user@example.org/",
                "https://user:word@example.org/",
                "https://example.org@127.0.0.1/",
                "https://example.org/#part",
                "https://example.org:22/",
                "https://example.org:0/",
                "https://example.org:99999/",
                "https://example.org./",
                "https://exa mple.org/",
                "https://example.org/\r\nx-evil: 1",
                "https://bücher.example/",
                "https://ex_ample.org/",
                "https://.example.org/",
                "https:///path",
                "https:example.org",
                "https://example..org/",
                "https://example.org/" + "a".repeat(500))) {
            assertThatThrownBy(() -> Destination.parse(url, STRICT))
                    .as(url)
                    .isInstanceOf(MarlinException.class)
                    .hasMessageStartingWith("url: ");
        }
    }

    @Test
    void takesPlainHttpToThisMachineOnlyWhereItIsOpened() {
        assertThat(Destination.parse("http://127.0.0.1:9000/x", LOCAL).encrypted())
                .isFalse();
        assertThat(Destination.parse("http://localhost:9000/x", LOCAL).host()).isEqualTo("localhost");
        assertThatThrownBy(() -> Destination.parse("http://example.org/", LOCAL))
                .isInstanceOf(MarlinException.class);
        assertThatThrownBy(() -> Destination.parse("http://8.8.8.8/", LOCAL)).isInstanceOf(MarlinException.class);
    }
}
