package dev.marlin.identity;

import dev.marlin.kernel.Secret;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An OpenID Connect provider that signs people in.
 *
 * @param key word in addresses and in the source of roles: {@code corp}
 * @param title what its button says
 * @param issuer https, or http on loopback; without query and fragment
 * @param client how this installation is known there
 * @param scopes what is asked for; always with {@code openid}
 * @param claims which claims say what
 */
public record Provider(String key, String title, URI issuer, Client client, List<String> scopes, Claims claims) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    public Provider {
        if (!key.matches("[a-z0-9][a-z0-9-]{0,39}")) {
            throw new IllegalArgumentException("a provider's name has 1 to 40 small letters, digits and -");
        }
        if (title.isBlank() || title.length() > 60) {
            throw new IllegalArgumentException("title: 1 to 60 characters are wanted");
        }
        if (!isSafe(issuer) || issuer.getRawQuery() != null || issuer.getRawFragment() != null) {
            throw new IllegalArgumentException("issuer: an https address without query is wanted, or http on loopback");
        }
        scopes = scopes.contains("openid") ? List.copyOf(scopes) : withOpenId(scopes);
        if (scopes.stream().anyMatch(scope -> !scope.matches("[\\x21\\x23-\\x5B\\x5D-\\x7E]{1,200}"))) {
            throw new IllegalArgumentException("scopes: words without spaces are wanted");
        }
    }

    /** Whether what is sent to this address is read by nobody else: https, or this very machine. */
    public static boolean isSafe(URI address) {
        return address.getHost() != null
                && address.getRawUserInfo() == null
                && ("https".equals(address.getScheme())
                        || "http".equals(address.getScheme()) && LOOPBACK.contains(address.getHost()));
    }

    private static List<String> withOpenId(List<String> scopes) {
        List<String> all = new ArrayList<>(List.of("openid"));
        all.addAll(scopes);
        return List.copyOf(all);
    }

    /**
     * How this installation is known to the provider.
     *
     * @param secret empty for a public client
     */
    public record Client(String id, Optional<Secret> secret) {
        public Client {
            if (id.isBlank()) {
                throw new IllegalArgumentException("clientId: a word is wanted");
            }
        }
    }

    /**
     * Which claims say what.
     *
     * @param groups claim that lists groups, a dotted path for a nested one; empty: this provider gives no roles
     * @param roles role of each group that gives one
     * @param employer claim that names the employer
     */
    public record Claims(Optional<String> groups, Map<String, Role> roles, Optional<String> employer) {
        public Claims {
            roles = Map.copyOf(roles);
        }

        /** Roles that these groups give; unknown groups give none. */
        public Set<Role> rolesOf(Set<String> memberships) {
            return memberships.stream()
                    .filter(roles::containsKey)
                    .map(roles::get)
                    .collect(Collectors.toUnmodifiableSet());
        }
    }
}
