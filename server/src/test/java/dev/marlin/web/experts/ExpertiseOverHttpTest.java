package dev.marlin.web.experts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.app.TestServer;
import dev.marlin.credentials.Claim;
import dev.marlin.credentials.Credential;
import dev.marlin.credentials.CredentialState;
import dev.marlin.credentials.Credentials;
import dev.marlin.eligibility.Judges;
import dev.marlin.identity.Person;
import dev.marlin.identity.Role;
import dev.marlin.kernel.MarlinException;
import dev.marlin.store.HouseClock;
import dev.marlin.tasks.Task;
import dev.marlin.testkit.http.Session;
import dev.marlin.testkit.runs.ServedRuns;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Skills, availability and credentials as their people meet them, and what campaigns make of them. */
class ExpertiseOverHttpTest {
    private static final String STEP =
            "{\"edit\": {\"path\": \"greeting.txt\", \"find\": \"hullo\", \"replace\": \"hello\"}}";
    private static final byte[] PDF = "%PDF-1.7 diploma".getBytes(StandardCharsets.US_ASCII);

    private static ServedRuns runs;
    private static TestServer server;

    @BeforeAll
    static void start() {
        runs = new ServedRuns();
        server = runs.server;
        server.person("omar", Role.EXPERT);
        server.person("ada", Role.ADMIN);
    }

    @AfterAll
    static void stop() {
        runs.close();
    }

    private static Task task(String title) {
        return runs.task(title, runs.scripted("One " + title, "1", STEP), runs.scripted("Two " + title, "1", STEP));
    }

    private static Session mara() {
        return server.as("mara");
    }

    private static HttpResponse<String> claim(String login, Task task) {
        return server.as(login).post("/api/v1/tasks/" + task.id() + "/claim", Map.of());
    }

    private static Instant now() {
        return server.bean(HouseClock.class).instant();
    }

