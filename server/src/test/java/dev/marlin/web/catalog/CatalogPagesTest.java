package dev.marlin.web.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.app.TestServer;
import dev.marlin.catalog.Catalog;
import dev.marlin.catalog.CatalogImports;
import dev.marlin.identity.Role;
import dev.marlin.testkit.http.Session;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CatalogPagesTest {
    private static TestServer server;
    private static String advisory;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        server.person("ada", Role.EXPERT);
        server.person("mia", Role.MANAGER);
        server.person("root", Role.ADMIN);
        String rows = IntStream.range(0, 60)
                .mapToObj(i -> "{\"full_name\": \"many/lib" + i + "\", \"description\": \"library <b>" + i
                        + "</b>\", \"stars\": " + i + ", \"language\": \"Go\"}")
                .collect(Collectors.joining("\n"));
        load("list", rows);
        load(
                "list",
                "{\"full_name\": \"rustsec/advisory-db\", \"description\": \"Security advisories\", \"language\": \"Rust\","
                        + " \"stars\": 900, \"license\": \"CC0-1.0\", \"updated_at\": \"2026-08-05\"}");
        load("older", "{\"full_name\": \"RustSec/advisory-db\", \"stars\": 700, \"updated_at\": \"2022-08-05\"}");
        advisory = server.bean(Catalog.class)
                .findByAddress("https://github.com/rustsec/advisory-db")
                .orElseThrow()
                .id()
                .toString();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void showsRepositoriesWithFacetsAndPages() {
        Session ada = server.as("ada");
        String page = ada.get("/catalog?q=library&sort=stars").body();
        assertThat(page).contains("60 repositories").contains("q=library&amp;language=Go");
        assertThat(page).contains("library &lt;b&gt;59&lt;/b&gt;").doesNotContain("/catalog/imports");
        Matcher next = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"").matcher(page);
        assertThat(next.find()).isTrue();
        String second = ada.get(next.group(1).replace("&amp;", "&")).body();
        assertThat(second).contains("many/lib0<").doesNotContain("many/lib59<").contains("First page");
        assertThat(ada.get("/catalog?language=Rust").body())
                .contains("1 repository")
                .doesNotContain("many/lib1<");
    }

    @Test
    void saysWhichConditionToDrop() {
        String page = server.as("ada").get("/catalog?q=library+security").body();
        assertThat(page)
                .contains("No repository matches “library” + “security”.")
                .contains("60 do without “security”.")
                .contains("1 does without “library”.");
    }

    @Test
    void explainsAConditionThatCannotBe() {
        HttpResponse<String> answer = server.as("ada").get("/catalog?minStars=many&q=lib");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("minStars is a whole number").contains("value=\"lib\"");
    }

    @Test
    void showsWhereEachFactIsFrom() {
        String page = server.as("ada").get("/catalog/" + advisory).body();
        assertThat(page)
                .contains("CC0-1.0")
                .contains("older")
                .contains("2022-08-05")
                .contains("/tasks/new?repository=" + advisory)
                .doesNotContain("Bring it here");
        assertThat(server.as("ada").get("/catalog/not-an-id").statusCode()).isEqualTo(404);
        assertThat(server.as("mia").get("/catalog/" + advisory).body()).contains("Bring it here");
    }

    @Test
    void letsManagersAskForAMirrorAndNobodyElse() {
        assertThat(server.as("ada")
                        .form("/catalog/" + advisory + "/mirror", Map.of())
                        .statusCode())
                .isEqualTo(403);
        assertThat(server.as("ada").get("/catalog/imports").statusCode()).isEqualTo(403);
        Session mia = server.as("mia");
        String local = server.bean(Catalog.class)
                .addLocal("here", Optional.empty())
                .id()
                .toString();
        assertThat(mia.get("/catalog/" + local).body()).doesNotContain("Bring it here");
        assertThat(mia.form("/catalog/" + local + "/mirror", Map.of()).statusCode())
                .isEqualTo(422);
    }

    @Test
    void importsAnUploadedFileInTheBackground() throws Exception {
        String location = upload("some/thing.csv", "full_name,stars\nnew/one,5\nbroken,6\n");
        Session mia = server.as("mia");
        String id = location.substring(location.lastIndexOf('/') + 1);
        JsonNode done = awaited(mia, id);
        assertThat(done.get("state").stringValue()).isEqualTo("done");
        assertThat(done.get("counts").get("created").intValue()).isEqualTo(1);
        assertThat(mia.get(location).body())
                .contains("full_name: owner/name is expected, not \"broken\"")
                .contains("github.com 1");
        assertThat(mia.get("/catalog/imports").body()).contains("thing.csv");
        assertThat(mia.get("/catalog?q=new+one").body()).contains("new/one");
        String refused = upload("empty.csv", "");
        assertThat(refused).contains("The file is empty");
    }

    @Test
    void servesProgramsTheSame() {
        Session mia = server.as("mia");
        JsonNode first = mia.json("/api/v1/repositories?q=library&sort=stars&limit=40");
        assertThat(first.get("repositories").size()).isEqualTo(40);
        assertThat(first.get("total").intValue()).isEqualTo(60);
        JsonNode second = mia.json("/api/v1/repositories?q=library&sort=stars&limit=40&after="
                + first.get("next").stringValue());
        assertThat(second.get("repositories").size()).isEqualTo(20);
        JsonNode one = mia.json("/api/v1/repositories/" + advisory);
        assertThat(one.get("repository").get("stars").intValue()).isEqualTo(900);
        assertThat(one.get("provenance").size()).isGreaterThan(6);
        assertThat(mia.api("/api/v1/repositories?limit=0").statusCode()).isEqualTo(422);
        assertThat(mia.api("/api/v1/repositories/none").statusCode()).isEqualTo(404);
    }

    @Test
    void mirrorsALocalPathForAdminsOnly(@TempDir Path folder) {
        Map<String, String> body = Map.of("name", "program-made", "path", folder.toString());
        assertThat(server.as("mia").post("/api/v1/local-repositories", body).statusCode())
                .isEqualTo(403);
        HttpResponse<String> asked = server.as("root").post("/api/v1/local-repositories", body);
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
        JsonNode answer = JsonMapper.shared().readTree(asked.body());
        assertThat(answer.get("repository").get("key").asString()).isEqualTo("local:program-made");
        assertThat(answer.get("mirrored").asBoolean()).isFalse();
        HttpResponse<String> gone =
                server.as("root").post("/api/v1/local-repositories", Map.of("name", "gone", "path", "/no/such/folder"));
        assertThat(gone.statusCode()).isEqualTo(422);
        assertThat(gone.body()).contains("path:", "Nothing was changed");
    }

    @Test
    void importsWhatAProgramSends() {
        Session mia = server.as("mia");
        String body = "{\"full_name\": \"sent/by-program\", \"topics\": [\"one\"]}\n{\"oops\": 1}\n";
        String key = "import-by-program-1";
        HttpResponse<String> first = mia.send("POST", "/api/v1/catalog-imports?name=program", body, key);
        assertThat(first.statusCode()).isEqualTo(202);
        HttpResponse<String> again = mia.send("POST", "/api/v1/catalog-imports?name=program", body, key);
        assertThat(again.body()).isEqualTo(first.body());
        Matcher id = Pattern.compile("\"id\":\"([0-9a-f-]+)\"").matcher(first.body());
        assertThat(id.find()).isTrue();
        JsonNode done = awaited(mia, id.group(1));
        assertThat(done.get("counts").get("bad").intValue()).isEqualTo(1);
        assertThat(done.get("badRows").get(0).get("line").intValue()).isEqualTo(2);
        assertThat(mia.json("/api/v1/catalog-imports").path("imports"))
                .anyMatch(job -> job.path("id").asString().equals(id.group(1)));
        assertThat(server.as("ada")
                        .send("POST", "/api/v1/catalog-imports", body, "import-by-expert-1")
                        .statusCode())
                .isEqualTo(403);
    }

    private static void load(String source, String text) {
        server.bean(CatalogImports.class)
                .importNow(
                        source,
                        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                        Optional.empty(),
                        progress -> {});
    }

    private static JsonNode awaited(Session session, String id) {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(60));
        while (true) {
            JsonNode job = session.json("/api/v1/catalog-imports/" + id);
            String state = job.get("state").stringValue();
            if (!state.equals("requested") && !state.equals("running")
                    || Instant.now().isAfter(deadline)) {
                return job;
            }
        }
    }

    /** Sends the form of the import page as a browser does; answers with the Location or, without one, the page. */
    private static String upload(String fileName, String content) throws IOException, InterruptedException {
        HttpClient browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        String token = token(browser, "/sign-in");
        HttpRequest signIn = HttpRequest.newBuilder(at("/sign-in/demo"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("login=mia&_key=upload-sign-in&_csrf=" + token))
                .build();
        browser.send(signIn, BodyHandlers.ofString());
        String form = token(browser, "/catalog/imports");
        String boundary = "x-marlin-boundary";
        String body = part(boundary, "name=\"_csrf\"", form)
                + part(boundary, "name=\"_key\"", "upload-" + fileName.hashCode() + "-key")
                + part(boundary, "name=\"file\"; filename=\"" + fileName + "\"\r\nContent-Type: text/csv", content)
                + "--" + boundary + "--\r\n";
        HttpRequest upload = HttpRequest.newBuilder(at("/catalog/imports"))
                .header("Accept", "text/html")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = browser.send(upload, BodyHandlers.ofString());
        return answer.headers().firstValue("Location").orElse(answer.body());
    }

    private static String part(String boundary, String disposition, String content) {
        return "--" + boundary + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content + "\r\n";
    }

    private static String token(HttpClient browser, String path) throws IOException, InterruptedException {
        String page = browser.send(
                        HttpRequest.newBuilder(at(path))
                                .header("Accept", "text/html")
                                .build(),
                        BodyHandlers.ofString())
                .body();
        Matcher token =
                Pattern.compile("name=\"csrf-token\" content=\"([^\"]*)\"").matcher(page);
        assertThat(token.find()).as(path).isTrue();
        return token.group(1);
    }

    private static URI at(String path) {
        return server.url().resolve(path);
    }
}
