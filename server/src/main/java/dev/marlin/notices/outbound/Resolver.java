package dev.marlin.notices.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Turns a name into addresses. Asked once for each attempt; nothing else of that attempt asks again. */
public interface Resolver {
    /** All addresses of the name, at least one. */
    List<InetAddress> resolve(String host) throws UnknownHostException;

    /** That of this machine. */
    static Resolver system() {
        return host -> List.of(InetAddress.getAllByName(host));
    }
}
