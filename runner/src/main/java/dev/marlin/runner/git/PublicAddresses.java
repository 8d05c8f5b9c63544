package dev.marlin.runner.git;

import dev.marlin.runner.git.objects.GitException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which network addresses belong to the public internet: special ranges of RFC 6890 and its kin do not. */
final class PublicAddresses {
    private static final List<Range> SPECIAL = List.of(
            range("0.0.0.0", 8),
            range("10.0.0.0", 8),
            range("100.64.0.0", 10),
            range("127.0.0.0", 8),
            range("169.254.0.0", 16),
            range("172.16.0.0", 12),
            range("192.0.0.0", 24),
            range("192.0.2.0", 24),
            range("192.88.99.0", 24),
            range("192.168.0.0", 16),
            range("198.18.0.0", 15),
            range("198.51.100.0", 24),
            range("203.0.113.0", 24),
            range("224.0.0.0", 3),
            range("::", 8),
            range("64:ff9b::", 32),
            range("100::", 16),
            range("2001::", 23),
            range("2001:db8::", 32),
            range("2002::", 16),
            range("3fff::", 20),
            range("5f00::", 16),
            range("fc00::", 7),
            range("fe80::", 9),
            range("ff00::", 8));

    private PublicAddresses() {}

    static boolean isPublic(InetAddress address) {
        return SPECIAL.stream().noneMatch(range -> range.contains(address.getAddress()));
    }

    /** Addresses of this machine: a public one reaches our own services just as loopback does. */
    static Set<InetAddress> ofThisMachine() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (SocketException failed) {
            throw new GitException("the addresses of this machine could not be read", failed);
        }
    }

    private static Range range(String network, int bits) {
        try {
            return new Range(InetAddress.getByName(network).getAddress(), bits);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** All addresses that share the first bits of a network. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Range(byte[] network, int bits) {
        boolean contains(byte[] address) {
            if (address.length != network.length) {
                return false;
            }
            int whole = bits / 8;
            int mask = 0xff00 >> (bits % 8);
            return Arrays.equals(address, 0, whole, network, 0, whole)
                    && (bits % 8 == 0 || ((address[whole] ^ network[whole]) & mask & 0xff) == 0);
        }
    }
}
