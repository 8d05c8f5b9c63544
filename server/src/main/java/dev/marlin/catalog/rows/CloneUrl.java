package dev.marlin.catalog.rows;

import dev.marlin.kernel.MarlinException;
import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a repository is cloned from, in one form, so that all sources that mean the same repository meet.
 *
 * <p>Rules: {@code https}, {@code http}, {@code ssh}, {@code git} and {@code git@host:owner/name} become {@code https};
 * user, password and the scheme's own port go; the host is lower-case ASCII; empty path parts, a trailing slash and a
 * trailing {@code .git} go; the path is lower-case where the host does not tell cases apart (GitHub, GitLab.com,
 * Codeberg, Bitbucket, Gitea.com) and kept elsewhere. Refused: options, other schemes, a query or fragment (a web page,
 * not a clone address), a host by number, without a dot or in a private zone, parts {@code .} and {@code ..}, and paths
 * that name no repository: two parts at least, exactly two on GitHub, or one that ends in {@code .git}.
 *
 * @param key normalized address, the identity of the repository
 * @param url address to clone from, in the case its source wrote
 * @param host lower-case
 * @param name last two parts of the path
 */
public record CloneUrl(String key, String url, String host, String name) {
    private static final int LONGEST = 500;
    private static final Set<String> CASE_BLIND =
            Set.of("github.com", "gitlab.com", "codeberg.org", "bitbucket.org", "gitea.com");
    private static final Map<String, String> ALIASES = Map.of("www.github.com", "github.com");
    private static final Map<String, Integer> PORTS = Map.of("https", 443, "http", 80, "ssh", -1, "git", -1);
    private static final List<String> PRIVATE_ZONES =
            List.of(".localhost", ".local", ".internal", ".lan", ".home.arpa", ".intranet");
    private static final Pattern SCP = Pattern.compile("[A-Za-z0-9._-]+@([^:/@]+):(?!//)(.+)");
    private static final Pattern HOST =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])");
    private static final Pattern PART = Pattern.compile("[A-Za-z0-9._~!$&'()*+,;=:@%-]+");
    private static final Pattern GITHUB_PART = Pattern.compile("[A-Za-z0-9._-]+");

    /** @throws MarlinException INVALID with the rule that the text breaks */
    public static CloneUrl parse(String text) {
        String trimmed = text.strip();
        if (trimmed.isEmpty() || trimmed.length() > LONGEST) {
            throw refused(trimmed, "it must have 1 to " + LONGEST + " characters");
        }
        if (trimmed.startsWith("-")) {
            throw refused(trimmed, "it looks like an option");
        }
        Matcher scp = SCP.matcher(trimmed);
        return scp.matches() && !trimmed.contains("://")
                ? of(trimmed, parsed(trimmed, "ssh://" + scp.group(1) + "/" + scp.group(2)))
                : of(trimmed, parsed(trimmed, trimmed));
    }

    /** Address on GitHub of {@code owner/name}. */
    public static CloneUrl github(String fullName) {
        return parse("https://github.com/" + fullName);
    }

    private static URI parsed(String text, String address) {
        try {
            return new URI(address);
        } catch (URISyntaxException e) {
            throw refused(text, "it is no address");
        }
    }

    private static CloneUrl of(String text, URI address) {
        String scheme = address.getScheme() == null
                ? ""
                : address.getScheme().toLowerCase(Locale.ROOT).replaceFirst("^git\\+", "");
        Integer ownPort = PORTS.get(scheme);
        if (ownPort == null) {
            throw refused(text, "only https, http, ssh and git addresses are clone addresses");
        }
        if (given(address.getRawQuery()) || given(address.getRawFragment())) {
            throw refused(text, "a query or fragment belongs to a web page, not to a clone address");
        }
        String host = host(text, address.getHost());
        boolean foreignPort = ownPort > 0 && address.getPort() > 0 && address.getPort() != ownPort;
        String place = foreignPort ? host + ":" + address.getPort() : host;
        return of(text, host, place, address.getRawPath() == null ? "" : address.getRawPath());
    }

    private static CloneUrl of(String text, String host, String place, String rawPath) {
        List<String> parts = Arrays.stream(rawPath.split("/", -1))
                .filter(part -> !part.isEmpty())
                .toList();
        String path = String.join("/", parts);
        boolean suffixed = path.length() > 4 && path.endsWith(".git");
        String bare = suffixed ? path.substring(0, path.length() - 4) : path;
        checkParts(text, host, bare, parts, suffixed);
        String folded = CASE_BLIND.contains(host) ? bare.toLowerCase(Locale.ROOT) : bare;
        String url = "https://" + place + "/" + (CASE_BLIND.contains(host) ? bare : path);
        return new CloneUrl("https://" + place + "/" + folded, url, host, name(bare));
    }

    private static void checkParts(String text, String host, String bare, List<String> parts, boolean suffixed) {
        Pattern allowed = host.equals("github.com") ? GITHUB_PART : PART;
        for (String part : parts) {
            if (part.equals(".") || part.equals("..") || !allowed.matcher(part).matches()) {
                throw refused(text, "a part of its path is not allowed");
            }
        }
        if (host.equals("github.com") && (parts.size() != 2 || bare.endsWith("/"))) {
            throw refused(text, "a repository on github.com is owner/name");
        }
        if (parts.size() < 2 && !suffixed) {
            throw refused(text, "it names a site, not a repository");
        }
    }

    private static String host(String text, @Nullable String raw) {
        if (raw == null) {
            throw refused(text, "it has no host");
        }
        String host = raw.endsWith(".") ? raw.substring(0, raw.length() - 1) : raw;
        String ascii;
        try {
            ascii = IDN.toASCII(host.toLowerCase(Locale.ROOT)).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            throw refused(text, "its host is no host name");
        }
        if (!HOST.matcher(ascii).matches() || PRIVATE_ZONES.stream().anyMatch(ascii::endsWith)) {
            throw refused(text, "its host must be a public name, not a number and not a private one");
        }
        return ALIASES.getOrDefault(ascii, ascii);
    }

    private static boolean given(@Nullable String part) {
        return part != null && !part.isEmpty();
    }

    private static String name(String bare) {
        int last = bare.lastIndexOf('/');
        int before = last < 0 ? -1 : bare.lastIndexOf('/', last - 1);
        return bare.substring(before + 1);
    }

    private static MarlinException refused(String text, String rule) {
        String shown = text.length() > 80 ? text.substring(0, 80) + "…" : text;
        return MarlinException.invalid("Clone address \"" + shown + "\" is refused: " + rule + ".");
    }
}
