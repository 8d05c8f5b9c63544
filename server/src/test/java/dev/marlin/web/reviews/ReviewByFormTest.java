package dev.marlin.web.reviews;

import static dev.marlin.testkit.http.Answers.document;
import static dev.marlin.testkit.http.Answers.location;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.identity.Role;
import dev.marlin.testkit.blind.JudgedPair;
import dev.marlin.testkit.http.Session;
import dev.marlin.testkit.runs.ServedRuns;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Reviews, a rejection, its appeal and a precedent, by forms and by programs; each is sent twice and counts once. */
class ReviewByFormTest {
    private static final String STEP =
            "{\"edit\": {\"path\": \"greeting.txt\", \"find\": \"hullo\", \"replace\": \"hello\"}}";
    private static final List<String> REVIEWERS = List.of("rita", "rob");
    private static ServedRuns runs;
    private static Session ines;
    private static Session mara;

    @BeforeAll
    static void open() {
        runs = new ServedRuns();
        REVIEWERS.forEach(login -> runs.server.person(login, Role.REVIEWER));
        List.of("theo", "thea").forEach(login -> runs.server.person(login, Role.ADJUDICATOR));
        ines = runs.server.as("ines");
        mara = runs.server.as("mara");
    }

    @AfterAll
    static void close() {
        runs.close();
    }

    @Test
    void byForms() {
        String page = "/reviews/" + submitted(pair("By form"));
        for (String login : REVIEWERS) {
            Session reviewer = runs.server.as(login);
            JsonNode sides = reviewer.json(api(page) + "/sides");
            String file = sides.at("/files/0/key").asString();
            location(reviewer.form(page + "/viewed", Map.of("mark", "a." + file + ".on")));
            Map<String, String> note = Map.of("side", "a", "kind", "bug", "severity", "minor", "text", "Odd.");
            location(reviewer.form(page + "/annotations", note));
            String reference = "A1";
            location(reviewer.form(page + "/annotations/" + reference + "/withdrawal", Map.of()));
            location(reviewer.form(page + "/judgement", JudgedPair.sheet(sides, "b_much_better", "7", "so")));
            location(reviewer.form(page + "/verdict", Map.of("verdict", "accept", "text", "Fine.")));
        }
        assertThat(count(
                        "SELECT count(*) FROM judgement WHERE role = 'reviewer' AND comparison_id ="
                                + " (SELECT comparison_id FROM submission WHERE id::text = ?)",
                        page.substring(9)))
                .isEqualTo(2);

        Session judge = adjudicator(page);
        JsonNode seen = judge.json(api(page));
        Map<String, String> decision =
                new HashMap<>(JudgedPair.sheet(judge.json(api(page) + "/sides"), "b_better", "6", "decided"));
        decision.put("outcome", "reject");
        decision.put("reasonCode", seen.at("/rubric/reasonCodes/0/key").asString());
        decision.put("evidence", seen.at("/evidence/0").asString());
        decision.put("message", "The log was misread.");
        location(judge.form(page + "/decision", decision));
        location(judge.form(page + "/precedents", Map.of("clause", "axis:correctness", "reason", "It comes again.")));
        assertThat(state(page)).isEqualTo("rejected");
        location(ines.form(page + "/appeal", Map.of("text", "It was read well.")));
        location(adjudicator(page)
                .form(page + "/appeal-decision", Map.of("outcome", "overturned", "text", "So it was.")));
        assertThat(state(page)).isEqualTo("accepted");
        assertThat(count("SELECT count(*) FROM acceptance WHERE submission_id::text = ?", page.substring(9)))
                .isOne();
        withdrawPrecedent(page, false);
    }

