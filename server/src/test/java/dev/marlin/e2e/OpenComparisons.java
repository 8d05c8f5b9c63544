package dev.marlin.e2e;

import static dev.marlin.testkit.http.Installation.done;

import dev.marlin.testkit.http.Installation;
import dev.marlin.testkit.http.MarlinProcess;
import dev.marlin.testkit.http.Session;
import dev.marlin.testkit.runs.Until;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A campaign in full swing, set up over HTTP: each expert holds some tasks whose two imported changes are verified and
 * wait to be compared. One reviewer each, fees of 280 and 40 dollars.
 */
final class OpenComparisons {
    /** Counts as evidence for both sides in every rationale. */
    static final String EVIDENCE = "Farewell stays passes on both sides. ";

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Installation marlin;
    private final GreetingRepository repository;
    private final Session manager;
    private final Map<String, Session> experts = new LinkedHashMap<>();
    private final Map<String, List<String>> comparisons = new LinkedHashMap<>();
    private List<String> agents = List.of();
    private String campaign = "";

    private OpenComparisons(Installation marlin) {
        this.marlin = marlin;
        this.repository = GreetingRepository.make(marlin.folder().resolve("greeter"));
        succeed(marlin.firstAdmin("ada"));
        succeed(marlin.command(
                "catalog",
                "mirror",
                "--as",
                "ada",
                "greeter",
                repository.folder().toString()));
        marlin.start();
        Session admin = marlin.as("ada");
        marlin.person(admin, "mara", "manager");
        marlin.person(admin, "finn", "finance");
        marlin.person(admin, "fred", "finance");
        manager = marlin.as("mara");
    }

    /** @param each comparisons of each expert */
    static OpenComparisons in(Installation marlin, List<String> experts, int each, List<String> reviewers) {
        OpenComparisons world = new OpenComparisons(marlin);
        Session admin = marlin.as("ada");
        reviewers.forEach(login -> marlin.person(admin, login, "reviewer"));
        for (String login : experts) {
            marlin.person(admin, login, "expert");
            world.experts.put(login, marlin.as(login));
        }
        world.openCampaign();
        world.openComparisons(each);
        return world;
    }

    /** Ids of comparisons that wait for their experts, by login. */
    Map<String, List<String>> comparisons() {
        return comparisons;
    }

    /** The browser in which that expert did all this. */
    Session expert(String login) {
        return experts.get(login);
    }

    private void openCampaign() {
        String rubric = id(manager.post("/api/v1/rubrics", Texts.RUBRIC));
        agents = List.of(
                id(manager.post("/api/v1/agents", Texts.imported("Heron"))),
                id(manager.post("/api/v1/agents", Texts.imported("Plover"))));
        campaign = id(manager.post("/api/v1/campaigns", Texts.campaign(rubric, 1, agents)));
    }

    private void openComparisons(int each) {
        Map<String, List<Draft>> drafts = new LinkedHashMap<>();
        experts.forEach((login, session) -> {
            for (int i = 1; i <= each; i++) {
                drafts.computeIfAbsent(login, any -> new ArrayList<>()).add(draft(session, login + "'s task " + i));
            }
        });
        drafts.forEach((login, own) -> own.forEach(draft -> publish(experts.get(login), draft)));
        drafts.forEach((login, own) -> own.forEach(draft -> startPair(experts.get(login), draft.task())));
        experts.forEach((login, session) -> {
            Until.holds(login + "'s pairs", PATIENCE, () -> open(session).size() == each);
            comparisons.put(login, open(session));
        });
    }

    private record Draft(String task, String etag) {}

    private Draft draft(Session expert, String title) {
        HttpResponse<String> answer =
                expert.post("/api/v1/tasks?campaign=" + campaign, Texts.trivialTask(title, repository.commit()));
        String task = id(answer);
        done(expert.post("/api/v1/tasks/" + task + "/dry-run", ""));
        return new Draft(task, answer.headers().firstValue("ETag").orElseThrow());
    }

    private void publish(Session expert, Draft draft) {
        String path = "/api/v1/tasks/" + draft.task();
        Until.holds(
                "the dry run",
                PATIENCE,
                () -> expert.json(path + "/dry-run").path("state").asString().equals("DONE"));
        done(expert.post(path + "/publish", "", draft.etag()));
    }

    private void startPair(Session expert, String task) {
        for (String agent : agents) {
            String patch = Texts.patch("notes-" + agents.indexOf(agent) + ".txt", "as agreed");
            done(manager.post("/api/v1/tasks/" + task + "/work", Map.of("agentVersion", agent, "patch", patch)));
        }
        done(expert.post("/api/v1/tasks/" + task + "/claim", ""));
        done(expert.post("/api/v1/tasks/" + task + "/pairs", ""));
    }

    private static List<String> open(Session expert) {
        List<String> open = new ArrayList<>();
        for (JsonNode entry : expert.json("/api/v1/comparisons").path("comparisons")) {
            if (entry.path("state").asString().equals("open")) {
                open.add(entry.path("id").asString());
            }
        }
        return open;
    }

    private static String id(HttpResponse<String> answer) {
        return done(answer).path("id").asString();
    }

    private static void succeed(MarlinProcess.Ended command) {
        if (command.exitCode() != 0) {
            throw new AssertionError(command.output());
        }
    }
}
