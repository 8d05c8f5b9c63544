package dev.marlin.web.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.agents.AgentVersion;
import dev.marlin.testkit.blind.JudgedPair;
import dev.marlin.testkit.http.Session;
import dev.marlin.testkit.runs.ServedRuns;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An agent that leaves much of its own and one that leaves nothing look the same to those who judge. */
class EqualFormTest {
    private static final Pattern NOTE = Pattern.compile("<p class=\"redacted\">([^<]*)</p>");
    private static final String CHANGE = "{\"write\": {\"path\": \"greeting.txt\", \"content\": \"hello\\n\"}}";
    private static final String QUIET = CHANGE + ", {\"message\": \"Changed the greeting.\"}";
    private static final String LOUD = CHANGE
            + ", {\"write\": {\"path\": \".claude/plan.md\", \"content\": \"x\\n\"}}"
            + ", {\"write\": {\"path\": \".loud/notes.md\", \"content\": \"y\\n\"}}"
            + ", {\"write\": {\"path\": \"CLAUDE.md\", \"content\": \"z\\n\"}}"
            + ", {\"message\": \"Changed the greeting.\\n\\nCo-Authored-By: Loud <loud@vendor.example>\"}";
    private static ServedRuns runs;
    private static AgentVersion quiet;
    private static AgentVersion silent;
    private static AgentVersion loud;

    @BeforeAll
    static void start() {
        runs = new ServedRuns();
        quiet = runs.scripted("Quiet", "1", QUIET);
        silent = runs.scripted("Silent", "1", QUIET);
        loud = runs.scripted("Loud", "1", LOUD);
    }

    @AfterAll
    static void stop() {
        runs.close();
    }

    private static String note(String page) {
        Matcher note = NOTE.matcher(page);
        assertThat(note.find()).as("a note about what is not shown").isTrue();
        return note.group(1);
    }

    @Test
    void thePageSaysTheSameOfEveryPairAndOnlyManagersAreTold() {
        Session expert = runs.server.as("ines");
        JudgedPair plain = JudgedPair.of(expert, runs.task("Greet quietly", quiet, silent));
        JudgedPair uneven = JudgedPair.of(expert, runs.task("Greet loudly", quiet, loud));
        String page = expert.get("/comparisons/" + uneven.comparison()).body();
        assertThat(note(page))
                .isEqualTo(note(expert.get("/comparisons/" + plain.comparison()).body()))
                .doesNotContainPattern("[0-9]");
        JsonNode document = uneven.document();
        assertThat(document.at("/sides/A")).isEqualTo(document.at("/sides/B"));
        assertThat(document.path("files").size()).isEqualTo(1);
        List<Integer> ownFiles = ownFilesTold(uneven);
        assertThat(ownFiles).containsExactlyInAnyOrder(0, 3);
    }

    private static List<Integer> ownFilesTold(JudgedPair pair) {
        Session manager = runs.server.as("mara");
        return manager.json("/api/v1/runs/pairs/" + pair.pair())
                .path("runs")
                .valueStream()
                .peek(run -> assertThat(manager.get("/runs/" + run.path("id").asString())
                                .body())
                        .contains(
                                "files of its own " + run.at("/taken/ownFiles").asInt()))
                .map(run -> run.at("/taken/ownFiles").asInt())
                .toList();
    }
}
