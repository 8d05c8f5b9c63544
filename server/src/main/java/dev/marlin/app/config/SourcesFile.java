package dev.marlin.app.config;

import dev.marlin.identity.Provider;
import dev.marlin.identity.Role;
import dev.marlin.identity.SourceSettings;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The file that names the sources of people:
 *
 * <pre>
 * providers:
 *   NAME:
 *     title: what the button says
 *     issuer: https://id.example.com
 *     clientId: marlin
 *     clientSecretFile: /path/to/secret   left out for a public client
 *     scopes: [profile, groups]
 *     groupsClaim: groups
 *     employerClaim: organization
 *     roles: {GROUP: ROLE}
 * directory:
 *   subjectsOf: NAME                      external ids are this provider's subjects
 *   roles: {GROUP: ROLE}
 * </pre>
 *
 * Unknown keys are refused. A secret stands in a file of its own, so that this file can be shown.
 */
final class SourcesFile {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Set<String> PROVIDER_KEYS = Set.of(
            "title", "issuer", "clientId", "clientSecretFile", "scopes", "groupsClaim", "employerClaim", "roles");

    private final Path file;

    private SourcesFile(Path file) {
        this.file = file;
    }

    /**
     * @param passwords whether people may sign in by password, too
     * @param publicUrl under which browsers reach this server
     * @throws MarlinException INVALID, naming the place in the file
     */
    static SourceSettings read(Path file, boolean passwords, Optional<URI> publicUrl) {
        return new SourcesFile(file).settings(passwords, publicUrl);
    }

    private SourceSettings settings(boolean passwords, Optional<URI> publicUrl) {
        JsonNode root;
        try {
            root = YAML.readTree(Files.readString(file));
        } catch (IOException e) {
            throw wrong("the file", "it cannot be read");
        } catch (JacksonException e) {
            throw wrong("the file", "it is not YAML: " + e.getOriginalMessage());
        }
        ObjectNode top = object("the file", root, Set.of("providers", "directory"));
        List<Provider> providers = new ArrayList<>();
        if (top.has("providers")) {
            object("providers", top.path("providers"), Set.of())
                    .properties()
                    .forEach(entry -> providers.add(provider(entry.getKey(), entry.getValue())));
        }
        return new SourceSettings(providers, passwords, publicUrl, directory(top.path("directory"), providers));
    }

    private Provider provider(String key, JsonNode node) {
        String place = "providers." + key;
        ObjectNode told = object(place, node, PROVIDER_KEYS);
        try {
            return new Provider(
                    key,
                    text(place, told, "title").orElse(key),
                    URI.create(wanted(place, told, "issuer")),
                    new Provider.Client(wanted(place, told, "clientId"), secret(place, told)),
                    scopes(place, told.path("scopes")),
                    new Provider.Claims(
                            text(place, told, "groupsClaim"),
                            roles(place, told.path("roles")),
                            text(place, told, "employerClaim")));
        } catch (IllegalArgumentException e) {
            throw wrong(place, String.valueOf(e.getMessage()));
        }
    }

    private SourceSettings.Directory directory(JsonNode node, List<Provider> providers) {
        if (node instanceof MissingNode) {
            return SourceSettings.NONE.directory();
        }
        ObjectNode told = object("directory", node, Set.of("subjectsOf", "roles"));
        Optional<Provider> subjects = text("directory", told, "subjectsOf")
                .map(key -> providers.stream()
                        .filter(provider -> provider.key().equals(key))
                        .findFirst()
                        .orElseThrow(() -> wrong("directory.subjectsOf", "no provider is called " + key)));
        return new SourceSettings.Directory(subjects, roles("directory", told.path("roles")));
    }

    private Optional<Secret> secret(String place, ObjectNode told) {
        Optional<String> path = text(place, told, "clientSecretFile");
        if (path.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Secret(Files.readString(Path.of(path.get())).strip()));
        } catch (IOException e) {
            throw wrong(place, "clientSecretFile: " + path.get() + " cannot be read");
        }
    }

    private List<String> scopes(String place, JsonNode node) {
        if (node instanceof MissingNode) {
            return List.of("openid", "profile");
        }
        List<String> scopes = new ArrayList<>();
        for (JsonNode scope : node) {
            if (!scope.isString()) {
                throw wrong(place, "scopes: a list of words is wanted");
            }
            scopes.add(scope.asString());
        }
        return scopes;
    }

    private Map<String, Role> roles(String place, JsonNode node) {
        Map<String, Role> roles = new LinkedHashMap<>();
        if (node instanceof MissingNode) {
            return roles;
        }
        object(place + ".roles", node, Set.of())
                .properties()
                .forEach(entry -> roles.put(entry.getKey(), role(place, entry.getValue())));
        return roles;
    }

    private Role role(String place, JsonNode node) {
        String word = node.isString() ? node.asString() : "";
        return Arrays.stream(Role.values())
                .filter(role -> role.key().equals(word))
                .findFirst()
                .orElseThrow(() -> wrong(
                        place + ".roles",
                        "one of " + Arrays.toString(Role.values()).toLowerCase(Locale.ROOT) + " is wanted"));
    }

    private String wanted(String place, ObjectNode told, String key) {
        return text(place, told, key).orElseThrow(() -> wrong(place, key + " is wanted"));
    }

    private Optional<String> text(String place, ObjectNode told, String key) {
        JsonNode node = told.path(key);
        if (node instanceof MissingNode) {
            return Optional.empty();
        }
        if (!node.isString() || node.asString().isBlank()) {
            throw wrong(place, key + ": a text is wanted");
        }
        return Optional.of(node.asString());
    }

    /** @param known keys; empty: any */
    private ObjectNode object(String place, JsonNode node, Set<String> known) {
        if (!(node instanceof ObjectNode object)) {
            throw wrong(place, "keys with values are wanted");
        }
        Set<String> others = new TreeSet<>(object.propertyNames());
        others.removeAll(known);
        if (!known.isEmpty() && !others.isEmpty()) {
            throw wrong(place, "unknown " + String.join(", ", others) + "; known: " + new TreeSet<>(known));
        }
        return object;
    }

    private MarlinException wrong(String place, String what) {
        return MarlinException.invalid("identity.sources: " + file + ", " + place + ": " + what + ".");
    }
}
