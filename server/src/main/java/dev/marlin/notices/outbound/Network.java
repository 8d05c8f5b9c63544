package dev.marlin.notices.outbound;

import java.net.InetAddress;
import java.util.Arrays;

/**
 * All addresses that share their first bits.
 *
 * @param address any of them, as text
 * @param bits how many bits they share
 */
public record Network(String address, int bits) {
    public Network {
        int most = InetAddress.ofLiteral(address).getAddress().length * 8;
        if (bits < 0 || bits > most) {
            throw new IllegalArgumentException(address + " has 0 to " + most + " bits in common, not " + bits);
        }
    }

    /**
     * @param text {@code 10.0.0.0/8}, {@code fd00::/8}, or one address
     * @throws IllegalArgumentException when it is neither
     */
    public static Network parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return new Network(text, InetAddress.ofLiteral(text).getAddress().length * 8);
        }
        return new Network(text.substring(0, slash), Integer.parseInt(text.substring(slash + 1)));
    }

    /** An IPv4 address in IPv6 clothes is an IPv4 address here. */
    public boolean holds(InetAddress other) {
        byte[] mine = InetAddress.ofLiteral(address).getAddress();
        byte[] theirs = other.getAddress();
        if (mine.length != theirs.length) {
            return false;
        }
        int whole = bits / 8;
        int mask = 0xff00 >> (bits % 8);
        return Arrays.equals(theirs, 0, whole, mine, 0, whole)
                && (bits % 8 == 0 || ((theirs[whole] ^ mine[whole]) & mask & 0xff) == 0);
    }

    @Override
    public String toString() {
        return address + "/" + bits;
    }
}
