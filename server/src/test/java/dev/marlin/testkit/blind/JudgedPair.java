package dev.marlin.testkit.blind;

import dev.marlin.tasks.Task;
import dev.marlin.testkit.http.Session;
import dev.marlin.testkit.runs.Until;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One pair on its way through judging, in the roles of its people, over the API. */
public final class JudgedPair {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration SOON = Duration.ofSeconds(120);

    private final Session expert;
    private final String pair;
    private final String comparison;

    private JudgedPair(Session expert, String pair, String comparison) {
        this.expert = expert;
        this.pair = pair;
        this.comparison = comparison;
    }

    /** Claims the task, starts both agents and waits until both are ready. */
    public static JudgedPair of(Session expert, Task task) {
        return of(expert, task.id().toString());
    }

    /** @param task its id */
    public static JudgedPair of(Session expert, String task) {
        accepted(expert.post("/api/v1/tasks/" + task + "/claim", Map.of()));
        HttpResponse<String> started = expert.post("/api/v1/tasks/" + task + "/pairs", Map.of());
        accepted(started);
        Until.holds(
                "both sides are ready",
                SOON,
                () -> comparison(expert, task).path("state").asString("").equals("open"));
        String id = comparison(expert, task).path("id").asString();
        String pair = JSON.readTree(started.body()).path("id").asString();
        return new JudgedPair(expert, pair, id);
    }

    public String comparison() {
        return comparison;
    }

    public String pair() {
        return pair;
    }

    public JsonNode document() {
        return expert.json("/api/v1/comparisons/" + comparison);
    }

    /** Judges the first turn. */
    public void judgeFirst() {
        Map<String, Object> verdict = opinion(document(), "a_better", "2", "first turn");
        verdict.put("turn", 1);
        accepted(expert.post(path("judgements"), verdict));
    }

    /** Judges the first turn and asks both again. */
    public void followUp(String prompt) {
        judgeFirst();
        accepted(expert.post(path("follow-ups"), Map.of("prompt", prompt, "mode", "each_continues")));
        Until.holds(
                "the second turn",
                SOON,
                () -> document().path("state").asString().equals("open")
                        && document().path("latestTurn").asInt() == 2);
        Map<String, Object> second = opinion(document(), "a_better", "2", "second turn");
        second.put("turn", 2);
        accepted(expert.post(path("judgements"), second));
    }

    /** Annotates and submits: A is much better. */
    public void submit(String word) {
        submit("a_much_better", "1", word);
    }

    /** Annotates and submits; says the same step of every axis. */
    public void submit(String overall, String step, String word) {
        accepted(expert.post(
                path("annotations"),
                Map.of("side", "A", "kind", "bug", "severity", "minor", "text", "See here: " + word)));
        accepted(expert.post(path("submission"), opinion(document(), overall, step, word)));
        accepted(expert.post(
                path("guess"),
                Map.of("answer", "could_not_tell", "name", "", "confidence", "guess", "why", "No style.")));
    }

    /** The one submission that waits for the person. */
    public static String waiting(Session person) {
        JsonNode yours = person.json("/api/v1/reviews").path("yours");
        if (yours.size() != 1) {
            throw new AssertionError("one submission should wait, not " + yours);
        }
        return yours.get(0).path("submission").asString();
    }

    /** A reviewer judges for themselves, seeing only the sides. */
    public static void judge(Session reviewer, String submission, String overall, String step, String word) {
        String at = "/api/v1/submissions/" + submission;
        accepted(reviewer.post(at + "/judgement", opinion(reviewer.json(at + "/sides"), overall, step, word)));
    }

    /** A reviewer accepts. */
    public static void accept(Session reviewer, String submission) {
        Map<String, Object> verdict = Map.of("verdict", "accept", "text", "Fine.", "remarks", List.of());
        accepted(reviewer.post("/api/v1/submissions/" + submission + "/verdict", verdict));
    }

    /** The adjudicator upholds the author. */
    public static void uphold(Session adjudicator, String submission) {
        String at = "/api/v1/submissions/" + submission;
        JsonNode seen = adjudicator.json(at);
        Map<String, Object> decision = new LinkedHashMap<>();
        decision.put("judgement", opinion(adjudicator.json(at + "/sides"), "a_better", "2", "decided"));
        decision.put("outcome", "uphold");
        decision.put("reasonCode", seen.at("/rubric/reasonCodes/0/key").asString());
        decision.put("evidence", List.of(seen.at("/evidence/0").asString()));
        decision.put("message", "The author is right.");
        accepted(adjudicator.post(at + "/decision", decision));
    }

    private static JsonNode comparison(Session expert, String task) {
        for (JsonNode entry : expert.json("/api/v1/comparisons").path("comparisons")) {
            if (entry.path("task").asString().equals(task)) {
                return entry;
            }
        }
        return JSON.missingNode();
    }

    /** Fields of a score sheet, each axis with the same step, as the page sends them. */
    public static Map<String, String> sheet(JsonNode document, String overall, String step, String word) {
        Map<String, String> fields = new LinkedHashMap<>();
        document.at("/rubric/axes")
                .forEach(axis -> fields.put("axis." + axis.path("key").asString(), step));
        fields.put("overall", overall);
        fields.put("confidence", "sure");
        fields.put("rationale", "Verifier " + document.at("/base/0/verifier").asString() + " tells: " + word);
        return fields;
    }

    private static Map<String, Object> opinion(JsonNode document, String overall, String step, String word) {
        Map<String, String> axes = new LinkedHashMap<>();
        document.at("/rubric/axes").forEach(axis -> axes.put(axis.path("key").asString(), step));
        Map<String, Object> opinion = new LinkedHashMap<>();
        opinion.put("axes", axes);
        opinion.put("overall", overall);
        opinion.put("confidence", "sure");
        opinion.put("rationale", "Verifier " + document.at("/base/0/verifier").asString() + " tells: " + word);
        return opinion;
    }

    private String path(String what) {
        return "/api/v1/comparisons/" + comparison + "/" + what;
    }

    private static void accepted(HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            throw new AssertionError(answer.request().uri() + ": " + answer.statusCode() + " " + answer.body());
        }
    }
}
