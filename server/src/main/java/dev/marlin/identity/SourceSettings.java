package dev.marlin.identity;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where people come from, as the operator says.
 *
 * @param providers OpenID Connect providers in the order of their buttons
 * @param passwords whether people may sign in by password, too
 * @param publicUrl under which browsers reach this server; empty: as each request says
 * @param directory what a SCIM directory's words mean
 */
public record SourceSettings(
        List<Provider> providers, boolean passwords, Optional<URI> publicUrl, Directory directory) {
    /** Passwords alone. */
    public static final SourceSettings NONE =
            new SourceSettings(List.of(), true, Optional.empty(), new Directory(Optional.empty(), Map.of()));

    public SourceSettings {
        providers = List.copyOf(providers);
    }

    public Optional<Provider> provider(String key) {
        return providers.stream().filter(provider -> provider.key().equals(key)).findFirst();
    }

    /**
     * What a SCIM directory's words mean.
     *
     * @param subjectsOf provider whose subjects the directory's external ids are; empty: they are not
     * @param roles role of each group that gives one, by display name
     */
    public record Directory(Optional<Provider> subjectsOf, Map<String, Role> roles) {
        public Directory {
            roles = Map.copyOf(roles);
        }
    }
}
