package dev.marlin.notices.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddressRulesTest {
    private static final AddressRules STRICT = new AddressRules(List.of());

    @Test
    void closesWhatIsNotPublic() {
        for (String address : List.of(
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "100.100.100.200",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.1",
                "192.0.2.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "168.63.129.16",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::7f00:1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "3fff::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1")) {
            assertThat(STRICT.allows(InetAddress.ofLiteral(address)))
                    .as(address)
                    .isFalse();
        }
    }

    @Test
    void opensWhatIsPublic() {
        for (String address : List.of(
                "1.1.1.1",
                "8.8.8.8",
                "100.63.255.255",
                "100.128.0.0",
                "172.15.0.1",
                "172.32.0.1",
                "192.169.0.1",
                "223.255.255.255",
                "2606:4700:4700::1111",
                "2a00:1450:4001::1",
                "::ffff:8.8.8.8")) {
            assertThat(STRICT.allows(InetAddress.ofLiteral(address)))
                    .as(address)
                    .isTrue();
        }
    }

    @Test
    void opensNoMoreThanTheOperatorNames() {
        AddressRules rules = new AddressRules(List.of(Network.parse("10.1.0.0/20"), Network.parse("fd00::1")));
        assertThat(rules.allows(InetAddress.ofLiteral("10.1.15.255"))).isTrue();
        assertThat(rules.allows(InetAddress.ofLiteral("10.1.16.0"))).isFalse();
        assertThat(rules.allows(InetAddress.ofLiteral("fd00::1"))).isTrue();
        assertThat(rules.allows(InetAddress.ofLiteral("fd00::2"))).isFalse();
        assertThat(rules.allowsPlain(InetAddress.ofLiteral("10.1.0.1"))).isFalse();
        assertThat(rules.allowsPlain(InetAddress.ofLiteral("127.0.0.1"))).isFalse();
        assertThat(new AddressRules(List.of(Network.parse("127.0.0.1")))
                        .allowsPlain(InetAddress.ofLiteral("127.0.0.1")))
                .isTrue();
    }

    @Test
    void refusesWhatIsNoNetwork() {
        for (String text : List.of("", "example.org", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "fd00::/129")) {
            assertThatIllegalArgumentException().as(text).isThrownBy(() -> Network.parse(text));
        }
    }
}
