package dev.marlin.api.scim;

import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What this side of SCIM can do. */
@RestController
class AboutApi {
    @GetMapping("/scim/v2/ServiceProviderConfig")
    ResponseEntity<Map<String, Object>> config() {
        Map<String, Object> no = Map.of("supported", false);
        return answer(Map.of(
                "schemas",
                List.of("urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"),
                "patch",
                Map.of("supported", true),
                "bulk",
                Map.of("supported", false, "maxOperations", 0, "maxPayloadSize", 0),
                "filter",
                Map.of("supported", true, "maxResults", 200),
                "changePassword",
                no,
                "sort",
                no,
                "etag",
                Map.of("supported", true),
                "authenticationSchemes",
                List.of(Map.of(
                        "type", "oauthbearertoken",
                        "name", "Bearer token",
                        "description", "A token with the scope scim, issued by an admin of Marlin"))));
    }

    @GetMapping("/scim/v2/ResourceTypes")
    ResponseEntity<Map<String, Object>> types() {
        Map<String, Object> extension = Map.of("schema", UserDocument.ENTERPRISE, "required", false);
        return list(List.of(
                Map.of(
                        "schemas",
                        List.of("urn:ietf:params:scim:schemas:core:2.0:ResourceType"),
                        "id",
                        "User",
                        "name",
                        "User",
                        "endpoint",
                        "/Users",
                        "schema",
                        UserDocument.SCHEMA,
                        "schemaExtensions",
                        List.of(extension)),
                Map.of(
                        "schemas", List.of("urn:ietf:params:scim:schemas:core:2.0:ResourceType"),
                        "id", "Group",
                        "name", "Group",
                        "endpoint", "/Groups",
                        "schema", GroupDocument.SCHEMA)));
    }

    @GetMapping("/scim/v2/Schemas")
    ResponseEntity<Map<String, Object>> schemas() {
        return list(List.of(
                schema(
                        UserDocument.SCHEMA,
                        "User",
                        List.of(
                                attribute("userName", "string", true),
                                attribute("displayName", "string", false),
                                attribute("active", "boolean", false))),
                schema(UserDocument.ENTERPRISE, "EnterpriseUser", List.of(attribute("organization", "string", false))),
                schema(GroupDocument.SCHEMA, "Group", List.of(attribute("displayName", "string", true), members()))));
    }

    private static Map<String, Object> members() {
        return Map.of(
                "name", "members",
                "type", "complex",
                "multiValued", true,
                "required", false,
                "mutability", "readWrite",
                "returned", "default",
                "subAttributes", List.of(attribute("value", "string", true)));
    }

    private static Map<String, Object> schema(String id, String name, List<Map<String, Object>> attributes) {
        return Map.of(
                "schemas",
                List.of("urn:ietf:params:scim:schemas:core:2.0:Schema"),
                "id",
                id,
                "name",
                name,
                "attributes",
                attributes);
    }

    private static Map<String, Object> attribute(String name, String type, boolean required) {
        return Map.of(
                "name",
                name,
                "type",
                type,
                "multiValued",
                false,
                "required",
                required,
                "mutability",
                "readWrite",
                "returned",
                "default",
                "caseExact",
                false,
                "uniqueness",
                name.equals("userName") ? "server" : "none");
    }

    private static ResponseEntity<Map<String, Object>> list(List<Map<String, Object>> rows) {
        return answer(Listing.of(rows, rows.size(), 1));
    }

    private static ResponseEntity<Map<String, Object>> answer(Map<String, Object> body) {
        return ResponseEntity.ok().contentType(ScimErrors.TYPE).body(body);
    }
}
