package dev.marlin.api.scim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.app.TestServer;
import dev.marlin.identity.ApiTokens;
import dev.marlin.identity.ApiTokens.Scope;
import dev.marlin.identity.Interests;
import dev.marlin.identity.People;
import dev.marlin.identity.Person;
import dev.marlin.identity.Role;
import dev.marlin.identity.SourceSettings;
import dev.marlin.testkit.http.Session;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A directory's whole talk, over HTTP. */
class ScimTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String OP = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
    private static TestServer server;
    private static String token;

    @BeforeAll
    static void start() {
        server = TestServer.start(new SourceSettings(
                List.of(),
                true,
                Optional.empty(),
                new SourceSettings.Directory(Optional.empty(), Map.of("Experts", Role.EXPERT, "Leads", Role.MANAGER))));
        token = token(server.person("root", Role.ADMIN), Scope.SCIM);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void onlyADirectorysTokenOpensItAndItOpensNothingElse() throws Exception {
        Person admin = server.person("second", Role.ADMIN);
        Person expert = server.person("expert", Role.EXPERT);
        assertThat(send("GET", "/scim/v2/Users", token, "").statusCode()).isEqualTo(200);
        assertThat(send("GET", "/scim/v2/Users", token(admin, Scope.READ, Scope.WRITE), "")
                        .statusCode())
                .isEqualTo(403);
        assertThat(send("GET", "/scim/v2/Users", token(expert, Scope.SCIM), "").statusCode())
                .as("of somebody who is no admin")
                .isEqualTo(403);
        assertThat(server.as("second").api("/scim/v2/Users").statusCode()).isEqualTo(403);
        assertThat(server.anonymous().api("/scim/v2/Users").statusCode()).isEqualTo(401);
        for (String path : List.of("/people", "/profile", "/api/v1/campaigns", "/", "/sign-in")) {
            assertThat(send("GET", path, token, "").statusCode()).as(path).isEqualTo(403);
        }
        Session browser = server.as("expert");
        assertThat(browser.form("/profile/tokens", Map.of("name", "x", "scope", "scim", "days", "1"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aJoinerGetsRolesFromGroupsAndALeaverLosesAllAtOnce() throws Exception {
        JsonNode user = made("/scim/v2/Users", user("joiner@corp.example", "e-1", "Jo Joiner", "  ACME   Corp "));
        String id = user.at("/id").asString();
        Person jo = server.bean(People.class).findByLogin("joiner").orElseThrow();
        assertThat(id).isNotEqualTo(jo.id().toString());
        assertThat(jo.roles()).isEmpty();
        assertThat(server.bean(Interests.class).of(jo.id()).employer()).contains("acme corp");
        JsonNode group =
                made("/scim/v2/Groups", Map.of("displayName", "Experts", "members", List.of(Map.of("value", id))));
        assertThat(roles(jo)).containsExactly(Role.EXPERT);

        Session cookie = server.as("joiner");
        String own = token(jo, Scope.READ, Scope.WRITE);
        assertThat(cookie.get("/profile").statusCode()).isEqualTo(200);
        assertThat(send("GET", "/profile", own, "").statusCode()).isEqualTo(200);
        HttpResponse<String> left = patch("/scim/v2/Users/" + id, op("Replace", "active", "False"));
        assertThat(left.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(left.body()).at("/active").asBoolean()).isFalse();
        assertThat(cookie.get("/profile").statusCode())
                .as("the very next request by cookie")
                .isEqualTo(303);
        assertThat(send("GET", "/profile", own, "").statusCode()).as("by token").isEqualTo(401);

        assertThat(patch("/scim/v2/Users/" + id, Map.of("op", "replace", "value", Map.of("active", true)))
                        .statusCode())
                .isEqualTo(200);
        assertThat(cookie.get("/profile").statusCode())
                .as("an ended session stays ended")
                .isEqualTo(303);
        assertThat(send("GET", "/profile", own, "").statusCode()).isEqualTo(401);

        String path = "/scim/v2/Groups/" + group.at("/id").asString();
        assertThat(patch(path, Map.of("op", "remove", "path", "members[value eq \"" + id + "\"]"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(roles(jo)).isEmpty();
        assertThat(patch(path, op("Add", "members", List.of(Map.of("value", id))))
                        .statusCode())
                .isEqualTo(200);
        assertThat(roles(jo)).containsExactly(Role.EXPERT);

        assertThat(made(
                        "/scim/v2/Groups",
                        409,
                        Map.of("displayName", "Leads", "members", List.of(Map.of("value", id)))))
                .isNotNull();
        assertThat(roles(jo)).as("blind and seeing do not come together").containsExactly(Role.EXPERT);

        assertThat(send("DELETE", "/scim/v2/Users/" + id, token, "").statusCode())
                .isEqualTo(204);
        assertThat(send("DELETE", "/scim/v2/Users/" + id, token, "").statusCode())
                .isEqualTo(404);
        assertThat(server.bean(People.class).get(jo.id()).suspended()).isTrue();
        assertThat(roles(jo)).isEmpty();
        assertThat(send("DELETE", path, token, "").statusCode()).isEqualTo(204);
    }

    @Test
    void listsByNameByExternalIdAndInParts() throws Exception {
        for (int i = 0; i < 3; i++) {
            made("/scim/v2/Users", user("list" + i + "@corp.example", "l-" + i, "List " + i, "North"));
        }
        assertThat(found("userName%20eq%20%22LIST1@corp.example%22")
                        .at("/Resources/0/externalId")
                        .asString())
                .isEqualTo("l-1");
        assertThat(found("externalId%20eq%20%22l-2%22").at("/totalResults").asInt())
                .isEqualTo(1);
        assertThat(found("userName%20eq%20%22root%22").at("/totalResults").asInt())
                .as("accounts made by hand are not the directory's")
                .isZero();
        JsonNode part = read(send("GET", "/scim/v2/Users?startIndex=2&count=1", token, ""));
        assertThat(part.at("/itemsPerPage").asInt()).isEqualTo(1);
        assertThat(part.at("/totalResults").asInt()).isGreaterThanOrEqualTo(3);
        assertThat(send("GET", "/scim/v2/Users?filter=userName%20co%20%22x%22", token, "")
                        .body())
                .contains("invalidFilter");
    }

    @Test
    void repeatsAndStaleChangesHaveNoSecondEffect() throws Exception {
        Map<String, Object> said = user("twice@corp.example", "t-1", "Twice", "North");
        JsonNode user = made("/scim/v2/Users", said);
        assertThat(made("/scim/v2/Users", 409, said).at("/scimType").asString()).isEqualTo("uniqueness");
        String path = "/scim/v2/Users/" + user.at("/id").asString();
        HttpResponse<String> same = send("PUT", path, token, JSON.writeValueAsString(said));
        assertThat(same.headers().firstValue("ETag")).contains("W/\"1\"");
        patch(path, op("replace", "displayName", "Other"));
        HttpResponse<String> stale = client().send(
                        request("PUT", path, token, JSON.writeValueAsString(said))
                                .header("If-Match", "W/\"1\"")
                                .build(),
                        BodyHandlers.ofString());
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(read(send("GET", path, token, "")).at("/displayName").asString())
                .isEqualTo("Other");
    }

    @Test
    void whatCannotBeUnderstoodIsRefusedAndChangesNothing() throws Exception {
        String path = "/scim/v2/Users/"
                + made("/scim/v2/Users", user("strict@corp.example", "s-1", "Strict", "North"))
                        .at("/id")
                        .asString();
        assertThat(patch(path, op("replace", "active", "perhaps")).body()).contains("invalidValue");
        assertThat(patch(path, op("replace", "a b[", "x")).body()).contains("invalidPath");
        assertThat(patch(path, op("explode", "active", "x")).body()).contains("invalidSyntax");
        assertThat(patch(path, Map.of("op", "remove")).body()).contains("noTarget");
        assertThat(send("PATCH", path, token, "{").body()).contains("invalidSyntax");
        assertThat(send("GET", "/scim/v2/Users/1'--", token, "").statusCode()).isEqualTo(404);
        assertThat(read(send("GET", path, token, "")).at("/meta/version").asString())
                .isEqualTo("W/\"1\"");
        for (String about : List.of("ServiceProviderConfig", "ResourceTypes", "Schemas")) {
            assertThat(send("GET", "/scim/v2/" + about, token, "").statusCode()).isEqualTo(200);
        }
    }

    private static Map<String, Object> user(String name, String externalId, String shown, String organization) {
        return Map.of(
                "schemas",
                List.of(UserDocument.SCHEMA, UserDocument.ENTERPRISE),
                "userName",
                name,
                "externalId",
                externalId,
                "displayName",
                shown,
                "active",
                true,
                "emails",
                List.of(Map.of("value", name)),
                UserDocument.ENTERPRISE,
                Map.of("organization", organization));
    }

    private static Map<String, Object> op(String op, String path, Object value) {
        return Map.of("op", op, "path", path, "value", value);
    }

    private static HttpResponse<String> patch(String path, Map<String, Object> operation)
            throws IOException, InterruptedException {
        return send(
                "PATCH",
                path,
                token,
                JSON.writeValueAsString(Map.of("schemas", List.of(OP), "Operations", List.of(operation))));
    }

    private static JsonNode made(String path, Object body) throws IOException, InterruptedException {
        return made(path, 201, body);
    }

    private static JsonNode made(String path, int status, Object body) throws IOException, InterruptedException {
        HttpResponse<String> answer = send("POST", path, token, JSON.writeValueAsString(body));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return read(answer);
    }

    private static JsonNode found(String filter) throws IOException, InterruptedException {
        return read(send("GET", "/scim/v2/Users?filter=" + filter, token, ""));
    }

    private static JsonNode read(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/scim+json");
        return JSON.readTree(answer.body());
    }

    private static Set<Role> roles(Person person) {
        return server.bean(People.class).get(person.id()).roles();
    }

    private static String token(Person person, Scope... scopes) {
        return server.bean(ApiTokens.class)
                .issue(person.id(), "test", Set.of(scopes), Duration.ofDays(1))
                .reveal();
    }

    private static HttpResponse<String> send(String method, String path, String token, String body)
            throws IOException, InterruptedException {
        return client().send(request(method, path, token, body).build(), BodyHandlers.ofString());
    }

    private static HttpClient client() {
        return HttpClient.newHttpClient();
    }

    private static HttpRequest.Builder request(String method, String path, String token, String body) {
        return HttpRequest.newBuilder(server.url().resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/scim+json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    }
}
