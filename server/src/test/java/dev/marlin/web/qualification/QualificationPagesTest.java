package dev.marlin.web.qualification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.app.TestServer;
import dev.marlin.identity.Role;
import dev.marlin.rubrics.Rubrics;
import dev.marlin.testkit.http.Session;
import dev.marlin.testkit.qualification.QualificationWorld;
import dev.marlin.testkit.tasks.TaskWorld;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class QualificationPagesTest {
    private static TestServer server;
    private static Session mara;
    private static Session max;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        server.bean(Rubrics.class)
                .publish(
                        TaskWorld.rubricDraft("Code changes", "First version."),
                        server.person("mara", Role.MANAGER).id());
        server.person("max", Role.MANAGER);
        server.person("ines", Role.EXPERT);
        server.person("iris", Role.EXPERT);
        mara = server.as("mara");
        max = server.as("max");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String published(String name) {
        String path = location(mara.form("/qualifications", Map.of("text", QualificationWorld.yaml(name, 3, 3))));
        assertThat(mara.form(path + "/propose", Map.of("revision", "1")).statusCode())
                .isEqualTo(303);
        assertThat(mara.form(path + "/publish", Map.of("revision", "1")).statusCode())
                .isEqualTo(403);
        assertThat(max.form(path + "/publish", Map.of("revision", "1")).statusCode())
                .isEqualTo(303);
        return path;
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    /** Ticks the same place everywhere, though it may be wrong. */
    private static Map<String, String> ticks() {
        return Map.of("q1", "1", "q2", "1", "q3", "1");
    }

    @Test
    void theRulesStandOnThePageBeforeAnybodyBegins() {
        String page = server.as("ines").get(published("Stated")).body();
        assertThat(page)
                .contains("30 minutes", "67 % right", "3 attempts", "24 hours", "not asked yet come first", "Begin")
                .doesNotContain("Canary");
    }

    @Test
    void programsReadRulesStandingAndAttemptsAndOwnersTheFiguresOfItems() {
        Session iris = server.as("iris");
        String path = published("Read by programs");
        location(iris.form(path + "/attempts", Map.of()));
        JsonNode mine = iris.json("/api/v1" + path);
        assertThat(mine.at("/rules/passPercent").asInt()).isEqualTo(67);
        assertThat(mine.at("/qualification/standing/state").asString()).isEqualTo("running");
        assertThat(mine.at("/attempts/0/number").asInt()).isEqualTo(1);
        assertThat(mine.path("items").isNull()).isTrue();
        assertThat(mine.toString()).doesNotContain("Canary", "item_1");
        assertThat(iris.json("/api/v1/qualifications").toString()).contains("Read by programs", "running");
        JsonNode owned = mara.json("/api/v1" + path);
        assertThat(owned.path("items").size()).isPositive();
        assertThat(owned.at("/items/0/figures/answered").asInt()).isZero();
        assertThat(owned.toString()).doesNotContain("Canary");
    }

    @Test
    void noAnswerOrExplanationReachesTheBrowserBeforeTheGrade() {
        Session ines = server.as("ines");
        String attempt = location(ines.form(published("Sealed") + "/attempts", Map.of()));
        String paper = ines.get(attempt).body();
        assertThat(paper).contains("Canary right 1").doesNotContain("Canary explanation", "right answer", "item_1");
        String before = paper.replaceAll("(?s)name=\"_key\" value=\"[^\"]*\"", "");
        assertThat(before.split("value=\"1\"", -1))
                .as("a first choice of each question, none marked")
                .hasSize(4);
        assertThat(ines.form(attempt + "/answers", ticks()).body()).doesNotContain("Canary explanation");

        String result =
                ines.get(location(ines.form(attempt + "/submit", ticks()))).body();
        assertThat(result).contains("Canary explanation 1", "right answer", "It tested");
    }

    @Test
    void whatIsIncompleteIsNotSentUnasked() {
        Session ines = server.as("ines");
        String attempt = location(ines.form(published("Half") + "/attempts", Map.of()));
        HttpResponse<String> warned = ines.form(attempt + "/submit", Map.of("q1", "2"));
        assertThat(warned.statusCode()).isEqualTo(422);
        assertThat(warned.body()).contains("2 questions have no answer").doesNotContain("Canary explanation");
        Map<String, String> anyway = new HashMap<>(Map.of("q1", "2", "incomplete", "yes"));
        location(ines.form(attempt + "/submit", anyway));
        assertThat(ines.get(attempt).body()).contains("of 3 counted questions right");
    }

    @Test
    void theSameKeySentTwiceIsGradedOnce() {
        Session ines = server.as("ines");
        String attempt = location(ines.form(published("Twice") + "/attempts", Map.of()));
        String key = UUID.randomUUID().toString();
        assertThat(location(ines.form(attempt + "/submit", ticks(), key)))
                .isEqualTo(location(ines.form(attempt + "/submit", ticks(), key)))
                .isEqualTo(location(ines.form(attempt + "/submit", ticks())));
    }

    @Test
    void anAppealGoesToSomebodyElseAndItsAnswerComesBack() {
        Session ines = server.as("ines");
        String attempt = location(ines.form(published("Contested") + "/attempts", Map.of()));
        location(ines.form(attempt + "/submit", ticks()));
        location(ines.form(attempt + "/appeals", Map.of("question", "1", "words", "Two are right.")));
        String list = max.get("/").body();
        int at = list.indexOf("/qualification-appeals/");
        String appeal = list.substring(at, list.indexOf('"', at));
        String page = max.get(appeal).body();
        assertThat(page).contains("Two are right.").doesNotContain(">ines<", "\"ines\"");
        assertThat(mara.get(appeal).body()).contains("Somebody else decides");
        assertThat(mara.form(appeal + "/decision", Map.of("outcome", "uphold", "reason", "Mine."))
                        .statusCode())
                .isEqualTo(403);
        assertThat(max.form(appeal + "/decision", Map.of("outcome", "uphold", "reason", ""))
                        .statusCode())
                .isEqualTo(422);
        location(max.form(appeal + "/decision", Map.of("outcome", "uphold", "reason", "They are.")));
        assertThat(ines.get(attempt).body()).contains("Upheld", "They are.", "taken out", "of 2 counted");
        assertThat(location(ines.form(attempt + "/seen", Map.of()))).isEqualTo("/");
        assertThat(ines.get("/").body()).doesNotContain(attempt);
    }

    @Test
    void anotherPersonsAttemptIsHidden() {
        String attempt = location(server.as("ines").form(published("Hidden") + "/attempts", Map.of()));
        assertThat(server.as("iris").get(attempt).statusCode()).isEqualTo(404);
        assertThat(mara.get(attempt).statusCode()).isEqualTo(403);
    }

    @Test
    void ownersSeeFiguresOnlyWhenThereAreEnough() {
        assertThat(mara.get(published("Figures")).body()).contains("too few to say, n = 0", "item_1");
    }

    @Test
    void practiceShowsTheExplainedAnswerBesideOnesOwnAndOnlyAfterwards() {
        Session iris = server.as("iris");
        assertThat(iris.get("/").body()).contains("To your first task", "1 of 4 steps done");
        assertThat(iris.get("/practice/clean-path").body())
                .contains("unpaid, not graded", "side\">A", "axis.security")
                .doesNotContain("/etc/passwd");
        assertThat(iris.get("/practice/clean-path/explained").statusCode()).isEqualTo(409);
        HttpResponse<String> missing = iris.form("/practice/clean-path", Map.of("axis.security", "2"));
        assertThat(missing.statusCode()).isEqualTo(422);
        assertThat(missing.body()).contains("still stands below").doesNotContain("/etc/passwd");
        Map<String, String> answers = new HashMap<>();
        for (String axis :
                new String[] {"correctness", "security", "reliability", "maintainability", "adherence", "overall"}) {
            answers.put("axis." + axis, "7");
        }
        String explained =
                iris.get(location(iris.form("/practice/clean-path", answers))).body();
        assertThat(explained).contains("B much better", "A much better", "/etc/passwd");
        assertThat(iris.get("/").body()).contains("2 of 4 steps done");
    }

    @Test
    void markdownOfAnAuthorBecomesNoMarkupOfTheirs() {
        String yaml = QualificationWorld.yaml("Hostile", 3, 3)
                .replace("What about `1`?", "<script>alert(1)</script> **bold** [x](javascript:alert(1))");
        String path = location(mara.form("/qualifications", Map.of("text", yaml)));
        mara.form(path + "/propose", Map.of("revision", "1"));
        location(max.form(path + "/publish", Map.of("revision", "1")));
        Session ines = server.as("ines");
        String paper =
                ines.get(location(ines.form(path + "/attempts", Map.of()))).body();
        assertThat(paper)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; <strong>bold</strong>")
                .doesNotContain("<script>alert", "href=\"javascript");
    }
}
