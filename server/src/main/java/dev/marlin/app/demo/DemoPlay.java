package dev.marlin.app.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * What the simulated people do: compare, send follow-ups, submit, review, adjudicate. Each acts with a token of their own
 * role; a step that the server would refuse a person fails the demo.
 */
final class DemoPlay {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final long PAUSE_MILLIS = 200;

    private final Actor expert;
    private final List<Actor> reviewers;
    private final Actor adjudicator;
    private final Consumer<String> progress;

    DemoPlay(Actor expert, List<Actor> reviewers, Actor adjudicator, Consumer<String> progress) {
        this.expert = expert;
        this.reviewers = List.copyOf(reviewers);
        this.adjudicator = adjudicator;
        this.progress = progress;
    }

    /** Waits until the task's pair is ready and returns its comparison's id. */
    String awaitComparison(String task) {
        return await("the pair of task " + task, () -> {
            for (JsonNode entry : expert.get("/api/v1/comparisons").path("comparisons")) {
                if (entry.path("task").asString().equals(task)
                        && entry.path("state").asString().equals("open")) {
                    return entry.path("id").asString();
                }
            }
            return "";
        });
    }

    /** One follow-up to both sides; returns when the next turn can be compared. */
    void followUp(String comparison, String prompt) {
        JsonNode document = document(comparison);
        Map<String, Object> verdict = new LinkedHashMap<>(Opinions.of(document, 1));
        int turn = document.path("latestTurn").asInt();
        verdict.put("turn", turn);
        expert.post(path(comparison, "judgements"), verdict);
        expert.post(path(comparison, "follow-ups"), Map.of("prompt", prompt, "mode", "each_continues"));
        await("turn " + (turn + 1), () -> {
            JsonNode now = expert.get("/api/v1/comparisons");
            for (JsonNode entry : now.path("comparisons")) {
                boolean next = entry.path("id").asString().equals(comparison)
                        && entry.path("turn").asInt() == turn + 1
                        && entry.path("state").asString().equals("open");
                if (next) {
                    return "ready";
                }
            }
            return "";
        });
        progress.accept("turn " + (turn + 1) + " of a comparison is ready");
    }

    /** The expert's last word on a comparison, and an honest "could not tell" to the question after it. */
    void submit(String comparison) {
        JsonNode document = document(comparison);
        if (document.path("latestTurn").asInt() > 1) {
            Map<String, Object> verdict = new LinkedHashMap<>(Opinions.of(document, 1));
            verdict.put("turn", document.path("latestTurn").asInt());
            expert.post(path(comparison, "judgements"), verdict);
        }
        expert.post(path(comparison, "submission"), Opinions.of(document, 1));
        expert.post(
                path(comparison, "guess"),
                Map.of(
                        "answer",
                        "could_not_tell",
                        "name",
                        "",
                        "confidence",
                        "guess",
                        "why",
                        "A simulated person sees no style."));
        progress.accept("the expert has submitted: " + document.path("title").asString());
    }

    /** Everything that waits for reviewers and the adjudicator, until nothing does. */
    void review() {
        boolean acted = true;
        while (acted) {
            acted = false;
            for (int i = 0; i < reviewers.size(); i++) {
                acted |= reviewAll(reviewers.get(i), i == 0 ? 1 : -1);
            }
            acted |= decideAll();
        }
    }

    /** The blind document of a comparison, as its expert gets it. */
    private JsonNode document(String comparison) {
        return expert.get("/api/v1/comparisons/" + comparison);
    }

    private boolean reviewAll(Actor reviewer, int lean) {
        List<String> waiting = waiting(reviewer);
        for (String submission : waiting) {
            String at = "/api/v1/submissions/" + submission;
            JsonNode seen = reviewer.get(at);
            reviewer.post(at + "/judgement", Opinions.of(reviewer.get(at + "/sides"), lean));
            reviewer.post(
                    at + "/verdict",
                    Map.of("verdict", "accept", "text", "Clear and well argued.", "remarks", List.of()));
            progress.accept("a reviewer has accepted: " + seen.path("title").asString());
        }
        return !waiting.isEmpty();
    }

    private boolean decideAll() {
        List<String> waiting = waiting(adjudicator);
        for (String submission : waiting) {
            String at = "/api/v1/submissions/" + submission;
            JsonNode seen = adjudicator.get(at);
            Map<String, Object> decision = new LinkedHashMap<>();
            decision.put("judgement", Opinions.of(adjudicator.get(at + "/sides"), 1));
            decision.put("outcome", "uphold");
            decision.put("reasonCode", "legitimate_taste");
            decision.put("evidence", List.of(seen.path("evidence").path(0).asString()));
            decision.put("message", "Both readings are fair; the author's evidence weighs more.");
            adjudicator.post(at + "/decision", decision);
            progress.accept("the adjudicator has decided: " + seen.path("title").asString());
        }
        return !waiting.isEmpty();
    }

    private static List<String> waiting(Actor actor) {
        List<String> submissions = new ArrayList<>();
        for (JsonNode line : actor.get("/api/v1/reviews").path("yours")) {
            submissions.add(line.path("submission").asString());
        }
        return submissions;
    }

    private static String path(String comparison, String what) {
        return "/api/v1/comparisons/" + comparison + "/" + what;
    }

    /** Asks again and again until there is an answer; a person would look at a progress line. */
    private static String await(String what, Supplier<String> question) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            String answer = question.get();
            if (!answer.isEmpty()) {
                return answer;
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for " + what, e);
            }
        }
        throw new IllegalStateException("gave up waiting for " + what);
    }
}
