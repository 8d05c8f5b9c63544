package dev.marlin.runner.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {
    private static final RepositoryAddress.Https ADDRESS = new RepositoryAddress.Https("git.example.org", 443, "a/b");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.8.8",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "224.0.0.1",
                "255.255.255.255",
                "198.18.0.1",
                "::1",
                "::",
                "fe80::1",
                "fec0::1",
                "fc00::1",
                "fd12:3456::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2002:7f00:1::",
                "ff02::1",
                "2001:0:7f00:1::"
            })
    void refusesAddressesThatAreNotPublic(String ip) throws UnknownHostException {
        assertThat(policy(Set.of(), ip).check(ADDRESS)).isInstanceOf(AddressPolicy.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"140.82.121.4", "172.15.0.1", "172.32.0.1", "100.128.0.1", "2606:50c0:8000::153", "11.0.0.1"})
    void allowsPublicAddressesAndPinsThem(String ip) throws UnknownHostException {
        assertThat(policy(Set.of(), ip).check(ADDRESS))
                .isEqualTo(new AddressPolicy.Allowed(List.of(InetAddress.getByName(ip))));
    }

    @Test
    void onePrivateAddressAmongPublicOnesRefusesTheHost() throws UnknownHostException {
        assertThat(policy(Set.of(), "140.82.121.4", "127.0.0.1").check(ADDRESS))
                .isInstanceOf(AddressPolicy.Refused.class);
    }

    @Test
    void refusesThePublicAddressOfThisMachine() throws UnknownHostException {
        assertThat(policy(Set.of(InetAddress.getByName("140.82.121.4")), "140.82.121.4")
                        .check(ADDRESS))
                .isInstanceOf(AddressPolicy.Refused.class);
    }

    @Test
    void aTrustedHostMayLiveOnAPrivateAddress() throws UnknownHostException {
        InetAddress ip = InetAddress.getByName("10.0.0.7");
        AddressPolicy policy = new AddressPolicy(host -> List.of(ip), Set::of, Set.of("GIT.example.org"));
        assertThat(policy.check(ADDRESS)).isEqualTo(new AddressPolicy.Allowed(List.of(ip)));
    }

    @Test
    void anUnknownHostIsNoRefusal() {
        AddressPolicy policy = new AddressPolicy(
                host -> {
                    throw new UnknownHostException(host);
                },
                Set::of,
                Set.of());
        assertThat(policy.check(ADDRESS)).isInstanceOf(AddressPolicy.Unresolvable.class);
    }

    @Test
    void theConnectionIsPinnedToTheCheckedAddresses() throws UnknownHostException {
        FetchSource source = FetchSource.of(ADDRESS, policy(Set.of(), "140.82.121.4", "2606:50c0:8000::153"));
        assertThat(source).isInstanceOfSatisfying(FetchSource.Usable.class, usable -> {
            assertThat(usable.settings())
                    .containsEntry(
                            "http.curloptResolve", "git.example.org:443:140.82.121.4,[2606:50c0:8000:0:0:0:0:153]");
            assertThat(usable.transport()).isEqualTo(GitCall.Transport.HTTPS);
        });
    }

    private static AddressPolicy policy(Set<InetAddress> own, String... ips) throws UnknownHostException {
        List<InetAddress> addresses = new java.util.ArrayList<>();
        for (String ip : ips) {
            addresses.add(InetAddress.getByName(ip));
        }
        return new AddressPolicy(host -> addresses, () -> own, Set.of());
    }
}