    private static void ask(Task task, List<String> skills, List<String> credentials) {
        String path = "/api/v1/campaigns/" + task.campaign() + "/eligibility";
        Map<String, Object> rules = Map.of("colleagues", false, "skills", skills, "credentials", credentials);
        HttpResponse<String> answer =
                mara().send("PUT", path, rules, UUID.randomUUID().toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void aSkillOpensACampaignOnceSomebodyElseConfirmedIt() {
        Task task = task("Skilled");
        ask(task, List.of("Spring  Boot"), List.of());
        Person sam = server.person("sam", Role.EXPERT);
        assertThat(claim("sam", task).body()).contains("\"skill\"", "you lack spring boot", "/profile/expertise");

        Session own = server.as("sam");
        assertThat(own.form("/profile/skills", Map.of("skill", "spring boot")).statusCode())
                .isEqualTo(303);
        assertThat(own.form("/profile/skills", Map.of("skill", "<b>")).statusCode())
                .isEqualTo(422);
        assertThat(own.get("/profile/expertise").body()).contains("spring boot", "waits for a manager");
        assertThat(claim("sam", task).statusCode()).as("said, not confirmed").isEqualTo(409);

        assertThat(mara().get("/experts").body()).contains("Confirm<span class=\"sr\"> spring boot of sam");
        String confirmation = "/experts/" + sam.id() + "/skills/confirmation";
        assertThat(own.form(confirmation, Map.of("skill", "spring boot")).statusCode())
                .as("not one's own")
                .isEqualTo(403);
        assertThat(mara().form(confirmation, Map.of("skill", "spring boot")).statusCode())
                .isEqualTo(303);
        JsonNode said = server.as("sam").json("/api/v1/expertise");
        assertThat(said.at("/skills/0/confirmed").asBoolean()).isTrue();
        assertThat(server.as("ada").get("/people/" + sam.id()).body()).contains("spring boot");
        assertThat(claim("sam", task).statusCode()).isEqualTo(200);
    }

    @Test
    void whoIsAwayGetsNoTurnsAndSaysSoThemselves() {
        Task task = task("Away");
        Person ann = server.person("ann", Role.EXPERT);
        LocalDate today = LocalDate.ofInstant(now(), ZoneOffset.UTC);
        Session own = server.as("ann");
        Map<String, String> away = Map.of("hours", "12", "from", today.toString(), "until", today.toString());
        assertThat(own.form("/profile/availability", away).statusCode()).isEqualTo(303);
        assertThat(own.get("/profile/expertise").body()).contains("away now", "value=\"12\"");
        assertThat(claim("ann", task).body()).contains("\"away\"", "/profile/expertise");
        assertThat(server.bean(Judges.class).permits(task.campaign(), runs.expert.id(), ann.id()))
                .as("no review either")
                .isFalse();

        Map<String, String> broken = Map.of("hours", "200", "from", "", "until", "");
        assertThat(own.form("/profile/availability", broken).body()).contains("hoursPerWeek: 0 to 80");
        assertThat(own.form("/profile/availability", Map.of("hours", "12")).statusCode())
                .isEqualTo(303);
        assertThat(server.bean(Judges.class).permits(task.campaign(), runs.expert.id(), ann.id()))
                .isTrue();
        assertThat(claim("ann", task).statusCode()).isEqualTo(200);
    }

    @Test
    void aCredentialIsCheckedBySomebodyElseAndRunsOut() {
        Task task = task("Certified");
        ask(task, List.of(), List.of("certificate"));
        Person cleo = server.person("cleo", Role.EXPERT);
        assertThat(claim("cleo", task).body()).contains("\"credential\"", "you lack: certificate", "/credentials");

        LocalDate last = LocalDate.ofInstant(now(), ZoneOffset.UTC).plusDays(20);
        Credentials door = server.bean(Credentials.class);
        Credential sent = door.submit(cleo.id(), Claim.of("certificate", "Canary exam", "", last.toString()), PDF);
        String path = "/credentials/" + sent.id();
        Session own = server.as("cleo");
        assertThat(own.get("/credentials").body()).contains("Canary exam", "waits to be checked");
        assertThat(server.as("omar").get(path).statusCode()).as("a stranger").isEqualTo(404);
        assertThat(server.as("omar").get(path + "/evidence").statusCode()).isEqualTo(404);
        assertThat(own.form(path + "/decision", Map.of("outcome", "confirm")).statusCode())
                .as("its subject")
                .isEqualTo(403);

        assertThat(mara().get("/").body()).contains("A certificate to check").doesNotContain("Canary exam");
        HttpResponse<byte[]> file = mara().download(path + "/evidence");
        assertThat(file.body()).isEqualTo(PDF);
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment");
        assertThat(file.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
        assertThat(mara().form(path + "/decision", Map.of("outcome", "refuse")).statusCode())
                .as("without a reason")
                .isEqualTo(422);
        assertThat(mara().form(path + "/decision", Map.of("outcome", "confirm")).statusCode())
                .isEqualTo(303);
        assertThat(mara().get("/").body()).doesNotContain("A certificate to check");
        assertThat(server.as("ines").get("/tasks").statusCode()).isEqualTo(200);

        door.sweep();
        assertThat(server.as("cleo").get("/").body()).contains("Your certificate runs out");
        assertThat(server.bean(Judges.class).mayJudge(task.campaign(), cleo.id()))
                .isTrue();
        assertThat(claim("cleo", task).statusCode()).isEqualTo(200);
        server.as("cleo").post("/api/v1/tasks/" + task.id() + "/release", Map.of());

        server.bean(HouseClock.class).advance(Duration.ofDays(21));
        assertThat(claim("cleo", task).statusCode()).as("before any sweep").isEqualTo(409);
        door.sweep();
        assertThat(door.of(cleo.id()).getFirst().state()).isEqualTo(CredentialState.EXPIRED);
        assertThat(server.as("cleo").get("/").body()).doesNotContain("Your certificate runs out");
    }

    @Test
    void refusesEvidenceThatIsNoneAndAddressesThatAreNoLinks() {
        Person dan = server.person("dan", Role.EXPERT);
        Credentials door = server.bean(Credentials.class);
        Claim claim = Claim.of("degree", "M.Sc.", "", "");
        refused("evidence is needed", () -> door.submit(dan.id(), claim, new byte[0]));
        refused(
                "a PDF, PNG or JPEG",
                () -> door.submit(dan.id(), claim, "<script>".getBytes(StandardCharsets.US_ASCII)));
        refused("at most 2 MiB", () -> door.submit(dan.id(), claim, new byte[(2 << 20) + 1]));
        refused("that day is past", () -> door.submit(dan.id(), Claim.of("degree", "x", "", "2001-01-01"), PDF));
        for (String link : List.of("javascript:alert(1)", "http://plain.example/x", "https://a@b.example/", "https:")) {
            refused("begins with https", () -> Claim.of("degree", "M.Sc.", link, ""));
        }
        Map<String, Object> body = new HashMap<>(Map.of("kind", "degree", "title", "M.Sc."));
        body.put("link", "https://university.example/register/7");
        assertThat(server.as("dan").post("/api/v1/credentials", body).statusCode())
                .isEqualTo(201);
        JsonNode own = server.as("dan").json("/api/v1/credentials");
        assertThat(own.at("/own/0/state").asString()).isEqualTo("SUBMITTED");
        assertThat(own.at("/waiting")).isEmpty();
        String path = "/credentials/" + own.at("/own/0/id").asString();
        assertThat(server.as("dan").form(path + "/withdrawal", Map.of()).statusCode())
                .isEqualTo(303);
        assertThat(mara().form(path + "/decision", Map.of("outcome", "confirm")).body())
                .contains("was withdrawn");
    }

    private static void refused(String words, Runnable act) {
        assertThatThrownBy(act::run).isInstanceOf(MarlinException.class).hasMessageContaining(words);
    }
}