    @Test
    void byPrograms() {
        JudgedPair pair = pair("By program");
        pair.followUp("More, please.");
        String page = "/reviews/" + submitted(pair);
        for (String login : REVIEWERS) {
            Session reviewer = runs.server.as(login);
            assertThat(reviewer.json(api(page)).path("blindness").asString()).isEqualTo("blind");
            assertThat(ines.json(api(page)).toString())
                    .as("its author never learns it")
                    .doesNotContain("\"blind\"", "\"sighted\"");
            JudgedPair.judge(reviewer, page.substring(9), "b_much_better", "7", "so");
            JudgedPair.accept(reviewer, page.substring(9));
        }
        Session judge = adjudicator(page);
        JsonNode seen = judge.json(api(page));
        Map<String, String> axes = new HashMap<>();
        JsonNode sides = judge.json(api(page) + "/sides");
        sides.at("/rubric/axes").forEach(axis -> axes.put(axis.path("key").asString(), "6"));
        Map<String, Object> judgement =
                Map.of("axes", axes, "overall", "b_better", "confidence", "sure", "rationale", "Verifier hello tells.");
        document(judge.post(
                api(page) + "/decision",
                Map.of(
                        "judgement",
                        judgement,
                        "outcome",
                        "reject",
                        "reasonCode",
                        seen.at("/rubric/reasonCodes/0/key").asString(),
                        "evidence",
                        List.of(seen.at("/evidence/0").asString()),
                        "message",
                        "The log was misread.")));
        document(judge.post(
                api(page) + "/precedents", Map.of("clause", "axis:correctness", "reason", "It comes again.")));
        document(ines.post(api(page) + "/appeal", Map.of("text", "It was read well.")));
        document(adjudicator(page)
                .post(api(page) + "/appeal-decision", Map.of("outcome", "upheld", "text", "It was not.")));
        assertThat(state(page)).isEqualTo("rejected");
        withdrawPrecedent(page, true);
    }

    private static void withdrawPrecedent(String page, boolean byProgram) {
        List<String> marked = runs.server
                .bean(JdbcClient.class)
                .sql("SELECT id::text FROM precedent WHERE submission_id::text = ?")
                .param(page.substring(9))
                .query(String.class)
                .list();
        assertThat(marked).as("marked once").hasSize(1);
        String path = "/precedents/" + marked.getFirst() + "/withdrawal";
        Map<String, String> reason = Map.of("reason", "It misled.");
        if (byProgram) {
            document(mara.post("/api/v1" + path, reason));
        } else {
            location(mara.form(path, reason));
        }
        assertThat(count("SELECT count(*) FROM precedent_withdrawal WHERE precedent_id::text = ?", marked.getFirst()))
                .isOne();
    }

    private static JudgedPair pair(String title) {
        List<String> turns = List.of(STEP, "{\"write\": {\"path\": \"more.txt\", \"content\": \"more\\n\"}}");
        return JudgedPair.of(
                ines,
                runs.task(
                        title,
                        2,
                        runs.scripted("One " + title, "1", turns),
                        runs.scripted("Two " + title, "1", turns)));
    }

    /** Its id; submitted with A much better. */
    private static String submitted(JudgedPair pair) {
        pair.submit("mine");
        return runs.server
                .bean(JdbcClient.class)
                .sql("SELECT id::text FROM submission WHERE comparison_id::text = ?")
                .param(pair.comparison())
                .query(String.class)
                .single();
    }

    /** Whose turn it is. */
    private static Session adjudicator(String page) {
        return List.of("theo", "thea").stream()
                .map(runs.server::as)
                .filter(session ->
                        session.json("/api/v1/reviews").path("yours").toString().contains(page.substring(9)))
                .findFirst()
                .orElseThrow();
    }

    private static String state(String page) {
        return ines.json(api(page)).path("state").asString();
    }

    private static String api(String page) {
        return page.replace("/reviews/", "/api/v1/submissions/");
    }

    private static long count(String sql, String id) {
        return runs.server
                .bean(JdbcClient.class)
                .sql(sql)
                .param(id)
                .query(Long.class)
                .single();
    }
}
