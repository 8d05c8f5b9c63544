package dev.marlin.runner.git;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads what a person or a catalog row gives as clone URL, and refuses all that is not a plain HTTPS address. */
public sealed interface HttpsAddress {
    /** A well-formed address; nothing is known yet about where its host leads. */
    record Valid(RepositoryAddress.Https address) implements HttpsAddress {}

    /** @param reason a sentence for people: what is wrong and what to write instead */
    record Invalid(String reason) implements HttpsAddress {}

    /** Longest URL that is looked at, in characters. */
    int LONGEST = 1_000;

    Pattern HOST = Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

    Pattern PATH = Pattern.compile("/+[A-Za-z0-9._~+@%-]+(/[A-Za-z0-9._~+@%-]+)*/*");

    static HttpsAddress parse(String text) {
        if (text.isBlank() || text.length() > LONGEST) {
            return new Invalid("A repository URL has 1 to " + LONGEST + " characters.");
        }
        if (text.startsWith("-")) {
            return new Invalid("A repository URL cannot begin with '-': that would be an option of git.");
        }
        if (text.chars().anyMatch(c -> c <= ' ' || c >= 0x7f)) {
            return new Invalid("A repository URL holds only visible ASCII characters; write other names in punycode.");
        }
        try {
            return read(new URI(text));
        } catch (URISyntaxException malformed) {
            return new Invalid("This is not a URL: " + malformed.getReason() + ".");
        }
    }

    private static HttpsAddress read(URI uri) {
        if (!"https".equalsIgnoreCase(uri.getScheme())) {
            return new Invalid("Only https:// addresses are fetched; give the repository's https clone URL.");
        }
        String authority = uri.getRawAuthority();
        if (authority == null || authority.indexOf('@') >= 0) {
            return new Invalid("A repository URL names a host and carries no user name, password or token.");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            return new Invalid("A repository URL has no '?' and no '#'.");
        }
        String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        if (!HOST.matcher(host).matches() || host.length() > 253) {
            return new Invalid("A repository URL names its host by a full DNS name, not by a number or a short name.");
        }
        int port = uri.getPort() < 0 ? 443 : uri.getPort();
        if (port < 1 || port > 65535) {
            return new Invalid("The port of a repository URL lies between 1 and 65535.");
        }
        return readPath(host, port, uri.getRawPath());
    }

    private static HttpsAddress readPath(String host, int port, String raw) {
        if (!PATH.matcher(raw).matches()) {
            return new Invalid(
                    "A repository URL goes on after the host with the repository's path, such as /owner/name.");
        }
        String path = raw.replaceAll("^/+|/+$", "");
        if (path.endsWith(".git")) {
            path = path.substring(0, path.length() - 4);
        }
        boolean dots = ("/" + path + "/").contains("/../") || ("/" + path + "/").contains("/./");
        if (path.isEmpty()
                || path.endsWith("/")
                || dots
                || path.toLowerCase(Locale.ROOT).contains("%2e")) {
            return new Invalid(
                    "The path of a repository URL holds no '.' or '..' segments and does not end with '/.git'.");
        }
        return new Valid(new RepositoryAddress.Https(host, port, path));
    }
}
