package dev.marlin.web.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.app.TestServer;
import dev.marlin.identity.Role;
import dev.marlin.kernel.PersonId;
import dev.marlin.testkit.http.Session;
import dev.marlin.vault.PersonalTraces;
import dev.marlin.views.Views;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Saved views as people and programs meet them, over HTTP. */
class SavedViewsTest {
    private static final Pattern SAVED = Pattern.compile("(?:saved|removed)=([0-9a-f-]{36})");

    private static TestServer server;
    private static Session mara;
    private static Session ines;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        server.person("mara", Role.MANAGER);
        server.person("ines", Role.EXPERT);
        mara = server.as("mara");
        ines = server.as("ines");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aViewIsKeptRenamedDeletedAndBroughtBack() {
        String query = "view=open&category=docs&q=two+words";
        HttpResponse<String> kept = ines.form("/task-views", Map.of("name", "My documents", "query", query));
        assertThat(kept.statusCode()).isEqualTo(303);
        String id = id(kept);
        String address = "/tasks?" + query + "&saved=" + id;
        assertThat(ines.get(address).body())
                .contains("Change the view “My documents”", "value=\"two words\"", "selected")
                .contains("No task matches");
        assertThat(ines.form("/task-views/" + id, Map.of("name", "Documents", "query", "view=open&category=docs"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(ines.get("/tasks").body()).contains(">Documents<").doesNotContain("My documents");
        HttpResponse<String> removed = ines.form("/task-views/" + id + "/remove", Map.of());
        assertThat(removed.headers().firstValue("Location").orElse("")).contains("removed=" + id);
        assertThat(ines.get("/tasks?removed=" + id).body()).contains("The view was deleted", "Undo");
        assertThat(ines.get("/tasks").body()).doesNotContain(">Documents<");
        assertThat(ines.form("/task-views/" + id + "/restore", Map.of()).statusCode())
                .isEqualTo(303);
        assertThat(ines.get("/tasks").body()).contains(">Documents<");
    }

    @Test
    void managersShareAndOthersDoNot() {
        HttpResponse<String> shared = mara.post(
                "/api/v1/task-views", Map.of("name", "Old drafts", "query", "view=all&state=draft", "shared", true));
        assertThat(shared.statusCode()).isEqualTo(201);
        String id = json(shared).path("id").asString();
        assertThat(ines.json("/api/v1/task-views").path("views"))
                .anySatisfy(view -> assertThat(view.path("name").asString()).isEqualTo("Old drafts"));
        assertThat(ines.get("/tasks").body()).contains("Old drafts");
        assertThat(ines.post("/api/v1/task-views", Map.of("name", "Everybody’s", "query", "", "shared", true))
                        .statusCode())
                .isEqualTo(403);
        assertThat(ines.send("PUT", "/api/v1/task-views/" + id, Map.of("name", "Mine now", "query", ""), key())
                        .statusCode())
                .isEqualTo(404);
        assertThat(ines.send("DELETE", "/api/v1/task-views/" + id, Map.of(), key())
                        .statusCode())
                .isEqualTo(404);
        assertThat(ines.get("/tasks?view=all").statusCode()).isEqualTo(403);
        assertThat(mara.get("/tasks?view=all&state=draft&saved=" + id).body()).contains("Change the view “Old drafts”");
        assertThat(mara.send("PUT", "/api/v1/task-views/" + id, Map.of("name", "Mine", "query", "view=all"), key())
                        .statusCode())
                .isEqualTo(200);
        assertThat(ines.get("/tasks").body()).doesNotContain("Old drafts");
        assertThat(mara.send("DELETE", "/api/v1/task-views/" + id, Map.of(), key())
                        .statusCode())
                .isEqualTo(204);
        assertThat(mara.post("/api/v1/task-views/" + id + "/restore", Map.of()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void namesAreUniquePerPersonAndFiftyAreEnough() {
        server.person("yuki", Role.EXPERT);
        Session yuki = server.as("yuki");
        for (int i = 0; i < Views.MOST; i++) {
            assertThat(yuki.post("/api/v1/task-views", Map.of("name", "View " + i, "query", ""))
                            .statusCode())
                    .isEqualTo(201);
        }
        HttpResponse<String> more = yuki.post("/api/v1/task-views", Map.of("name", "One more", "query", ""));
        assertThat(more.statusCode()).isEqualTo(409);
        assertThat(more.body()).contains("50 views already");
        String first = yuki.json("/api/v1/task-views").at("/views/0/id").asString();
        assertThat(yuki.send("DELETE", "/api/v1/task-views/" + first, Map.of(), key())
                        .statusCode())
                .isEqualTo(204);
        assertThat(yuki.post("/api/v1/task-views", Map.of("name", "vIEW 7", "query", ""))
                        .body())
                .contains("a view “vIEW 7” already");
        assertThat(yuki.form("/task-views", Map.of("name", " ", "query", "")).body())
                .contains("1 to 60 characters");
    }

    @Test
    void viewsGoWithTheirErasedOwner() {
        PersonId person = server.person("leaver", Role.MANAGER).id();
        server.as("leaver").post("/api/v1/task-views", Map.of("name", "Farewell", "query", "q=secret", "shared", true));
        assertThat(ines.get("/tasks").body()).contains("Farewell");
        server.bean(TransactionTemplate.class)
                .executeWithoutResult(status -> server.bean("dev.marlin.views.ViewTraceStore", PersonalTraces.class)
                        .erase(person));
        assertThat(ines.get("/tasks").body()).doesNotContain("Farewell");
        List<String> left = server.bean(JdbcClient.class)
                .sql("SELECT name || query AS words FROM saved_view WHERE owner_id = ?")
                .param(person.value())
                .query((row, n) -> row.getString("words"))
                .list();
        assertThat(left).containsExactly("[erased on request]");
    }

    private static String id(HttpResponse<String> answer) {
        Matcher found = SAVED.matcher(answer.headers().firstValue("Location").orElse(""));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
