package dev.marlin.api.scim;

import dev.marlin.directory.Directory;
import dev.marlin.directory.DirectoryUser;
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

/** Users of the directory. */
@RestController
class UsersApi {
    private final Directory directory;

    UsersApi(Directory directory) {
        this.directory = directory;
    }

    @GetMapping("/scim/v2/Users")
    ResponseEntity<Map<String, Object>> list(
            @RequestParam(required = false) @Nullable String filter,
            @RequestParam(defaultValue = "1") int startIndex,
            @RequestParam(defaultValue = "100") int count) {
        Query query = Asked.query("userName", filter, startIndex, count);
        Query.Part<DirectoryUser> part = directory.users(query);
        return ResponseEntity.ok()
                .contentType(ScimErrors.TYPE)
                .body(Listing.of(part.rows().stream().map(UserDocument::of).toList(), part.total(), query.start()));
    }

    @GetMapping("/scim/v2/Users/{user}")
    ResponseEntity<Map<String, Object>> one(@PathVariable String user) {
        return answer(200, directory.user(id(user)));
    }

    @PostMapping("/scim/v2/Users")
    ResponseEntity<Map<String, Object>> create(Visitor visitor, @RequestBody JsonNode body) {
        return answer(201, directory.join(UserDocument.read(body), visitor.id()));
    }

    @PutMapping("/scim/v2/Users/{user}")
    ResponseEntity<Map<String, Object>> replace(
            Visitor visitor,
            @PathVariable String user,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody JsonNode body) {
        DirectoryUser.Said said = UserDocument.read(body);
        return answer(
                200,
                directory.change(
                        id(user),
                        before -> {
                            Asked.precondition(ifMatch, before.version());
                            return before.saying(said);
                        },
                        visitor.id()));
    }

    @PatchMapping("/scim/v2/Users/{user}")
    ResponseEntity<Map<String, Object>> patch(
            Visitor visitor,
            @PathVariable String user,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody JsonNode body) {
        List<Patch> patches = Patch.parse(body);
        return answer(
                200,
                directory.change(
                        id(user),
                        before -> {
                            Asked.precondition(ifMatch, before.version());
                            DirectoryUser.Said said = before.said();
                            for (Patch patch : patches) {
                                said = UserDocument.patched(said, patch);
                            }
                            return before.saying(said);
                        },
                        visitor.id()));
    }

    @DeleteMapping("/scim/v2/Users/{user}")
    ResponseEntity<Void> delete(Visitor visitor, @PathVariable String user) {
        directory.leave(id(user), visitor.id());
        return ResponseEntity.noContent().build();
    }

    private static UUID id(String text) {
        return Id.parse("That user", text);
    }

    private static ResponseEntity<Map<String, Object>> answer(int status, DirectoryUser user) {
        return ResponseEntity.status(status)
                .contentType(ScimErrors.TYPE)
                .location(URI.create("/scim/v2/Users/" + user.id()))
                .eTag(Asked.tag(user.version()))
                .body(UserDocument.of(user));
    }
}
