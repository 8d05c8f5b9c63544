package dev.marlin.api.scim;

import dev.marlin.directory.Directory;
import dev.marlin.directory.DirectoryGroup;
import dev.marlin.directory.Query;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.Id;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Groups of the directory. */
@RestController
class GroupsApi {
    private final Directory directory;

    GroupsApi(Directory directory) {
        this.directory = directory;
    }

    @GetMapping("/scim/v2/Groups")
    ResponseEntity<Map<String, Object>> list(
            @RequestParam(required = false) @Nullable String filter,
            @RequestParam(defaultValue = "1") int startIndex,
            @RequestParam(defaultValue = "100") int count) {
        Query query = Asked.query("displayName", filter, startIndex, count);
        Query.Part<DirectoryGroup> part = directory.groups(query);
        return ResponseEntity.ok()
                .contentType(ScimErrors.TYPE)
                .body(Listing.of(part.rows().stream().map(GroupDocument::of).toList(), part.total(), query.start()));
    }

    @GetMapping("/scim/v2/Groups/{group}")
    ResponseEntity<Map<String, Object>> one(@PathVariable String group) {
        return answer(200, directory.group(id(group)));
    }

    @PostMapping("/scim/v2/Groups")
    ResponseEntity<Map<String, Object>> create(Visitor visitor, @RequestBody JsonNode body) {
        return answer(201, directory.createGroup(GroupDocument.read(body), visitor.id()));
    }

    @PutMapping("/scim/v2/Groups/{group}")
    ResponseEntity<Map<String, Object>> replace(
            Visitor visitor,
            @PathVariable String group,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody JsonNode body) {
        DirectoryGroup.Said said = GroupDocument.read(body);
        return answer(
                200,
                directory.changeGroup(
                        id(group),
                        before -> {
                            Asked.precondition(ifMatch, before.version());
                            return before.saying(said);
                        },
                        visitor.id()));
    }

    @PatchMapping("/scim/v2/Groups/{group}")
    ResponseEntity<Map<String, Object>> patch(
            Visitor visitor,
            @PathVariable String group,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody JsonNode body) {
        List<Patch> patches = Patch.parse(body);
        return answer(
                200,
                directory.changeGroup(
                        id(group),
                        before -> {
                            Asked.precondition(ifMatch, before.version());
                            DirectoryGroup.Said said = before.said();
                            for (Patch patch : patches) {
                                said = GroupDocument.patched(said, patch);
                            }
                            return before.saying(said);
                        },
                        visitor.id()));
    }

    @DeleteMapping("/scim/v2/Groups/{group}")
    ResponseEntity<Void> delete(Visitor visitor, @PathVariable String group) {
        directory.deleteGroup(id(group), visitor.id());
        return ResponseEntity.noContent().build();
    }

    private static UUID id(String text) {
        return Id.parse("That group", text);
    }

    private static ResponseEntity<Map<String, Object>> answer(int status, DirectoryGroup group) {
        return ResponseEntity.status(status)
                .contentType(ScimErrors.TYPE)
                .location(URI.create("/scim/v2/Groups/" + group.id()))
                .eTag(Asked.tag(group.version()))
                .body(GroupDocument.of(group));
    }
}
