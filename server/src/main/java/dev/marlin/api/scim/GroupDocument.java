package dev.marlin.api.scim;

import dev.marlin.directory.DirectoryGroup;
import dev.marlin.directory.DirectoryGroup.Said;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A group between SCIM's words and ours. */
final class GroupDocument {
    static final String SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:Group";
    private static final Pattern ONE_MEMBER =
            Pattern.compile("(?i)members\\[\\s*value\\s+eq\\s+\"([0-9a-f-]{36})\"\\s*]");

    private GroupDocument() {}

    static Map<String, Object> of(DirectoryGroup group) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("schemas", List.of(SCHEMA));
        document.put("id", group.id().toString());
        group.said().externalId().ifPresent(text -> document.put("externalId", text));
        document.put("displayName", group.said().displayName());
        document.put(
                "members",
                group.said().members().stream()
                        .sorted()
                        .map(member -> Map.of("value", member.toString(), "$ref", "/scim/v2/Users/" + member))
                        .toList());
        document.put(
                "meta",
                Map.of(
                        "resourceType",
                        "Group",
                        "location",
                        "/scim/v2/Groups/" + group.id(),
                        "version",
                        Asked.tag(group.version()),
                        "created",
                        group.created().toString(),
                        "lastModified",
                        group.changed().toString()));
        return document;
    }

    static Said read(JsonNode document) {
        return new Said(
                Attributes.text(document, "displayName")
                        .orElseThrow(() -> ScimException.value("displayName is wanted.")),
                Attributes.text(document, "externalId"),
                members(Attributes.find(document, "members")));
    }

    static Said patched(Said said, Patch patch) {
        Matcher one = ONE_MEMBER.matcher(patch.path());
        if (one.matches()) {
            if (patch.kind() != Patch.Kind.REMOVE) {
                throw new ScimException(400, "invalidPath", "One member can be removed by a filter, not set.");
            }
            return with(said, without(said.members(), Set.of(id(one.group(1)))));
        }
        return switch (patch.path().toLowerCase(Locale.ROOT)) {
            case "members" -> with(said, members(said.members(), patch));
            case "displayname" ->
                new Said(
                        Attributes.text("displayName", patch.value())
                                .filter(text -> patch.sets())
                                .orElseThrow(() -> ScimException.value("displayName: a text is wanted.")),
                        said.externalId(),
                        said.members());
            case "externalid" ->
                new Said(
                        said.displayName(),
                        patch.sets() ? Attributes.text("externalId", patch.value()) : Optional.empty(),
                        said.members());
            case "id", "schemas", "meta" -> said; // sent along by some, never changed
            default -> throw new ScimException(400, "invalidPath", "path: no such attribute of a group.");
        };
    }

    private static Set<UUID> members(Set<UUID> before, Patch patch) {
        return switch (patch.kind()) {
            case REPLACE -> members(patch.value());
            case ADD -> {
                Set<UUID> all = new HashSet<>(before);
                all.addAll(members(patch.value()));
                yield all;
            }
            case REMOVE -> patch.value().isMissingNode() ? Set.of() : without(before, members(patch.value()));
        };
    }

    private static Said with(Said said, Set<UUID> members) {
        return new Said(said.displayName(), said.externalId(), members);
    }

    private static Set<UUID> without(Set<UUID> all, Set<UUID> gone) {
        Set<UUID> left = new HashSet<>(all);
        left.removeAll(gone);
        return left;
    }

    private static Set<UUID> members(JsonNode node) {
        Set<UUID> members = new HashSet<>();
        if (node.isObject()) {
            members.add(id(Attributes.text(node, "value").orElse("")));
        } else if (node.isArray()) {
            for (JsonNode member : node) {
                members.add(id(Attributes.text(member, "value").orElse("")));
            }
        } else if (!node.isMissingNode() && !node.isNull()) {
            throw ScimException.value("members: a list of values is wanted.");
        }
        return members;
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw ScimException.value("members: each must be the id of a user.");
        }
    }
}
