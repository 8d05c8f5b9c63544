package dev.marlin.e2e;

import static dev.marlin.testkit.http.Installation.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.kernel.Digest;
import dev.marlin.testkit.http.Installation;
import dev.marlin.testkit.http.MarlinProcess;
import dev.marlin.testkit.http.Session;
import dev.marlin.testkit.runs.Until;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The main job on the real jar: one task from the catalog to a dataset and to money, each step by who may do it. */
class OneTaskFromPromptToPayoutTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String WHY_TURN = "Greeting tests and Farewell stays pass on one side only.";
    private static final String WHY_WHOLE = "The same side passes Greeting tests after both turns.";

    private final Installation marlin = new Installation();
    private final GreetingRepository repository =
            GreetingRepository.make(marlin.folder().resolve("greeter"));
    private final Map<String, Session> people = new HashMap<>();
    private final Map<String, byte[]> dataset = new LinkedHashMap<>();
    private String rubric = "";
    private List<String> agents = List.of();
    private String campaign = "";
    private String task = "";
    private String comparison = "";
    private String better = "";
    private JsonNode receipt = JSON.nullNode();
    private String submission = "";
    private List<String> reviewers = List.of();

    @AfterEach
    void end() {
        marlin.close();
    }

    @Test
    void oneTaskGoesFromThePromptToThePayout() throws IOException {
        theFirstAdminIsMadeByCommandAndMakesTheOthers();
        aCatalogFileIsImportedAndItsBadRowIsNamed();
        aRepositoryOfThisMachineIsMirroredByCommandBesideTheServer();
        aManagerPublishesARubricAndOpensACampaignOfTwoAgents();
        aTaskIsPublishedOnceADryRunProvesItsVerifiersOnTheBase();
        theExpertClaimsItAloneAndBothAgentsAnswerInTheSandbox();
        theExpertReadsBothSidesBlind();
        aDraftIsKeptAndTheFirstTurnIsJudged();
        aFollowUpGoesToBothSidesAndTheSecondTurnIsJudged();
        theExpertSubmitsOnceAndGetsAReceipt();
        theAuthorReviewsNothingOfTheirOwn();
        aReviewerSeesNothingOfTheAuthorsBeforeJudging();
        twoAcceptancesCloseTheRoundAndBookTheFees();
        financePaysOutAndTheLedgerBalances();
        theLeaderboardCountsTheBattleAndSaysThatItWasScripted();
        aReleaseLeavesScriptedRunsOutUnlessAskedForThem();
        itsPreferenceRowIsWhatTheExpertSaidOfTheTwoChanges();
        itsOtherFilesHoldEveryJudgementAndTrueChecksums();
        theAuditLogVerifiesBesideTheServerAndAfterIt();
    }

    private void theFirstAdminIsMadeByCommandAndMakesTheOthers() {
        MarlinProcess.Ended made = marlin.firstAdmin("ada");
        assertThat(made.exitCode()).as(made.output()).isZero();
        marlin.start();
        Session admin = marlin.as("ada");
        Map<String, String> roles = new LinkedHashMap<>();
        roles.put("mara", "manager");
        roles.put("ines", "expert,reviewer");
        roles.put("jonas", "reviewer");
        roles.put("lea", "reviewer");
        roles.put("finn", "finance");
        roles.put("fred", "finance");
        roles.put("otto", "expert");
        roles.forEach((login, role) -> {
            marlin.person(admin, login, role);
            people.put(login, marlin.as(login));
        });
        people.put("ada", admin);
        assertThat(as("mara")
                        .form(
                                "/people",
                                Map.of("login", "eve", "displayName", "Eve", "password", "x", "roles", "admin"))
                        .statusCode())
                .as("only admins make accounts")
                .isEqualTo(403);
    }

    private void aCatalogFileIsImportedAndItsBadRowIsNamed() {
        String rows = """
                {"full_name": "acme/greeter", "clone_url": "https://example.com/acme/greeter.git", "language": "Shell", "license": "MIT", "stars": 12}
                {"full_name": "acme/parser", "clone_url": "https://example.com/acme/parser.git", "language": "Java", "license": "Apache-2.0", "stars": 7}
                {"full_name": "acme/broken", "stars": "many"}
                """;
        String job = done(as("mara").post("/api/v1/catalog-imports?name=small.jsonl", rows))
                .path("id")
                .asString();
        Until.holds(
                "the import",
                PATIENCE,
                () -> !as("mara")
                        .json("/api/v1/catalog-imports/" + job)
                        .path("endedAt")
                        .isNull());
        JsonNode imported = as("mara").json("/api/v1/catalog-imports/" + job);
        assertThat(imported.path("badRows").size()).as(imported.toString()).isEqualTo(1);
        assertThat(imported.path("badRows").path(0).path("line").asInt()).isEqualTo(3);
        JsonNode found = as("ines").json("/api/v1/repositories?q=parser");
        assertThat(found.path("repositories").path(0).path("license").asString())
                .isEqualTo("Apache-2.0");
    }

    private void aRepositoryOfThisMachineIsMirroredByCommandBesideTheServer() {
        MarlinProcess.Ended mirrored = marlin.command(
                "catalog",
                "mirror",
                "--as",
                "ada",
                "greeter",
                repository.folder().toString());
        assertThat(mirrored.exitCode()).as(mirrored.output()).isZero();
        assertThat(as("ines").json("/api/v1/repositories?q=greeter").toString())
                .as("the server goes on and sees it")
                .contains("local:greeter");
    }

    private void aManagerPublishesARubricAndOpensACampaignOfTwoAgents() {
        rubric = done(as("mara").post("/api/v1/rubrics", Texts.RUBRIC))
                .path("id")
                .asString();
        agents = List.of(
                id(as("mara").post("/api/v1/agents", Texts.scripted(Texts.careful("Heron", "3.1")))),
                id(as("mara").post("/api/v1/agents", Texts.scripted(Texts.careless("Plover", "2.0")))));
        campaign = id(as("mara").post("/api/v1/campaigns", Texts.campaign(rubric, 2, agents)));
        assertThat(as("ines").api("/api/v1/agents").statusCode())
                .as("experts see no roster")
                .isEqualTo(403);
    }

    private void aTaskIsPublishedOnceADryRunProvesItsVerifiersOnTheBase() {
        HttpResponse<String> drafted = as("ines")
                .post(
                        "/api/v1/tasks?campaign=" + campaign,
                        Texts.greetingTask("The greeting is wrong", repository.commit()));
        task = id(drafted);
        String etag = drafted.headers().firstValue("ETag").orElseThrow();
        assertThat(as("ines")
                        .post("/api/v1/tasks/" + task + "/publish", "", etag)
                        .statusCode())
                .as("nothing is proved yet")
                .isEqualTo(422);
        done(as("ines").post("/api/v1/tasks/" + task + "/dry-run", ""));
        Until.holds(
                "the dry run",
                PATIENCE,
                () -> List.of("DONE", "FAILED").contains(dryRun().path("state").asString()));
        assertThat(dryRun().path("proves").asBoolean()).as(dryRun().toString()).isTrue();
        assertThat(done(as("ines").post("/api/v1/tasks/" + task + "/publish", "", etag))
                        .path("state")
                        .asString())
                .isEqualTo("READY");
    }

    private void theExpertClaimsItAloneAndBothAgentsAnswerInTheSandbox() {
        done(as("ines").post("/api/v1/tasks/" + task + "/claim", ""));
        assertThat(as("otto").post("/api/v1/tasks/" + task + "/claim", "").statusCode())
                .as("somebody else holds it")
                .isEqualTo(409);
        String pair = id(as("ines").post("/api/v1/tasks/" + task + "/pairs", ""));
        Until.holds(
                "the pair",
                PATIENCE,
                () -> as("ines")
                        .json("/api/v1/pairs/" + pair)
                        .path("state")
                        .asString()
                        .equals("ready"));
        JsonNode mine = as("ines").json("/api/v1/comparisons").path("comparisons");
        assertThat(mine.size()).isEqualTo(1);
        comparison = mine.path(0).path("id").asString();
        assertThat(as("otto").api("/api/v1/comparisons/" + comparison).statusCode())
                .as("nobody else's comparison is there")
                .isEqualTo(404);
        assertThat(as("mara").json("/api/v1/runs/pairs/" + pair).toString())
                .as("the manager's book is unblinded")
                .contains("Heron 3.1", "Plover 2.0");
    }

    private void theExpertReadsBothSidesBlind() {
        JsonNode document = as("ines").json("/api/v1/comparisons/" + comparison);
        better = passed(document, "A") == 2 ? "A" : "B";
        String worse = better.equals("A") ? "B" : "A";
        assertThat(passed(document, better)).isEqualTo(2);
        assertThat(passed(document, worse)).isZero();
        assertThat(document.path("base").path(0).path("status").asString()).isEqualTo("fail");
        assertThat(document.path("base").path(1).path("status").asString()).isEqualTo("pass");
        assertThat(paths(document)).contains("greeting.txt", "README.md", "farewell.txt");
        assertThat(document.path("sides").path(better).path("finalMessage").asString())
                .contains("The greeting says hello now.");
        String page = as("ines").get("/comparisons/" + comparison).body();
        assertThat(page).contains("Greeting tests", "greeting.txt");
        for (String seen : List.of(document.toString(), page)) {
            assertThat(seen).doesNotContainIgnoringCase("Heron").doesNotContainIgnoringCase("Plover");
        }
    }

    private void aDraftIsKeptAndTheFirstTurnIsJudged() {
        Session ines = as("ines");
        assertThat(done(ines.send(
                                "PUT",
                                comparisonPath("drafts/1"),
                                Map.of("revision", 0, "fields", Map.of("rationale", "half a thought")),
                                "draft-0001"))
                        .path("outcome")
                        .asString())
                .isEqualTo("saved");
        assertThat(ines.json(comparisonPath("drafts/1"))
                        .path("draft")
                        .path("fields")
                        .path("rationale")
                        .asString())
                .isEqualTo("half a thought");
        assertThat(ines.post(comparisonPath("judgements"), turn(1, "Just because."))
                        .statusCode())
                .as("a rationale names evidence")
                .isEqualTo(422);
        JsonNode judgement = done(ines.post(comparisonPath("judgements"), turn(1, WHY_TURN)));
        assertThat(judgement.path("overall").asString()).isEqualTo(overall());
    }

    private void aFollowUpGoesToBothSidesAndTheSecondTurnIsJudged() {
        Session ines = as("ines");
        done(ines.post(
                comparisonPath("follow-ups"), Map.of("prompt", "Please note the change.", "mode", "each_continues")));
        Until.holds("turn 2", PATIENCE, () -> {
            JsonNode entry =
                    ines.json("/api/v1/comparisons").path("comparisons").path(0);
            return entry.path("turn").asInt() == 2
                    && entry.path("state").asString().equals("open");
        });
        JsonNode document = ines.json("/api/v1/comparisons/" + comparison);
        assertThat(paths(document)).contains("CHANGES.md", "NEWS.txt");
        assertThat(passed(document, better)).as("sides keep their places").isEqualTo(2);
        assertThat(ines.post(comparisonPath("submission"), opinion(WHY_WHOLE)).statusCode())
                .as("the last turn has no judgement yet")
                .isEqualTo(409);
        done(ines.post(comparisonPath("judgements"), turn(2, WHY_TURN)));
    }

    private void theExpertSubmitsOnceAndGetsAReceipt() {
        Session ines = as("ines");
        receipt = done(ines.send("POST", comparisonPath("submission"), opinion(WHY_WHOLE), "submit-0001"));
        assertThat(receipt.path("number").asString()).matches("R-[2-9A-Z]{4}-[2-9A-Z]{4}");
        HttpResponse<String> again = ines.send("POST", comparisonPath("submission"), opinion(WHY_WHOLE), "submit-0001");
        assertThat(done(again)).isEqualTo(receipt);
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(ines.get("/comparisons/" + comparison).body())
                .contains(receipt.path("number").asString());
        done(ines.post(
                comparisonPath("guess"),
                Map.of("answer", "could_not_tell", "name", "", "confidence", "guess", "why", "")));
    }

    private void theAuthorReviewsNothingOfTheirOwn() {
        submission = as("ines")
                .json("/api/v1/reviews")
                .path("others")
                .path(0)
                .path("submission")
                .asString();
        assertThat(as("ines")
                        .json("/api/v1/submissions/" + submission)
                        .path("part")
                        .asString())
                .isEqualTo("author");
        assertThat(as("ines")
                        .post(submissionPath("judgement"), opinion(WHY_WHOLE))
                        .statusCode())
                .as("ines is a reviewer, but not of this")
                .isEqualTo(404);
        assertThat(as("ines").post(submissionPath("verdict"), Texts.ACCEPT).statusCode())
                .isEqualTo(404);
        reviewers = List.of("jonas", "lea");
        for (String reviewer : reviewers) {
            assertThat(as(reviewer).json("/api/v1/reviews").path("yours").size())
                    .as(reviewer)
                    .isEqualTo(1);
        }
    }

    private void aReviewerSeesNothingOfTheAuthorsBeforeJudging() {
        for (String reviewer : reviewers) {
            Session session = as(reviewer);
            JsonNode before = session.json("/api/v1/submissions/" + submission);
            assertThat(before.path("turn").asString()).isEqualTo("judge");
            assertThat(before.path("voices").size()).isZero();
            String page = session.get("/reviews/" + submission).body();
            for (String seen : List.of(before.toString(), page)) {
                assertThat(seen).doesNotContain(WHY_WHOLE, WHY_TURN, "Heron", "Plover", "Test ines");
            }
            assertThat(session.post(submissionPath("verdict"), Texts.ACCEPT).statusCode())
                    .as("first judge, then see, then decide")
                    .isEqualTo(409);
            JsonNode after = done(session.post(
                    submissionPath("judgement"), opinion("Farewell stays fails on the other side, says " + reviewer)));
            assertThat(after.toString()).contains(WHY_WHOLE);
            String other = reviewer.equals("jonas") ? "says lea" : "says jonas";
            assertThat(after.toString())
                    .as("the other reviewer is not heard yet")
                    .doesNotContain(other);
        }
    }

    private void twoAcceptancesCloseTheRoundAndBookTheFees() {
        assertThat(as("ines").get("/earnings").body())
                .contains("data-payable=\"USD\">0.00<", "<dt>In review</dt><dd>280.00<");
        done(as("jonas").post(submissionPath("verdict"), Texts.ACCEPT));
        assertThat(state()).isEqualTo("in_review");
        done(as("lea").post(submissionPath("verdict"), Texts.ACCEPT));
        assertThat(state()).isEqualTo("accepted");
        assertThat(as("ines").get("/earnings").body()).contains("data-payable=\"USD\">280.00<", "author fee");
        assertThat(as("jonas").get("/earnings").body()).contains("data-payable=\"USD\">40.00<", "reviewer fee");
    }

    private void financePaysOutAndTheLedgerBalances() {
        String ledger = as("finn").get("/ledger").body();
        assertThat(ledger).contains("balanced", "USD 280.00").doesNotContain("does not sum to zero");
        Map<String, String> paid = Due.on(ledger).stream()
                .filter(due -> due.amount().equals("280.00"))
                .findFirst()
                .orElseThrow()
                .paid();
        String proposing = "/ledger/proposals/payment";
        assertThat(as("ines").form(proposing, paid).statusCode())
                .as("nobody pays themselves")
                .isEqualTo(403);
        for (String attempt : List.of("first", "the same request again is the same payment")) {
            assertThat(as("finn").form(proposing, paid, "payment-0001").statusCode())
                    .as(attempt)
                    .isEqualTo(303);
        }
        String approval =
                Due.approvals(as("fred").get("/ledger/proposals").body()).getFirst();
        assertThat(as("finn").form(approval, Map.of()).statusCode())
                .as("money takes two people")
                .isEqualTo(403);
        assertThat(as("fred").form(approval, Map.of()).statusCode()).isEqualTo(303);
        assertThat(as("finn").form(proposing, paid).statusCode())
                .as("nothing is owed any more")
                .isEqualTo(422);
        String earnings = as("ines").get("/earnings").body();
        assertThat(earnings).contains("data-payable=\"USD\">0.00<", "<dt>Paid</dt><dd>280.00<", "USD 280.00");
        assertThat(as("finn").get("/ledger").body()).contains("balanced").doesNotContain("does not sum to zero");
    }

    private void theLeaderboardCountsTheBattleAndSaysThatItWasScripted() {
        JsonNode plain = as("mara").json("/api/v1/leaderboard");
        assertThat(plain.path("battles").asInt()).as("no model was called").isZero();
        JsonNode board = as("mara").json("/api/v1/leaderboard?includeScripted=true");
        assertThat(board.path("battles").asInt()).isEqualTo(1);
        assertThat(board.path("scriptedComparisons").asInt()).isEqualTo(1);
        Map<String, JsonNode> rows = new HashMap<>();
        board.path("groups")
                .forEach(
                        group -> group.forEach(row -> rows.put(row.path("agent").asString(), row)));
        assertThat(rows.keySet()).as(board.toString()).containsExactlyInAnyOrder("Heron 3.1", "Plover 2.0");
        assertThat(rows.get("Heron 3.1").path("wins").asInt()).isEqualTo(1);
        assertThat(rows.get("Plover 2.0").path("losses").asInt()).isEqualTo(1);
        JsonNode rating = rows.get("Heron 3.1").path("rating");
        assertThat(rating.path("low").asDouble())
                .isLessThanOrEqualTo(rating.path("value").asDouble());
    }

    private void aReleaseLeavesScriptedRunsOutUnlessAskedForThem() throws IOException {
        JsonNode without = done(as("mara").post("/api/v1/releases", Map.of("includeScripted", false)));
        assertThat(without.path("facts").path("preferences").asInt()).isZero();
        assertThat(without.path("facts")
                        .path("leftOut")
                        .path("scripted: no model was called")
                        .asInt())
                .isEqualTo(1);
        JsonNode release = done(as("mara").post("/api/v1/releases", Map.of("includeScripted", true)));
        String archive = "/api/v1/releases/" + release.path("id").asString() + "/archive";
        assertThat(as("ines").api(archive).statusCode()).isEqualTo(403);
        byte[] zip = as("mara").download(archive).body();
        assertThat(Digest.sha256(zip)).isEqualTo(release.path("zip").asString());
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                dataset.put(entry.getName(), entries.readAllBytes());
            }
        }
    }

    private void itsPreferenceRowIsWhatTheExpertSaidOfTheTwoChanges() {
        List<JsonNode> rows = lines("preferences.jsonl");
        assertThat(rows).hasSize(1);
        JsonNode row = rows.getFirst();
        assertThat(roles(row.path("prompt"))).containsExactly("user");
        assertThat(roles(row.path("chosen"))).containsExactly("assistant", "user", "assistant");
        assertThat(roles(row.path("rejected"))).containsExactly("assistant", "user", "assistant");
        assertThat(row.path("prompt").toString()).contains("Please correct the greeting");
        assertThat(row.path("chosen").toString()).contains("+hello, reader", "+- The greeting says hello.");
        assertThat(row.path("rejected").toString()).contains("+goodbye, reader");
        assertThat(row.path("chosen_agent").asString()).isEqualTo("Heron 3.1");
        assertThat(row.path("rejected_agent").asString()).isEqualTo("Plover 2.0");
        assertThat(row.path("chosen_side").asString()).isEqualTo(better);
        assertThat(row.path("margin").asDouble()).isEqualTo(2.0);
        assertThat(row.path("turns").asInt()).isEqualTo(2);
        assertThat(row.path("base_commit").asString()).isEqualTo(repository.commit());
        assertThat(row.path("repository").asString()).isEqualTo("local:greeter");
        assertThat(row.path("judgement_id").asString())
                .isEqualTo(receipt.path("judgement").asString());
        assertThat(row.path("chosen_provenance").asString()).isEqualTo("scripted");
        assertThat(row.path("rejected_provenance").asString()).isEqualTo("scripted");
        assertThat(row.path("consent").asString()).isEqualTo("releasable");
        assertThat(row.path("chosen_verifiers").asString()).isEqualTo("Greeting tests: pass; Farewell stays: pass");
        assertThat(row.path("annotator").asString()).startsWith("annotator-");
    }

    private void itsOtherFilesHoldEveryJudgementAndTrueChecksums() {
        Map<String, Integer> byRole = new HashMap<>();
        lines("judgements.jsonl").forEach(row -> byRole.merge(row.path("role").asString(), 1, Integer::sum));
        assertThat(byRole).isEqualTo(Map.of("author", 3, "reviewer", 2));
        List<String> sums = text("SHA256SUMS").lines().toList();
        assertThat(sums).hasSize(dataset.size() - 1);
        for (String sum : sums) {
            byte[] file = dataset.get(sum.substring(66));
            assertThat(file).as(sum).isNotNull();
            assertThat(Digest.sha256(file)).isEqualTo(sum.substring(0, 64));
        }
        String everything =
                String.join("\n", dataset.keySet().stream().map(this::text).toList());
        assertThat(everything).as("no person is named").doesNotContain("Test ines", "Test jonas");
        assertThat(text("README.md")).contains("1 preference rows and 5 judgements");
    }

    private void theAuditLogVerifiesBesideTheServerAndAfterIt() {
        MarlinProcess.Ended beside = marlin.command("audit", "verify");
        assertThat(beside.exitCode()).as(beside.output()).isZero();
        assertThat(as("finn").get("/ledger").statusCode())
                .as("the server goes on")
                .isEqualTo(200);
        assertThat(as("mara").get("/audit").body()).contains("comparison.submitted", "payout.made");
        marlin.stop();
        MarlinProcess.Ended after = marlin.command("audit", "verify", "--json");
        assertThat(after.exitCode()).as(after.output()).isZero();
        JsonNode facts = JSON.readTree(after.output().lines().reduce("", (first, last) -> last));
        assertThat(facts.path("intact").asBoolean()).isTrue();
        assertThat(facts.path("unsealed").asInt()).isZero();
        assertThat(facts.path("sealed").asInt()).isGreaterThan(40);
    }

    private Session as(String login) {
        return people.get(login);
    }

    private static String id(HttpResponse<String> answer) {
        return done(answer).path("id").asString();
    }

    private JsonNode dryRun() {
        return as("ines").json("/api/v1/tasks/" + task + "/dry-run");
    }

    private String comparisonPath(String what) {
        return "/api/v1/comparisons/" + comparison + "/" + what;
    }

    private String submissionPath(String what) {
        return "/api/v1/submissions/" + submission + "/" + what;
    }

    private String state() {
        return as("ines")
                .json("/api/v1/submissions/" + submission)
                .path("state")
                .asString();
    }

    private Map<String, Object> opinion(String rationale) {
        return Texts.opinion(better.equals("A") ? 2 : 6, rationale);
    }

    private String overall() {
        return better.equals("A") ? "a_better" : "b_better";
    }

    private Map<String, Object> turn(int number, String rationale) {
        Map<String, Object> verdict = new HashMap<>(opinion(rationale));
        verdict.put("turn", number);
        return verdict;
    }

    private static int passed(JsonNode document, String side) {
        int passed = 0;
        for (JsonNode result : document.path("sides").path(side).path("verifications")) {
            passed += result.path("status").asString().equals("pass") ? 1 : 0;
        }
        return passed;
    }

    private static List<String> paths(JsonNode document) {
        List<String> paths = new ArrayList<>();
        document.path("files").forEach(file -> paths.add(file.path("path").asString()));
        return paths;
    }

    private static List<String> roles(JsonNode messages) {
        List<String> roles = new ArrayList<>();
        messages.forEach(message -> roles.add(message.path("role").asString()));
        return roles;
    }

    /** The id behind the payout button of that name. */
    private String text(String file) {
        return new String(dataset.get(file), StandardCharsets.UTF_8);
    }

    private List<JsonNode> lines(String file) {
        return text(file).lines().map(JSON::readTree).toList();
    }
}
