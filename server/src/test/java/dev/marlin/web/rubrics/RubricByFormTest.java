package dev.marlin.web.rubrics;

import static dev.marlin.testkit.http.Answers.document;
import static dev.marlin.testkit.http.Answers.location;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.agents.AgentVersion;
import dev.marlin.campaigns.Campaign;
import dev.marlin.comparisons.Overall;
import dev.marlin.identity.Role;
import dev.marlin.testkit.http.Session;
import dev.marlin.testkit.settled.Settled.Work;
import dev.marlin.testkit.settled.SettledServer;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A change of the guidelines by forms and by programs, back and forth; each step is sent twice and happens once. */
class RubricByFormTest {
    private static SettledServer world;
    private static Session mara;

    @BeforeAll
    static void open() {
        world = new SettledServer();
        mara = world.server.as("mara");
        AgentVersion one = world.agent("Aldebaran");
        AgentVersion other = world.agent("Betelgeuse");
        Campaign campaign = world.campaign(one, other);
        world.atOnce(() -> {
            for (int i = 0; i < 40; i++) {
                world.compare(world.task(campaign, "task " + i), one, other)
                        .turn(Work.of("+ a\n", "Done."), Work.of("+ b\n", "Done."))
                        .accept(Overall.A_BETTER);
            }
        });
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void aChangeIsSentBackProposedAgainPublishedAndReopensJudgements() {
        JsonNode sole = document(mara.post("/api/v1/rubrics", text("Of one person")));
        assertThat(sole.path("name").asString()).isEqualTo("Of one person");
        world.server.person("mona", Role.MANAGER);
        Session mona = world.server.as("mona");
        String path = location(mara.form("/rubrics/" + world.rubric.id() + "/draft", Map.of()));
        String text = mara.json("/api/v1/rubric-proposals/" + last(path))
                .path("text")
                .asString()
                .replace("reason: \"\"", "reason: Clearer.")
                .replace("asked?", "wanted?");
        location(mara.form(path + "/text", Map.of("revision", "1", "text", text)));
        Map<String, String> ask = new HashMap<>(Map.of("revision", "2", "kind", "breaking"));
        location(mara.form(path + "/proposal", ask));
        location(mona.form(path + "/return", Map.of("revision", "2", "words", "Say why.")));
        assertThat(mara.get(path).body()).contains("Say why.");
        location(mara.form(path + "/proposal", ask));
        String version = location(mona.form(path + "/publication", Map.of("revision", "2")));
        assertThat(mona.json("/api/v1/rubrics/" + last(version)).path("version").asInt())
                .isEqualTo(2);

        Map<String, String> reopening = Map.of("clauses", "axis:correctness", "size", "5 %", "reason", "Other words.");
        location(mara.form(version + "/reopenings", reopening));
        int drawn = drawn();
        assertThat(drawn).isEqualTo(1);
        document(mara.post(
                "/api/v1" + version + "/reopenings",
                Map.of("clauses", new String[] {"axis:correctness"}, "size", "5 %", "reason", "Once more.")));
        assertThat(drawn()).isEqualTo(2);
        byPrograms(mona);
    }

    private static void byPrograms(Session mona) {
        String path = "/api/v1/rubric-proposals/"
                + document(mara.post("/api/v1/rubric-proposals", text("By program")))
                        .path("id")
                        .asString();
        document(mara.post(path + "/proposal", Map.of("changeKind", "breaking"), "\"1\""));
        document(mona.post(path + "/return", Map.of("words", "Not now."), "\"1\""));
        JsonNode after = document(mara.send(
                "POST", path + "/withdrawal", Map.of(), UUID.randomUUID().toString()));
        assertThat(after.path("state").asString()).isEqualToIgnoringCase("withdrawn");
    }

    private static int drawn() {
        return world.jdbc
                .sql("SELECT count(*) FROM rubric_reopening_draw")
                .query(Integer.class)
                .single();
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** JSON text: programs send a rubric's file as it is. */
    private static String text(String name) {
        return JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "name",
                        name,
                        "reason",
                        "For campaigns about tests.",
                        "axes",
                        new Object[] {
                            Map.of(
                                    "key",
                                    "strength",
                                    "title",
                                    "Strength",
                                    "guidance",
                                    "Would it catch the fault?",
                                    "anchors",
                                    Map.of("1", "Slightly", "2", "Clearly", "3", "Much"),
                                    "examples",
                                    Map.of(
                                            "good", new String[] {"It fails on the base."},
                                            "bad", new String[] {"It looks thorough."}))
                        },
                        "reasonCodes",
                        new Object[] {Map.of("key", "taste", "title", "Legitimate taste")}));
    }
}
