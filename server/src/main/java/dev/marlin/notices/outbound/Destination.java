package dev.marlin.notices.outbound;

import dev.marlin.kernel.MarlinException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a message goes, taken apart.
 *
 * @param host a name, or an address without brackets
 * @param target path and query as they stand in the request line
 */
public record Destination(boolean encrypted, String host, int port, String target) {
    private static final int LONGEST = 500;
    private static final int HTTPS = 443;
    private static final int HTTP = 80;
    private static final int FIRST_FREE_PORT = 1024;
    private static final InetAddress UNKNOWN = InetAddress.ofLiteral("::");

    /**
     * Reads an address. What a name resolves to is judged later, each time; an address in figures is judged here too.
     *
     * @throws MarlinException INVALID, saying what is wanted
     */
    public static Destination parse(String url, AddressRules rules) {
        URI uri = uri(url);
        boolean encrypted = "https".equalsIgnoreCase(uri.getScheme());
        if (!encrypted && !"http".equalsIgnoreCase(uri.getScheme())) {
            throw refused("it begins with https://");
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw refused("no name or password before the host, and no # in it: the secret signs each message");
        }
        String host = host(uri);
        int port = uri.getPort() == -1 ? (encrypted ? HTTPS : HTTP) : uri.getPort();
        if (port != HTTPS && port != HTTP && port < FIRST_FREE_PORT || port > 65_535) {
            throw refused("the port is 443, or 1024 to 65535");
        }
        Optional<InetAddress> literal = literal(host);
        if (!encrypted
                && !rules.allowsPlain(
                        literal.orElse(host.equals("localhost") ? InetAddress.getLoopbackAddress() : UNKNOWN))) {
            throw refused(
                    "it begins with https://; plain http goes to this machine only, where the operator opened it");
        }
        if (literal.isPresent() && !rules.allows(literal.get())) {
            throw refused("that address is not a public one. The setting webhooks.networks opens private ones");
        }
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return new Destination(
                encrypted, host, port, uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery());
    }

    /** As the header Host wants it. */
    String authority() {
        String named = host.contains(":") ? "[" + host + "]" : host;
        return port == (encrypted ? HTTPS : HTTP) ? named : named + ":" + port;
    }

    private static URI uri(String url) {
        if (url.length() > LONGEST || !url.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
            throw refused("at most 500 characters, all of them ASCII without spaces");
        }
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw refused("a whole address such as https://example.org/hooks");
        }
    }

    private static String host(URI uri) {
        String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        if (host.startsWith("[") && host.endsWith("]")) {
            return host.substring(1, host.length() - 1);
        }
        if (!host.matches("[a-z0-9]([a-z0-9.-]*[a-z0-9])?") || host.contains("..")) {
            throw refused("a host of letters, digits, dots and hyphens");
        }
        return host;
    }

    /** Figures in any spelling that stands for an address: {@code 127.0.0.1}, {@code 2130706433}, {@code ::1}. */
    private static Optional<InetAddress> literal(String host) {
        try {
            return Optional.of(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException name) {
            return Optional.empty();
        }
    }

    private static MarlinException refused(String wanted) {
        return MarlinException.invalid("url: " + wanted + ". Nothing was saved.");
    }
}
