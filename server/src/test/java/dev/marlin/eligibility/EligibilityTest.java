package dev.marlin.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.app.TestServer;
import dev.marlin.campaigns.CampaignId;
import dev.marlin.identity.Interests;
import dev.marlin.identity.Person;
import dev.marlin.identity.Role;
import dev.marlin.identity.StatedBy;
import dev.marlin.tasks.Task;
import dev.marlin.testkit.blind.JudgedPair;
import dev.marlin.testkit.http.Session;
import dev.marlin.testkit.runs.ServedRuns;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Conflicts of interest as their people meet them, over HTTP. */
class EligibilityTest {
    private static final String STEP =
            "{\"edit\": {\"path\": \"greeting.txt\", \"find\": \"hullo\", \"replace\": \"hello\"}}";

    private static ServedRuns runs;
    private static TestServer server;
    private static Person omar;
    private static Person nora;

    @BeforeAll
    static void start() {
        runs = new ServedRuns();
        server = runs.server;
        omar = server.person("omar", Role.EXPERT);
        nora = server.person("nora", Role.EXPERT);
    }

    @AfterAll
    static void stop() {
        runs.close();
    }

    private static Task task(String title, int reviewers) {
        return runs.task(
                title,
                reviewers,
                runs.scripted("Aldebaran " + title, "1", STEP, "Acme Labs"),
                runs.scripted("Betelgeuse " + title, "1", STEP, "Borealis"));
    }

    private static JdbcClient jdbc() {
        return server.bean(JdbcClient.class);
    }

    @Test
    void whoIsTiedToAVendorUnderTestNeitherSeesNorClaimsItsTasksAndIsNotToldWhy() {
        Task task = task("Tied", 0);
        assertThat(lists(server.as("omar"), task)).isTrue();
        server.bean(Interests.class).tie(omar.id(), "ACME");
        assertThat(lists(server.as("omar"), task)).isFalse();
        assertThat(server.as("omar").get("/tasks").body())
                .doesNotContain(task.id().toString());

        jdbc().sql("""
                INSERT INTO campaign_requirement (campaign_id, number, qualification, set_by, set_at)
                VALUES (?, 1, NULL, ?, house_now())
                """).params(task.campaign().value(), nora.id().value()).update();
        HttpResponse<String> tied = claim("omar", task);
        HttpResponse<String> managed = claim("nora", task);
        assertThat(tied.statusCode()).isEqualTo(409);
        assertThat(tied.body())
                .contains("not-open-to-you")
                .doesNotContainIgnoringCase("vendor")
                .doesNotContainIgnoringCase("acme");
        assertThat(masked(tied)).as("one refusal for all reasons").isEqualTo(masked(managed));
        assertThat(lists(server.as("ines"), task)).as("the others see it").isTrue();
        assertThat(lists(server.as("mara"), task)).as("managers see all").isTrue();
        server.bean(Interests.class).untie(omar.id(), "acme", omar.id());
    }

    @Test
    void colleaguesReviewEachOtherOnlyWhereTheCampaignSaysSo() {
        Task task = task("Colleagues", 1);
        Person rita = server.person("rita", Role.REVIEWER);
        server.person("rob", Role.REVIEWER);
        Interests interests = server.bean(Interests.class);
        for (Person one : List.of(rita, runs.expert)) {
            interests.employ(one.id(), StatedBy.HAND, Optional.of("Northwind"), runs.manager.id());
        }
        JudgedPair.of(server.as("ines"), task).submit("so");
        assertThat(JudgedPair.waiting(server.as("rob"))).isNotEmpty();
        assertThat(server.as("rita").json("/api/v1/reviews").path("yours")).isEmpty();

        Judges judges = server.bean(Judges.class);
        CampaignId campaign = task.campaign();
        assertThat(judges.permits(campaign, runs.expert.id(), rita.id())).isFalse();
        Session mara = server.as("mara");
        String path = "/campaigns/" + campaign + "/eligibility";
        assertThat(mara.get(path).body()).contains("do not review each other");
        assertThat(mara.form(path, Map.of("colleagues", "yes")).statusCode()).isEqualTo(303);
        assertThat(mara.json("/api/v1" + path).path("colleagues").asBoolean()).isTrue();
        assertThat(judges.permits(campaign, runs.expert.id(), rita.id())).isTrue();
        assertThat(judges.permits(campaign, rita.id(), rita.id()))
                .as("one's own")
                .isFalse();
    }

    @Test
    void whoJudgesInACampaignDoesNotSeeItsAgentsInAnotherRole() {
        Task task = task("Duties", 0);
        Person dual = server.person("dora", Role.EXPERT);
        server.as("dora").post("/api/v1/tasks/" + task.id() + "/claim", Map.of());
        jdbc().sql("UPDATE person_role SET role = 'admin' WHERE person_id = ?")
                .param(dual.id().value())
                .update();
        Session dora = server.as("dora");
        HttpResponse<String> refused = dora.get("/campaigns/" + task.campaign());
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("You judge in this campaign").doesNotContain("Aldebaran");
        assertThat(dora.api("/api/v1/campaigns/" + task.campaign()).statusCode())
                .isEqualTo(403);
        assertThat(server.as("mara").get("/campaigns/" + task.campaign()).body())
                .contains("Aldebaran");
        assertThat(server.bean(Judges.class).mayJudge(task.campaign(), dual.id()))
                .isFalse();
    }

    @Test
    void namesOfOneVendorMeetWhateverFollowsThem() {
        assertThat(VendorWords.meet(List.of("acme"), List.of("Acme Labs, Inc.")))
                .isTrue();
        assertThat(VendorWords.meet(List.of("acme labs"), List.of("ACME"))).isTrue();
        assertThat(VendorWords.meet(List.of("acm"), List.of("Acme"))).isFalse();
        assertThat(VendorWords.meet(List.of(), List.of("Acme"))).isFalse();
        assertThat(VendorWords.meet(List.of("—"), List.of("—"))).isFalse();
    }

    private static boolean lists(Session person, Task task) {
        return person.api("/api/v1/tasks").body().contains(task.id().toString());
    }

    private static String masked(HttpResponse<String> answer) {
        return answer.body().replaceAll("\"correlation\":\"[0-9a-f]+\"", "");
    }

    private static HttpResponse<String> claim(String login, Task task) {
        return server.as(login).post("/api/v1/tasks/" + task.id() + "/claim", Map.of());
    }
}
