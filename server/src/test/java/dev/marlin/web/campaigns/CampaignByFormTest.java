package dev.marlin.web.campaigns;

import static dev.marlin.testkit.http.Answers.document;
import static dev.marlin.testkit.http.Answers.location;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.agents.AgentVersion;
import dev.marlin.identity.Role;
import dev.marlin.rubrics.ChangeKind;
import dev.marlin.rubrics.Proposal;
import dev.marlin.rubrics.Proposals;
import dev.marlin.rubrics.RubricVersion;
import dev.marlin.testkit.http.Session;
import dev.marlin.testkit.settled.SettledServer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Campaigns by forms and by programs, from their drafts to their ends; each change is sent twice and happens once. */
class CampaignByFormTest {
    private static SettledServer world;
    private static Session mara;
    private static Session milo;
    private static List<String> agents;
    private static RubricVersion newer;

    @BeforeAll
    static void open() {
        world = new SettledServer();
        var second = world.server.person("milo", Role.MANAGER);
        mara = world.server.as("mara");
        milo = world.server.as("milo");
        agents = List.of(id(world.agent("Aldebaran")), id(world.agent("Betelgeuse")));
        Proposals proposals = world.server.bean(Proposals.class);
        Proposal draft = proposals.beginFrom(world.rubric.id(), world.manager.id());
        String text = draft.text().replace("reason: \"\"", "reason: Clearer.").replace("asked?", "wanted?");
        proposals.save(draft.id(), 1, text, world.manager.id());
        proposals.propose(draft.id(), new Proposal.Ask(2, ChangeKind.BREAKING, Optional.empty()), world.manager.id());
        newer = proposals.publish(draft.id(), 2, second.id());
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void aDraftIsOpenedPausedResumedAndClosedByForms() {
        List<Map.Entry<String, String>> fields = new ArrayList<>(Map.of(
                        "name", "By form",
                        "privacyClass", "RELEASABLE",
                        "rubricVersion", world.rubric.id().toString(),
                        "reviewers", "1",
                        "authorFee", "280.00",
                        "reviewerFee", "40.00",
                        "currency", "USD",
                        "draft", "true")
                .entrySet());
        agents.forEach(agent -> fields.add(Map.entry("agents", agent)));
        String path = location(mara.form("/campaigns", fields));
        assertThat(named("By form")).isEqualTo(1);
        assertThat(state(path)).isEqualTo("DRAFT");
        location(mara.form(path + "/open", Map.of()));
        location(mara.form(path + "/pause", Map.of("reason", "A verifier broke.")));
        location(mara.form(path + "/resume", Map.of()));
        location(mara.form(path + "/close", Map.of("reason", "All is done.")));
        assertThat(state(path)).isEqualTo("CLOSED");
        assertThat(mara.get(path).body()).contains("All is done.");
    }

    @Test
    void aDraftIsOpenedPausedResumedAndClosedByAProgram() {
        JsonNode draft = document(mara.post("/api/v1/campaigns/drafts", wanted("By program")));
        String path = "/campaigns/" + draft.path("id").asString();
        assertThat(draft.path("state").asString()).isEqualTo("DRAFT");
        assertThat(named("By program")).isEqualTo(1);
        for (Map.Entry<String, String> step : List.of(
                Map.entry("open", "OPEN"),
                Map.entry("pause", "PAUSED"),
                Map.entry("resume", "OPEN"),
                Map.entry("close", "CLOSED"))) {
            document(mara.post("/api/v1" + path + "/" + step.getKey(), Map.of("reason", "So planned.")));
            assertThat(state(path)).as(step.getKey()).isEqualTo(step.getValue());
        }
    }

    @Test
    void aBudgetChangeIsRefusedWithdrawnAndAgreedOn() {
        String path = opened("Budgeted");
        document(mara.post("/api/v1" + path + "/budget", budget("100.00")));
        location(milo.form(raised(path, "200.00") + "/refusal", Map.of()));
        location(mara.form(raised(path, "300.00") + "/withdrawal", Map.of()));
        document(milo.post("/api/v1" + raised(path, "400.00") + "/refusal", Map.of()));
        document(mara.post("/api/v1" + raised(path, "500.00") + "/withdrawal", Map.of()));
        assertThat(mara.json("/api/v1" + path + "/budget").at("/money/0/budget").asString())
                .isEqualTo("100.00");
        document(milo.post("/api/v1" + raised(path, "600.00") + "/confirmation", Map.of()));
        JsonNode budget = mara.json("/api/v1" + path + "/budget");
        assertThat(budget.at("/money/0/budget").asString()).isEqualTo("600.00");
        assertThat(budget.path("changes").size()).isEqualTo(6);
    }

    @Test
    void aProgramSetsARuleAndEndsIt() {
        String path = "/api/v1" + opened("Watched") + "/alerts";
        JsonNode rules = document(mara.post(path, Map.of("kind", "overdue_turns", "bound", 3)));
        assertThat(rules.path("rules").size()).isEqualTo(1);
        String rule = rules.at("/rules/0/id").asString();
        assertThat(document(mara.post(path + "/" + rule + "/end", Map.of())).path("rules"))
                .isEmpty();
    }

    @Test
    void aMoveToNewerGuidelinesIsRefusedWithdrawnAndConfirmed() {
        String path = opened("Moved") + "/guidelines";
        Map<String, String> move = Map.of("to", newer.id().toString(), "rule", "stay", "reason", "Clearer words.");
        location(mara.form(path, move));
        location(milo.form(move(path) + "/refusal", Map.of()));
        location(mara.form(path, move));
        location(mara.form(move(path) + "/withdrawal", Map.of()));
        document(mara.post("/api/v1" + path, move));
        document(milo.post("/api/v1" + move(path) + "/refusal", Map.of()));
        document(mara.post("/api/v1" + path, move));
        document(mara.post("/api/v1" + move(path) + "/withdrawal", Map.of()));
        document(mara.post("/api/v1" + path, move));
        JsonNode after = document(milo.post("/api/v1" + move(path) + "/confirmation", Map.of()));
        assertThat(after.path("moves").size()).isEqualTo(5);
        assertThat(after.path("versions").size()).as("moved once").isEqualTo(2);
    }

    @Test
    void reviewTermsAndEligibilityAreSetByFormAndByProgram() {
        String path = opened("Reviewed");
        Map<String, String> terms = new HashMap<>(Map.of(
                "seen", Integer.toString(inForce(path)),
                "panels", "2",
                "rule", "overall",
                "axisGap", "2",
                "stabilityPercent", "70",
                "blindPercent", "40",
                "rounds", "2",
                "turnHours", "48",
                "decisionHours", "72",
                "appealHours", "24"));
        terms.put(
                "rule",
                mara.json("/api/v1" + path + "/review-terms")
                        .at("/versions/0/terms/rule")
                        .asString());
        int before = inForce(path);
        location(mara.form(path + "/review-terms", terms));
        assertThat(inForce(path)).isEqualTo(before + 1);
        JsonNode now = mara.json("/api/v1" + path + "/review-terms").at("/versions/0/terms");
        document(mara.post("/api/v1" + path + "/review-terms", Map.of("seen", before + 1, "terms", now)));
        assertThat(inForce(path)).isLessThanOrEqualTo(before + 2);

        location(mara.form(path + "/eligibility", Map.of("colleagues", "yes", "skills", "rust")));
        assertThat(mara.json("/api/v1" + path + "/eligibility").path("skills").toString())
                .contains("rust");
    }

    private static int inForce(String path) {
        return mara.json("/api/v1" + path + "/review-terms")
                .at("/versions/0/number")
                .asInt();
    }

    /** Path of an open campaign of that name. */
    private static String opened(String name) {
        return "/campaigns/"
                + document(mara.post("/api/v1/campaigns", wanted(name)))
                        .path("id")
                        .asString();
    }

    private static Map<String, Object> wanted(String name) {
        return Map.of(
                "name",
                name,
                "privacyClass",
                "RELEASABLE",
                "agentVersions",
                agents,
                "rubricVersion",
                world.rubric.id().toString(),
                "reviewers",
                1,
                "authorFee",
                "280.00",
                "reviewerFee",
                "40.00",
                "currency",
                "USD");
    }

    private static Map<String, String> budget(String amount) {
        return Map.of("amount", amount, "currency", "USD", "reason", "Agreed.");
    }

    /** Path of a change that waits for a second manager. */
    private static String raised(String path, String amount) {
        return path + "/budget/"
                + document(mara.post("/api/v1" + path + "/budget", budget(amount)))
                        .path("id")
                        .asString();
    }

    private static String move(String path) {
        return path + "/" + mara.json("/api/v1" + path).at("/moves/0/id").asString();
    }

    private static String state(String path) {
        return mara.json("/api/v1" + path).path("state").asString();
    }

    private static int named(String name) {
        int found = 0;
        for (JsonNode campaign : mara.json("/api/v1/campaigns").path("campaigns")) {
            found += campaign.path("name").asString().equals(name) ? 1 : 0;
        }
        return found;
    }

    private static String id(AgentVersion agent) {
        return agent.id().toString();
    }
}
