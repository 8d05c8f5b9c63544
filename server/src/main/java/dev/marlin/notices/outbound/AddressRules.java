package dev.marlin.notices.outbound;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/** Which addresses a message may be sent to: public ones, and those that the operator opened. */
public final class AddressRules {
    /** What RFC 6890 and its kin set apart; the last is the inner address of a cloud that looks like a public one. */
    private static final List<Network> CLOSED_V4 = networks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3",
            "168.63.129.16/32");

    private static final Network GLOBAL_V6 = Network.parse("2000::/3");

    /** Within the global range: protocol assignments with Teredo, documentation, and 6to4, which wraps IPv4 addresses. */
    private static final List<Network> CLOSED_V6 = networks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    private final List<Network> opened;

    /** @param opened private networks that may be reached all the same */
    public AddressRules(List<Network> opened) {
        this.opened = List.copyOf(opened);
    }

    /** Whether a message may go there. */
    public boolean allows(InetAddress address) {
        return opened.stream().anyMatch(network -> network.holds(address)) || isPublic(address);
    }

    /** Whether a message may go there without encryption: to this machine itself, where the operator opened it. */
    public boolean allowsPlain(InetAddress address) {
        return address.isLoopbackAddress() && allows(address);
    }

    private static boolean isPublic(InetAddress address) {
        if (address.getAddress().length == 4) {
            return CLOSED_V4.stream().noneMatch(network -> network.holds(address));
        }
        return GLOBAL_V6.holds(address) && CLOSED_V6.stream().noneMatch(network -> network.holds(address));
    }

    private static List<Network> networks(String... texts) {
        return Stream.of(texts).map(Network::parse).toList();
    }
}
