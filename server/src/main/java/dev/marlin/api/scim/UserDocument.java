package dev.marlin.api.scim;

import dev.marlin.directory.DirectoryUser;
import dev.marlin.directory.DirectoryUser.Said;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A user between SCIM's words and ours. */
final class UserDocument {
    static final String SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:User";
    static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private UserDocument() {}

    static Map<String, Object> of(DirectoryUser user) {
        Said said = user.said();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("schemas", List.of(SCHEMA, ENTERPRISE));
        document.put("id", user.id().toString());
        said.externalId().ifPresent(text -> document.put("externalId", text));
        document.put("userName", said.userName());
        document.put("displayName", said.displayName());
        document.put("active", said.active());
        said.organization().ifPresent(text -> document.put(ENTERPRISE, Map.of("organization", text)));
        document.put("meta", meta("User", "/scim/v2/Users/" + user.id(), user));
        return document;
    }

    private static Map<String, Object> meta(String type, String location, DirectoryUser user) {
        return Map.of(
                "resourceType",
                type,
                "location",
                location,
                "version",
                Asked.tag(user.version()),
                "created",
                user.created().toString(),
                "lastModified",
                user.changed().toString());
    }

    static Said read(JsonNode document) {
        String userName =
                Attributes.text(document, "userName").orElseThrow(() -> ScimException.value("userName is wanted."));
        JsonNode active = Attributes.find(document, "active");
        return new Said(
                userName,
                Attributes.text(document, "externalId"),
                Attributes.text(document, "displayName")
                        .or(() -> name(Attributes.find(document, "name")))
                        .orElse(userName),
                active.isMissingNode() || Attributes.truth("active", active),
                Attributes.text(Attributes.find(document, ENTERPRISE), "organization"));
    }

    /** Attributes that Marlin does not keep are read over. */
    static Said patched(Said said, Patch patch) {
        Optional<String> text = Optional.empty();
        String path = patch.path().toLowerCase(Locale.ROOT);
        String plain =
                path.startsWith(SCHEMA.toLowerCase(Locale.ROOT) + ":") ? path.substring(SCHEMA.length() + 1) : path;
        if (plain.equals("active")) {
            boolean active = patch.sets() && Attributes.truth("active", patch.value());
            return new Said(said.userName(), said.externalId(), said.displayName(), active, said.organization());
        }
        if (patch.sets() && isKept(plain)) {
            text = Attributes.text(patch.path(), patch.value());
        }
        return switch (plain) {
            case "username" ->
                new Said(
                        required("userName", text),
                        said.externalId(),
                        said.displayName(),
                        said.active(),
                        said.organization());
            case "externalid" ->
                new Said(said.userName(), text, said.displayName(), said.active(), said.organization());
            case "displayname" ->
                new Said(
                        said.userName(),
                        said.externalId(),
                        required("displayName", text),
                        said.active(),
                        said.organization());
            default ->
                isOrganization(plain)
                        ? new Said(said.userName(), said.externalId(), said.displayName(), said.active(), text)
                        : said;
        };
    }

    private static boolean isKept(String path) {
        return path.equals("username")
                || path.equals("externalid")
                || path.equals("displayname")
                || isOrganization(path);
    }

    private static boolean isOrganization(String path) {
        return path.equals((ENTERPRISE + ":organization").toLowerCase(Locale.ROOT));
    }

    private static String required(String name, Optional<String> text) {
        return text.orElseThrow(() -> ScimException.value(name + ": a text is wanted."));
    }

    private static Optional<String> name(JsonNode name) {
        String both = Stream.of("givenName", "familyName")
                .flatMap(part -> Attributes.text(name, part).stream())
                .collect(Collectors.joining(" "));
        return Attributes.text(name, "formatted").or(() -> Optional.of(both).filter(text -> !text.isEmpty()));
    }
}
