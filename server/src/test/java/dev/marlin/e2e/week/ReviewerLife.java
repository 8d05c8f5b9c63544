package dev.marlin.e2e.week;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/** A reviewer's or adjudicator's week: several times a day they work off what waits for them. */
final class ReviewerLife implements Runnable {
    private final Caller me;
    private final ExpertLife.Setting setting;
    private final RandomGenerator chances;
    private final Bench bench;

    ReviewerLife(ExpertLife.Setting setting, int number) {
        this.setting = setting;
        this.me = setting.town().experts.get(number);
        this.chances = setting.town().week.chances("review " + Week.login(number));
        this.bench = new Bench(0.9, chances);
    }

    @Override
    public void run() {
        while (!setting.time().over()) {
            setting.time().pause(Duration.ofMinutes(chances.nextLong(120, 600)));
            if (!round()) {
                return;
            }
        }
    }

    /** Does all that waits; @return false when the person is let in no more */
    private boolean round() {
        Answer list = me.ask("/api/v1/reviews");
        if (!list.good()) {
            return false;
        }
        for (JsonNode line : list.json().path("yours")) {
            String submission = line.path("submission").asString();
            switch (line.path("action").asString()) {
                case "Review" -> review(submission);
                case "Decide" -> decide(submission);
                default ->
                    setting.tally().add("was asked to " + line.path("action").asString());
            }
        }
        return true;
    }

    private void review(String submission) {
        String path = "/api/v1/submissions/" + submission;
        me.page("/reviews/" + submission);
        if (me.json(path).path("turn").asString().equals("judge")) {
            int step = bench.step(me.json(path + "/sides"));
            setting.tally().add("judged in review", me.post(path + "/judgement", bench.opinion(step, "review")));
        }
        double mood = chances.nextDouble();
        String verdict = mood < 0.85 ? "accept" : mood < 0.97 ? "request_changes" : "comment";
        Map<String, Object> words = Map.of("verdict", verdict, "text", "Clear enough to follow.", "remarks", List.of());
        setting.tally().add("reviewed: " + verdict, me.post(path + "/verdict", words));
    }

    private void decide(String submission) {
        String path = "/api/v1/submissions/" + submission;
        me.page("/reviews/" + submission);
        JsonNode file = me.json(path);
        int step = bench.step(me.json(path + "/sides"));
        double mood = chances.nextDouble();
        String outcome = mood < 0.04 ? "reject" : mood < 0.1 ? "return" : "uphold";
        Answer decided = me.post(path + "/decision", decision(file, step, outcome));
        if (decided.status() == 422 && outcome.equals("uphold")) {
            outcome = "overrule";
            decided = me.post(path + "/decision", decision(file, step, outcome));
        }
        setting.tally().add("decided: " + outcome, decided);
    }

    private Map<String, Object> decision(JsonNode file, int step, String outcome) {
        return Map.of(
                "judgement",
                bench.opinion(step, "decision"),
                "outcome",
                outcome,
                "reasonCode",
                "legitimate_taste",
                "evidence",
                List.of(file.path("evidence").path(0).asString()),
                "message",
                "Looked at both again.");
    }
}
