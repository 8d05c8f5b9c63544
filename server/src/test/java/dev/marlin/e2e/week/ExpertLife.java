package dev.marlin.e2e.week;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/** One expert's week: some sittings at hours of their own, in each of which they do what they find to do. */
final class ExpertLife implements Runnable {
    private static final List<String> REASONS = List.of("not_my_field", "unclear", "too_large", "other");
    private static final Duration WAIT_FOR_PAIR = Duration.ofSeconds(90);

    private final Caller me;
    private final Setting setting;
    private final RandomGenerator chances;
    private final Bench bench;

    /** Where all experts live. */
    record Setting(Town town, HouseTime time, Tally tally) {}

    ExpertLife(Setting setting, int number) {
        this.setting = setting;
        this.me = setting.town().experts.get(number);
        this.chances = setting.town().week.chances(Week.login(number));
        this.bench = new Bench(0.75 + 0.24 * chances.nextDouble(), chances);
    }

    @Override
    public void run() {
        TreeSet<Duration> hours = new TreeSet<>();
        for (int sittings = 2 + chances.nextInt(4); sittings > 0; sittings--) {
            hours.add(Duration.ofMinutes(chances.nextLong(60, Week.LENGTH.toMinutes() - 240)));
        }
        boolean first = true;
        for (Duration hour : hours) {
            setting.time().await(hour);
            if (setting.time().over() || me.page("/").status() != 200) {
                setting.tally().add("came and was let in no more");
                return;
            }
            if (first) {
                settleIn();
                first = false;
            }
            sit();
        }
    }

    private void settleIn() {
        if (chances.nextDouble() < 0.85) {
            setting.tally()
                    .add(
                            "gave a payout method",
                            me.form(
                                    "/earnings/method",
                                    Map.of("holder", "An Expert", "iban", "DE89370400440532013000")));
        }
        if (chances.nextDouble() < 0.7) {
            Examination.take(me, setting.town().qualification(), bench.skill(), chances);
            setting.tally().add("sat an examination");
        }
    }

    private void sit() {
        if (answered()) {
            return;
        }
        if (chances.nextDouble() < 0.15) {
            look();
            return;
        }
        Optional<String> open = comparison("open", Optional.empty());
        if (open.isPresent() && stillTheirs(open.get())) {
            judge(open.get());
        } else {
            claim();
        }
    }

    /** Whether the lease still runs, or can be had again. */
    private boolean stillTheirs(String comparison) {
        JsonNode document = me.json("/api/v1/comparisons/" + comparison);
        if (document.hasNonNull("lease")) {
            return true;
        }
        String task = "/api/v1/tasks/" + document.path("task").asString();
        return setting.tally().add("claimed again what had ended", me.post(task + "/claim", ""));
    }

    /** Reworks what reviewers gave back; @return whether there was something */
    private boolean answered() {
        Optional<String> returned = comparison("reopened", Optional.empty());
        returned.ifPresent(comparison -> {
            setting.tally().add("reworked what was given back");
            judge(comparison);
        });
        return returned.isPresent();
    }

    /** Reads what there is, and objects to an entry now and then. */
    private void look() {
        me.page("/tasks");
        me.page("/reviews");
        me.page("/notices");
        Answer earnings = me.page("/earnings");
        me.ask("/api/v1/earnings");
        Optional<String> entry = earnings.found("name=\"transaction\" value=\"([0-9a-f-]{36})\"");
        if (entry.isPresent() && chances.nextDouble() < 0.2) {
            setting.tally()
                    .add(
                            "disputed an entry",
                            me.form(
                                    "/earnings/disputes",
                                    Map.of("transaction", entry.get(), "words", "More was agreed on.")));
        }
    }

