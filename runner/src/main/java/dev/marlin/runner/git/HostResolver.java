package dev.marlin.runner.git;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Turns a host name into its addresses; in production the machine's own name service. */
@FunctionalInterface
public interface HostResolver {
    HostResolver SYSTEM = host -> List.of(InetAddress.getAllByName(host));

    /** @throws UnknownHostException when there is no such name, or no name service */
    List<InetAddress> resolve(String host) throws UnknownHostException;
}