    private void claim() {
        String campaign = setting.town().campaigns.get(chances.nextInt(2));
        List<String> tasks = new ArrayList<>();
        me.page("/tasks");
        String path = "/api/v1/tasks?limit=200&campaign=" + campaign;
        me.json(path).path("tasks").forEach(task -> tasks.add(task.path("id").asString()));
        for (int tries = 0; tries < 4 && !tasks.isEmpty(); tries++) {
            String task = tasks.remove(chances.nextInt(tasks.size()));
            me.page("/tasks/" + task);
            if (chances.nextDouble() < 0.08) {
                Answer skipped = me.post(
                        "/api/v1/tasks/" + task + "/skip",
                        Map.of("reason", REASONS.get(chances.nextInt(REASONS.size()))));
                setting.tally().add("skipped a task", skipped);
                continue;
            }
            Answer claimed = me.post("/api/v1/tasks/" + task + "/claim", "");
            if (setting.tally().add("claimed a task", claimed)) {
                work(task);
                return;
            }
            claimed.found("\"task\":\"([0-9a-f-]{36})\"").ifPresent(offered -> {
                tasks.clear(); // a refusal names the nearest tasks that can be had
                tasks.add(offered);
            });
        }
    }

    private void work(String task) {
        double fate = chances.nextDouble();
        if (fate < 0.05) {
            setting.tally().add("gave a task back", me.post("/api/v1/tasks/" + task + "/release", ""));
            return;
        }
        if (fate < 0.11) {
            setting.tally().add("forgot a claim");
            return;
        }
        if (!setting.tally().add("started a pair", me.post("/api/v1/tasks/" + task + "/pairs", ""))) {
            return;
        }
        if (fate < 0.16) {
            setting.tally().add("forgot a pair");
            return;
        }
        Optional<String> comparison = waitFor(task);
        if (comparison.isEmpty()) {
            setting.tally().add("waited for a pair in vain");
        } else if (chances.nextDouble() < 0.1
                && setting.tally().add("paused", me.post("/api/v1/tasks/" + task + "/pause", ""))) {
            setting.time().pause(Duration.ofMinutes(20));
            me.post("/api/v1/tasks/" + task + "/resume", "");
        } else if (chances.nextDouble() < 0.1) {
            setting.tally().add("extended a lease", me.post("/api/v1/tasks/" + task + "/extend", ""));
        }
        me.post("/api/v1/tasks/" + task + "/beat", "");
        comparison.ifPresent(this::judge);
    }

    private Optional<String> waitFor(String task) {
        long until = System.nanoTime() + WAIT_FOR_PAIR.toNanos();
        long pause = 250_000_000;
        while (System.nanoTime() < until && !setting.time().over()) {
            Optional<String> comparison = comparison("open", Optional.of(task));
            if (comparison.isPresent()) {
                return comparison;
            }
            java.util.concurrent.locks.LockSupport.parkNanos(pause);
            pause = Math.min(2_000_000_000, pause * 3 / 2);
        }
        return Optional.empty();
    }

    private Optional<String> comparison(String state, Optional<String> task) {
        for (JsonNode one : me.json("/api/v1/comparisons").path("comparisons")) {
            if (one.path("state").asString().equals(state)
                    && task.filter(wanted -> !wanted.equals(one.path("task").asString()))
                            .isEmpty()) {
                return Optional.of(one.path("id").asString());
            }
        }
        return Optional.empty();
    }

    private void judge(String comparison) {
        String path = "/api/v1/comparisons/" + comparison;
        me.page("/comparisons/" + comparison);
        JsonNode document = me.json(path);
        for (JsonNode file : document.path("files")) {
            me.ask(path + "/files/" + file.path("key").asString());
        }
        int step = bench.step(document);
        me.change(
                "PUT", path + "/drafts/1", Map.of("revision", 0, "fields", Map.of("rationale", "half a thought")), "");
        if (chances.nextDouble() < 0.3) {
            setting.tally()
                    .add(
                            "made a remark",
                            me.post(
                                    path + "/annotations",
                                    Map.of("side", "A", "kind", "style", "severity", "note", "text", "Reads well.")));
        }
        if (chances.nextDouble() < 0.08) {
            setting.tally().add("went home with a draft");
            return;
        }
        setting.tally().add("judged a turn", me.post(path + "/judgements", bench.ofTurn(step, "turn")));
        Answer submitted = me.post(path + "/submission", bench.opinion(step, "whole"));
        if (setting.tally().add("submitted", submitted) && chances.nextDouble() < 0.4) {
            Map<String, String> guess =
                    Map.of("answer", "could_not_tell", "name", "", "confidence", "guess", "why", "");
            setting.tally().add("guessed who it was", me.post(path + "/guess", guess));
        }
    }
}
